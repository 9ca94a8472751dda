package org.brightline.platform.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue as shown.
 *
 * @param attention how many actions could not be confirmed or delivered
 */
public record QueueView(
        List<Row> rows, List<Tally> tallies, int overdue, int attention, boolean mayDecide, String rung, boolean more) {

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
            Instant openedAt,
            Instant deadline,
            @Nullable String holder,
            boolean mine,
            int alike) {}

    /** How many open cases stand on a rung. */
    public record Tally(String rung, long count) {}
}
