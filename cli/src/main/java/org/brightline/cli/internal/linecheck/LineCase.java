package org.brightline.cli.internal.linecheck;

import org.jspecify.annotations.Nullable;

/**
 * One case of the suite.
 *
 * @param id language, group and number, for example {@code en-07-003}
 * @param gold what two readings of the case came to
 * @param pair the case that it is a minimal pair of, or the undisguised case that it disguises
 * @param source the English case that this one translates
 * @param swap cases with the same mark differ only in the group of people that they name, and must get the same answer
 * @param strand the milieu that the text deals with, {@code none} where it deals with none
 */
record LineCase(
        String id,
        String text,
        Verdict gold,
        boolean actionable,
        @Nullable String pair,
        @Nullable String source,
        @Nullable String swap,
        String strand) {

    String language() {
        return id.substring(0, id.indexOf('-'));
    }

    int group() {
        int from = id.indexOf('-') + 1;
        return Integer.parseInt(id.substring(from, id.indexOf('-', from)));
    }
}
