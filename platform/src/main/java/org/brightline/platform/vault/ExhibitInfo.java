package org.brightline.platform.vault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an exhibit without opening it.
 *
 * @param size bytes of the content
 * @param digest hex: SHA-256 of an {@link ExhibitKind#MEDIUM}, as banks and other tools know it; of a text or an author HMAC-SHA-256
 *     under the exhibit's own key, because these could be guessed from a plain digest, also after the time has run out
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
