package org.brightline.platform.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;

/**
 * A kept item that an entry of a bank matches.
 *
 * @param distance of what is nearest in it; 0 where it is equal
 */
public record LookAlike(UUID item, String platform, String externalId, Instant receivedAt, int distance) {

    /**
     * An entry that look-alikes are looked for of.
     *
     * @param number any number that tells it from the others
     * @param threshold of its bank: most differing bits at which two PDQ hashes match
     */
    public record Entry(long number, List<? extends Fingerprint> fingerprints, int threshold) {
        /** Keeps its own copy. */
        public Entry {
            fingerprints = List.copyOf(fingerprints);
        }
    }

    /**
     * The look-alikes of an entry.
     *
     * @param nearest the nearest ones, by distance and time
     * @param inAll how many there are
     */
    public record Found(List<LookAlike> nearest, int inAll) {
        /** None. */
        public static final Found NOTHING = new Found(List.of(), 0);

        /** Keeps its own copy. */
        public Found {
            nearest = List.copyOf(nearest);
        }
    }
}
