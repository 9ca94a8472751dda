package org.brightline.matching;

/**
 * Known content that a query looks like.
 *
 * @param entry the known content
 * @param distance how far it is: the number of bits that differ, 0 for equal fingerprints
 * @param threshold the greatest distance that counted as a match
 * @param number the entry's number in the index
 * @param role the role of its bank
 * @param quarantined whether the entry matches so suddenly often that a person has to look at it first
 */
public record Match(BankEntry entry, int distance, int threshold, long number, BankRole role, boolean quarantined) {

    /** @throws IllegalArgumentException if the distance is not from 0 to the threshold */
    public Match {
        if (distance < 0 || distance > threshold) {
            throw new IllegalArgumentException(
                    "A match has a distance from 0 to its threshold of " + threshold + ", not " + distance + ".");
        }
    }
}
