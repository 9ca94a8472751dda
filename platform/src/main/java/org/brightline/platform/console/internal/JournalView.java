package org.brightline.platform.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.journal.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The journal as its page shows it.
 *
 * @param wanted what was filtered for
 * @param kinds all kinds of act
 * @param people whom one can filter for: an actor as entries carry it, and their name
 * @param older link to the next page, empty at the end
 */
public record JournalView(
        Checkpoint checkpoint,
        String key,
        List<Row> entries,
        Wanted wanted,
        List<String> kinds,
        List<Choice> people,
        String older) {

    /** One entry. */
    public record Row(
            UUID id,
            @Nullable Long index,
            String words,
            String kind,
            String name,
            String actor,
            Instant at,
            String leafHash) {}

    /** The fields of the filter, empty where all fit. */
    public record Wanted(String kind, String actor, String caseId) {
        /** Whether anything is left out. */
        public boolean any() {
            return !(kind + actor + caseId).isEmpty();
        }
    }
}
