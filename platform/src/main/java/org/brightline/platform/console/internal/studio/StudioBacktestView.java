package org.brightline.platform.console.internal.studio;

import java.time.Instant;
import java.util.List;

/**
 * A backtest as people read it.
 *
 * @param on how many items of which source it was run on, in words
 * @param by who ran it
 * @param at when
 * @param holds whether it was run on what the draft says now, against the release in force
 * @param standings items by what they come to, before and after
 * @param items items that change, by language
 * @param clauses clauses that say something else, by language
 */
public record StudioBacktestView(
        String on,
        String by,
        Instant at,
        boolean holds,
        long count,
        long changed,
        List<Standing> standings,
        List<Row> items,
        List<Row> clauses) {

    /** How many items come to this, before and after. */
    public record Standing(String what, long before, long after, String change) {}

    /**
     * So many items that change in one way.
     *
     * @param clause empty where it is about the item as a whole
     * @param named whether anybody wants to know which: not where a clause is not met, neither before nor after
     * @param items the first of them; empty where they are not named, or were not kept
     */
    public record Row(
            String clause,
            String rung,
            String language,
            String before,
            String after,
            long count,
            boolean named,
            List<Item> items) {}

    /** An item that changes; without a link where it is of a sample. */
    public record Item(String label, String link) {}
}
