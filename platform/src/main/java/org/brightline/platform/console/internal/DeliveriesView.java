package org.brightline.platform.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What platforms were told and what came of it. */
public record DeliveriesView(List<Row> rows, boolean mayRetry, String filter) {

    /**
     * One effect on its way.
     *
     * @param next when the next attempt or look is due, null if none
     * @param needsPerson whether it waits for somebody
     */
    public record Row(
            UUID id,
            UUID caseId,
            String platform,
            String externalId,
            String effect,
            String state,
            String words,
            int attempts,
            @Nullable Instant next,
            @Nullable String error,
            boolean needsPerson,
            boolean dead) {}
}
