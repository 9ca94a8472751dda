package org.brightline.platform.releases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a release came into force. One release may come into force more than once.
 *
 * @param digest the release's digest
 * @param name its name
 * @param kind how it came
 * @param authors everyone who had a hand in it, as {@code person:…}; nobody for one that was shipped
 * @param approvedBy the second person; null for one that was shipped
 * @param reason why
 * @param at since when
 */
public record Publication(
        String digest,
        String name,
        Kind kind,
        List<String> authors,
        @Nullable String approvedBy,
        String reason,
        Instant at) {
    /** Keeps its own copy of the list. */
    public Publication {
        authors = List.copyOf(authors);
    }

    /** How a release came into force. */
    public enum Kind {
        /** It came with the program. */
        SHIPPED,
        /** It was made here. */
        PUBLISHED,
        /** It was in force before, and came back. */
        ROLLED_BACK
    }
}
