package org.brightline.platform.intake.internal;

import java.time.Instant;
import java.util.List;
import org.brightline.assessment.Audience;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was sent, checked in form but not yet assessed.
 *
 * @param externalId what the platform calls it
 * @param author the platform's opaque reference of its author
 * @param language a hint, BCP 47
 * @param media addresses of its pictures
 */
record Submission(
        String platform,
        String externalId,
        String kind,
        @Nullable String author,
        Audience audience,
        @Nullable String language,
        Instant createdAt,
        @Nullable String text,
        List<String> media,
        @Nullable String contextLink) {
    Submission {
        media = List.copyOf(media);
    }
}
