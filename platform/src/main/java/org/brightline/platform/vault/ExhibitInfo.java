package org.brightline.platform.vault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an exhibit without opening it.
 *
 * @param size bytes of the content
 * @param digest SHA-256 of the content, hex; of an {@link ExhibitKind#AUTHOR} HMAC-SHA-256 under the exhibit's own key, because
 *     an author could be guessed from a plain digest, also after the time has run out
 * @param heldFor the reason of a legal hold, null if none
 * @param expiredAt when the key was destroyed, null while it stands
 */
public record ExhibitInfo(
        UUID id,
        ExhibitKind kind,
        String mediaType,
        long size,
        String digest,
        Instant sealedAt,
        Instant expiresAt,
        @Nullable String heldFor,
        @Nullable Instant expiredAt) {}
