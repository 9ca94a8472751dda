package org.brightline.matching;

import org.jspecify.annotations.Nullable;

/**
 * Known content that a query looks like.
 *
 * @param entry the known content
 * @param distance how far it is: the number of bits that differ, 0 for equal fingerprints; for a video, of its nearest frame
 * @param threshold the greatest distance that counted as a match
 * @param number the entry's number in the index
 * @param role the role of its bank
 * @param quarantined whether the entry matches so suddenly often that a person has to look at it first; never for an equal digest of
 *     a file in a bank of confirmed content, which is no mistake of likeness
 * @param share how much of the videos is the same; null if the entry is no video
 */
public record Match(
        BankEntry entry,
        int distance,
        int threshold,
        long number,
        BankRole role,
        boolean quarantined,
        @Nullable VideoShare share) {

    /** A match of something else than a video. */
    public Match(BankEntry entry, int distance, int threshold, long number, BankRole role, boolean quarantined) {
        this(entry, distance, threshold, number, role, quarantined, null);
    }

    /** @throws IllegalArgumentException if the distance is not from 0 to the threshold */
    public Match {
        if (distance < 0 || distance > threshold) {
            throw new IllegalArgumentException(
                    "A match has a distance from 0 to its threshold of " + threshold + ", not " + distance + ".");
        }
    }

    /**
     * How much of two videos is the same, by the number of their different frames.
     *
     * @param queryPercent the part of the query's frames that are in the entry, 0 to 100
     * @param entryPercent the part of the entry's frames that are in the query, 0 to 100
     */
    public record VideoShare(double queryPercent, double entryPercent) {}
}
