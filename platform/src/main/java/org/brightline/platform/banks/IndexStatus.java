package org.brightline.platform.banks;

/**
 * How the index on this node stands to the database, for one kind of fingerprint.
 *
 * @param indexed fingerprints in the index
 * @param builtTo the greatest number of an entry that the index has taken in, -1 if none
 * @param stored fingerprints in the database of entries that stand
 * @param newest the greatest number of an entry that stands in the database, -1 if none
 */
public record IndexStatus(long indexed, long builtTo, long stored, long newest) {
    /** Whether the index has yet to take something in. */
    public boolean behind() {
        return indexed != stored || builtTo < newest;
    }
}
