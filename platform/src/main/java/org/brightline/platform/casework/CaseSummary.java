package org.brightline.platform.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in the queue.
 *
 * @param rung the highest that was found, or UNDETERMINED where nothing could be judged
 * @param title of the gravest finding's clause
 * @param holder who holds it now, null if nobody
 * @param alike how many other open cases are near-identical
 */
public record CaseSummary(
        UUID id,
        String rung,
        String title,
        String platform,
        String externalId,
        String kind,
        String audience,
        boolean open,
        Instant openedAt,
        Instant deadline,
        @Nullable UUID holder,
        @Nullable Instant heldUntil,
        int alike) {}
