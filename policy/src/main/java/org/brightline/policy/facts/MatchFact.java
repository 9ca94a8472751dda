package org.brightline.policy.facts;

import java.util.Set;

/**
 * A match of a medium, or of the text, to a bank, as far as a clause may know it.
 *
 * @param medium which medium of the item, from 0; {@value #TEXT} for its text
 * @param bank the bank's name
 * @param confirmed whether the bank is of confirmed content; the other kind that counts awaits confirmation
 * @param entry the bank entry's id
 * @param fingerprint the kind of fingerprint, for example {@code PDQ}
 * @param distance in the fingerprint's own unit; 0 is equal
 * @param threshold the greatest distance that counts as a match
 */
public record MatchFact(
        int medium, String bank, boolean confirmed, String entry, String fingerprint, int distance, int threshold) {
    /** Stands for the text of the item in place of the number of a medium. */
    public static final int TEXT = -1;

    private static final Set<String> DIGESTS = Set.of("SHA256", "MD5", "VIDEO_SHA256", "VIDEO_MD5");

    /**
     * Whether the medium is, byte for byte, content that people have confirmed. A perceptual fingerprint at distance 0 is a
     * look-alike all the same.
     */
    public boolean exact() {
        return confirmed && distance == 0 && DIGESTS.contains(fingerprint);
    }
}
