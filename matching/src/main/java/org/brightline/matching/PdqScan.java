package org.brightline.matching;

import java.util.List;
import java.util.function.ObjIntConsumer;
import org.brightline.fingerprint.Pdq;

/** All PDQ hashes of an index, packed one after the other, and compared one after the other. */
final class PdqScan {

    private static final int WORDS = Pdq.BITS / Long.SIZE;

    private final BankEntry[] entries;
    private final long[] words;

    /** @param entries entries whose fingerprints are PDQ hashes */
    PdqScan(List<BankEntry> entries) {
        this.entries = entries.toArray(BankEntry[]::new);
        this.words = new long[this.entries.length * WORDS];
        for (int i = 0; i < this.entries.length; i++) {
            if (!(this.entries[i].fingerprint() instanceof Pdq pdq)) {
                throw new IllegalArgumentException("Only PDQ hashes have distances to scan.");
            }
            words[i * WORDS] = pdq.a();
            words[i * WORDS + 1] = pdq.b();
            words[i * WORDS + 2] = pdq.c();
            words[i * WORDS + 3] = pdq.d();
        }
    }

    /** Gives each entry that is at most this far from the query, with its distance, in no particular order. */
    void within(int threshold, Pdq query, ObjIntConsumer<BankEntry> found) {
        long a = query.a();
        long b = query.b();
        long c = query.c();
        long d = query.d();
        for (int i = 0, at = 0; i < entries.length; i++, at += WORDS) {
            int distance = Long.bitCount(words[at] ^ a)
                    + Long.bitCount(words[at + 1] ^ b)
                    + Long.bitCount(words[at + 2] ^ c)
                    + Long.bitCount(words[at + 3] ^ d);
            if (distance <= threshold) {
                found.accept(entries[i], distance);
            }
        }
    }
}
