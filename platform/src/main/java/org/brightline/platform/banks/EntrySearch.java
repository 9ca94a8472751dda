package org.brightline.platform.banks;

import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a bank are asked for, the newest first.
 *
 * @param text words that stand in the label, source, incident or note, whatever their case; any if empty
 * @param fingerprint that the entry has exactly; any if null
 * @param before only entries with a lower number: the last of the page before; null for the first page
 * @param limit of entries, 1 to {@value #MOST}
 */
public record EntrySearch(
        String text,
        @Nullable Fingerprint fingerprint,
        @Nullable Long before,
        int limit) {
    /** The greatest number of entries on a page. */
    public static final int MOST = 500;

    /** Takes a limit out of its range as the nearest within it. */
    public EntrySearch {
        text = text.strip();
        limit = Math.clamp(limit, 1, MOST);
    }

    /** All entries, a page of them. */
    public static EntrySearch page(@Nullable Long before, int limit) {
        return new EntrySearch("", null, before, limit);
    }
}
