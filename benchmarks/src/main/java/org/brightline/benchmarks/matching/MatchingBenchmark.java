package org.brightline.benchmarks.matching;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Single queries for known pictures, one after the other on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchingBenchmark {

    /** The number of hashes in the bank. */
    @Param({"100000", "1000000"})
    public int size;

    /** How they lie to each other. */
    @Param
    @SuppressWarnings("NullAway.Init") // JMH sets it before anything runs
    public Bank.Shape shape;

    /** The greatest distance that matches, in bits. */
    @Param("31")
    public int threshold;

    private MatchIndex index = MatchIndex.EMPTY;
    private Pdq[] queries = {};
    private int next;

    /** Makes the bank. */
    @Setup
    public void bank() {
        Pdq[] hashes = Bank.hashes(shape, size);
        index = Bank.index(hashes).withThreshold(threshold);
        queries = Bank.queries(hashes, 1 << 14);
    }

    /** One query. */
    @Benchmark
    public List<Match> match() {
        next = next + 1 & queries.length - 1;
        return index.match(queries[next]);
    }
}
