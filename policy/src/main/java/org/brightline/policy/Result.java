package org.brightline.policy;

import java.util.Locale;

/** What an evaluation of a clause can say. */
public enum Result {
    /** The clause is met. */
    MATCH,
    /** The clause is not met. */
    NO_MATCH,
    /** It cannot be told: something needed is missing, or the clause itself doubts. Never to be taken for NO_MATCH. */
    UNDETERMINED;

    /** Its word in a test file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
