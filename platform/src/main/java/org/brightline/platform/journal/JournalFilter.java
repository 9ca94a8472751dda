package org.brightline.platform.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; all that is not null must fit.
 *
 * @param kind the text of an {@link ActKind}
 * @param actor as an entry carries it, for example {@code person:0198…}
 * @param caseId entries about a case: those that reference it as «case», and looks that were «for» it
 */
public record JournalFilter(
        @Nullable String kind,
        @Nullable String actor,
        @Nullable UUID caseId) {
    /** Leaves nothing out. */
    public static final JournalFilter ALL = new JournalFilter(null, null, null);
}
