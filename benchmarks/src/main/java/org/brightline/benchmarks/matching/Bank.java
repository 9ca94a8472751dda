package org.brightline.benchmarks.matching;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.BankSettings;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;

/** Banks and queries to measure with: invented hashes, the same in every run. */
public final class Bank {

    /** How hashes lie to each other. */
    public enum Shape {
        /** All independent of each other. */
        RANDOM,
        /** In groups of a hundred, each up to 40 bits from the middle of its group. */
        CLUSTERED
    }

    private Bank() {}

    /** An index of these hashes. */
    public static MatchIndex index(Pdq[] hashes) {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN, ForkJoinPool.commonPool());
        live.banks(List.of(BankSettings.confirmed(1, "BANK")));
        EntryBatch.Builder batch = EntryBatch.builder();
        for (int i = 0; i < hashes.length; i++) {
            batch.add(i, 1, hashes[i], true, null, null);
        }
        live.add(batch.build());
        return live.current();
    }

    /** So many hashes. */
    public static Pdq[] hashes(Shape shape, int size) {
        SplittableRandom random = new SplittableRandom(1);
        Pdq[] hashes = new Pdq[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = shape == Shape.RANDOM || i % 100 == 0
                    ? random(random)
                    : near(hashes[i - i % 100], random.nextInt(41), random);
        }
        return hashes;
    }

    /** Every eighth query is 20 bits from a hash of the bank, the others are like nothing. */
    static Pdq[] queries(Pdq[] hashes, int count) {
        SplittableRandom random = new SplittableRandom(2);
        Pdq[] queries = new Pdq[count];
        for (int i = 0; i < count; i++) {
            queries[i] = i % 8 == 0 ? near(hashes[random.nextInt(hashes.length)], 20, random) : random(random);
        }
        return queries;
    }

    private static Pdq random(SplittableRandom random) {
        return new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static Pdq near(Pdq hash, int bits, SplittableRandom random) {
        long[] flips = new long[4];
        for (int i = 0; i < bits; i++) {
            flips[random.nextInt(4)] ^= 1L << random.nextInt(64);
        }
        return new Pdq(hash.a() ^ flips[0], hash.b() ^ flips[1], hash.c() ^ flips[2], hash.d() ^ flips[3]);
    }
}
