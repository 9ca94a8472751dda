package org.brightline.benchmarks.pdq;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.Picture;
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

    private BufferedImage colours = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
    private Picture picture = Picture.of(colours, "none");

    /** A picture of noise: the time does not depend on what it shows. */
    @Setup
    public void makePicture() {
        Random random = new Random(1);
        colours = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                colours.setRGB(x, y, random.nextInt());
            }
        }
        picture = Picture.of(colours, "noise");
    }

    /** From the luminance of a decoded picture. */
    @Benchmark
    public PdqHash hash() {
        return PdqHasher.hash(picture);
    }

    /** From the colours of a decoded picture, three bytes a pixel. */
    @Benchmark
    public PdqHash hashOfColours() {
        return PdqHasher.hash(Picture.of(colours, "noise"));
    }

    /** All eight turns, from the luminance. */
    @Benchmark
    public Object turned() {
        return PdqHasher.turned(picture);
    }
}
