package org.brightline.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * Something that was posted.
 *
 * @param platform the platform's name
 * @param externalId the platform's own id of it
 * @param kind what it is there, for example {@code post}
 * @param author an opaque reference to who posted it, or null; never looked at by the assessment
 * @param audience who could see it
 * @param languageHint BCP 47 tag, or null
 * @param createdAt when it was posted, as the platform says
 * @param text its text, or null
 * @param media its pictures, in their order
 * @param contextLink where it can be seen, or null; never opened by the assessment
 * @param history what the platform has counted of the account; a window that is not there is not known
 */
public record Item(
        String platform,
        String externalId,
        String kind,
        @Nullable String author,
        Audience audience,
        @Nullable String languageHint,
        Instant createdAt,
        @Nullable String text,
        List<Medium> media,
        @Nullable String contextLink,
        Map<Window, Long> history) {
    /** Keeps its own copies. */
    public Item {
        media = List.copyOf(media);
        history = Map.copyOf(history);
    }

    /** An item of whose account no history is known. */
    public Item(
            String platform,
            String externalId,
            String kind,
            @Nullable String author,
            Audience audience,
            @Nullable String languageHint,
            Instant createdAt,
            @Nullable String text,
            List<Medium> media,
            @Nullable String contextLink) {
        this(platform, externalId, kind, author, audience, languageHint, createdAt, text, media, contextLink, Map.of());
    }
}
