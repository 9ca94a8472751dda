package org.brightline.platform.intake.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brightline.assessment.Audience;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was sent, checked in form but not yet assessed.
 *
 * @param externalId what the platform calls it
 * @param author the platform's opaque reference of its author
 * @param language a hint, BCP 47
 * @param media addresses of its pictures
 * @param history what the platform has counted of the account
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
        @Nullable String contextLink,
        Map<Window, Long> history) {
    Submission {
        media = List.copyOf(media);
        history = Map.copyOf(history);
    }
}
