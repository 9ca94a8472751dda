package org.brightline.platform.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; never the key itself.
 *
 * @param platform the only platform it speaks for, or null
 */
public record ApiKey(
        UUID id,
        String label,
        @Nullable String platform,
        Set<Permission> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {}
