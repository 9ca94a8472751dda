package org.brightline.policy;

/**
 * A match of a medium, or of the text, to a bank, as far as a clause may know it.
 *
 * @param medium which medium of the item, from 0; {@value #TEXT} for its text
 * @param bank the bank's name
 * @param entry the bank entry's id
 * @param fingerprint the kind of fingerprint, for example {@code PDQ}
 * @param distance in the fingerprint's own unit; 0 is equal
 * @param threshold the greatest distance that counts as a match
 */
public record MatchFact(int medium, String bank, String entry, String fingerprint, int distance, int threshold) {
    /** Stands for the text of the item in place of the number of a medium. */
    public static final int TEXT = -1;
}
