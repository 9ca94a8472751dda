package org.brightline.matching;

import java.time.Instant;
import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the index holds it. What else is known about it, its {@link Provenance}, stays with the caller.
 *
 * @param number the entry's own number, unique over all banks
 * @param bank the {@linkplain BankSettings#number() number} of the bank that holds it
 * @param fingerprint what it looks like
 * @param enabled whether it is matched at all
 * @param from the first moment at which it is matched, to the second; from ever if null
 * @param until the moment from which it is matched no more, to the second; for ever if null
 */
public record Entry(
        long number,
        int bank,
        Fingerprint fingerprint,
        boolean enabled,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** @throws IllegalArgumentException if the number of the bank is out of its range */
    public Entry {
        if (bank < 0 || bank > BankSettings.MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "The number of a bank is from 0 to " + BankSettings.MAX_NUMBER + ", not " + bank + ".");
        }
    }

    /** An entry that is matched now and for ever. */
    public Entry(long number, int bank, Fingerprint fingerprint) {
        this(number, bank, fingerprint, true, null, null);
    }
}
