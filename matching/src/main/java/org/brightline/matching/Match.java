package org.brightline.matching;

/**
 * Known content that a query looks like.
 *
 * @param entry the known content
 * @param distance the number of bits that differ, 0 for an exact copy
 * @param threshold the greatest distance that counted as a match, in bits
 */
public record Match(BankEntry entry, int distance, int threshold) {

    /** @throws IllegalArgumentException if the distance is not from 0 to the threshold */
    public Match {
        if (distance < 0 || distance > threshold) {
            throw new IllegalArgumentException(
                    "A match has a distance from 0 to its threshold of " + threshold + ", not " + distance + ".");
        }
    }
}
