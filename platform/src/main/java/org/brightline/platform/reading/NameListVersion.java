package org.brightline.platform.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of names said from one moment on.
 *
 * @param list its short name
 * @param sha256 of the file as it came, 64 hexadecimal digits; null where the list was taken out of force
 * @param made when the list was made, as it says itself; empty when it does not say
 * @param names how many names and aliases are looked for
 * @param skipped each name that cannot be looked for, with the reason
 * @param source where it comes from, in words
 * @param reason why it was put in force or taken out of it
 * @param putBy who did that, in the form of the journal
 */
public record NameListVersion(
        UUID id,
        String list,
        @Nullable String sha256,
        String made,
        int names,
        List<String> skipped,
        String source,
        String reason,
        String putBy,
        Instant putAt) {
    /** Keeps its own copy. */
    public NameListVersion {
        skipped = List.copyOf(skipped);
    }
}
