package org.brightline.platform.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brightline.assessment.Audience;
import org.jspecify.annotations.Nullable;

/**
 * An item that was kept because something was found in it, or because it could not be judged. What was said is in the vault.
 *
 * @param textDigest a digest under the server's own secret, hex: equal for texts that look alike; null where there are no words
 * @param text the exhibit with the text, null if there was none
 * @param author the exhibit with the platform's reference of the author, null if none was sent
 */
public record KeptItem(
        UUID id,
        String platform,
        String externalId,
        String kind,
        Audience audience,
        @Nullable String languageHint,
        Instant createdAt,
        Instant receivedAt,
        @Nullable String contextLink,
        @Nullable String textDigest,
        @Nullable UUID text,
        List<KeptMedium> media,
        @Nullable UUID author) {
    /** Keeps its own copy of the list. */
    public KeptItem {
        media = List.copyOf(media);
    }
}
