package org.brightline.benchmarks.pdq;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.brightline.fingerprint.PdqHash;
import org.brightline.fingerprint.PdqHasher;
import org.brightline.fingerprint.Picture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pictures of 1600 × 1004 pixels hashed in a second by one thread, decoding excluded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PdqBenchmark {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1004;

    private Picture picture = Picture.of(1, 1, new float[1], "none");

    /** A picture of noise: the time does not depend on what it shows. */
    @Setup
    public void makePicture() {
        Random random = new Random(1);
        float[] samples = new float[WIDTH * HEIGHT];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(256);
        }
        picture = Picture.of(WIDTH, HEIGHT, samples, "noise");
    }

    /** The hash of a decoded picture. */
    @Benchmark
    public PdqHash hash() {
        return PdqHasher.hash(picture);
    }
}
