package org.brightline.policy.facts;

import java.util.Locale;

/**
 * What may be counted about an account. The list is closed, and nothing in it says what a person thinks or is: only how much was
 * posted, and what people have already decided.
 */
public enum AccountEvent {
    /** Items of the account that were taken in. */
    POSTS,
    /** Reports by other people on items of the account that a person found to be right. */
    REPORTS,
    /** Items of the account that a person decided to remove, where the decision stands: not undone, not won on appeal. */
    REMOVALS;

    /** The word for it in a clause file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
