package org.brightline.benchmarks.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.MatchIndex;

/**
 * Our side of {@code benchmarks/matching-peers}: loads a bank of packed hashes, and for each line of input, a number of seconds,
 * asks queries for so long and says how many it asked, in what time, and how many matches it found for the first ones.
 */
public final class PeerWorker {

    private static final int CHECKED = 200;

    private PeerWorker() {}

    /** @param arguments the file of the bank and that of the queries, 32 bytes a hash */
    public static void main(String[] arguments) throws IOException {
        long before = used();
        long began = System.nanoTime();
        MatchIndex index = Bank.index(read(Path.of(arguments[0])));
        double built = (System.nanoTime() - began) / 1e9;
        Pdq[] queries = read(Path.of(arguments[1]));
        int found = 0;
        for (int i = 0; i < CHECKED; i++) {
            found += index.match(queries[i]).size();
        }
        System.out.printf("%.2f %.1f %d%n", built, (used() - before) / (double) index.size(), found);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        int next = 0;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            long seconds = (long) (Double.parseDouble(line) * 1e9);
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            int asked = 0;
            while (System.nanoTime() - start < seconds) {
                index.match(queries[next]);
                next = (next + 1) % queries.length;
                asked++;
            }
            System.out.printf(
                    "%d %.4f %.4f%n",
                    asked, (System.nanoTime() - start) / 1e9, (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
        }
    }

    private static Pdq[] read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            LongBuffer words = bytes.asLongBuffer();
            Pdq[] hashes = new Pdq[words.remaining() / 4];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = new Pdq(words.get(), words.get(), words.get(), words.get());
            }
            return hashes;
        }
    }

    /** What the heap holds after a collection. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
