package org.brightline.platform.console.internal.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue as shown, or another list of cases.
 *
 * @param list which list it is
 * @param sought the platform's id that was looked for, empty if none was
 * @param rung only this one, empty for all
 * @param attention how many actions could not be confirmed or delivered
 */
public record QueueView(
        Kind list,
        String sought,
        String rung,
        List<Row> rows,
        List<Tally> tallies,
        int overdue,
        int attention,
        boolean mayDecide,
        boolean more) {

    /** The lists that there are. */
    public enum Kind {
        /** Open cases in the order of the queue, near-identical ones once. */
        OPEN,
        /** Decided cases, the last decided first. */
        DECIDED,
        /** All cases of one post. */
        POST,
        /** All open cases that are near-identical to one. */
        ALIKE
    }

    /**
     * One line of the queue: a case, or several near-identical ones.
     *
     * @param rung in words, {@code UNDETERMINED} where nothing could be judged
     * @param holder who holds it, null if nobody
     * @param alike how many other open cases are near-identical
     */
    public record Row(
            UUID id,
            String rung,
            String clause,
            String platform,
            String externalId,
            String kind,
            String audience,
            boolean open,
            Instant openedAt,
            Instant deadline,
            @Nullable String holder,
            boolean mine,
            int alike) {}

    /** How many open cases stand on a rung. */
    public record Tally(String rung, long count) {}
}
