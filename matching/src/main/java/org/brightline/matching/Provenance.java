package org.brightline.matching;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry comes from.
 *
 * @param id the entry's id outside of the index
 * @param label what it is, for the person who reviews a match
 * @param source who said so
 * @param incident the incident that it belongs to, if any
 * @param addedBy who added it, if known
 * @param reason why it was added, if known
 */
public record Provenance(
        UUID id,
        String label,
        String source,
        @Nullable String incident,
        @Nullable String addedBy,
        @Nullable String reason) {

    /** Stands where a lookup knows nothing of an entry: it is a match all the same. */
    static Provenance unknown(long number) {
        return new Provenance(new UUID(0, number), "", "", null, null, null);
    }
}
