package org.brightline.platform.action;

import java.time.Instant;
import java.util.UUID;
import org.brightline.platform.casework.PlatformEffect;
import org.jspecify.annotations.Nullable;

/**
 * An effect on its way to a platform.
 *
 * @param id also the idempotency key of every attempt
 * @param sequence the platform's own order
 * @param nextAt when it is sent or looked at next, null if never
 * @param needsPerson whether somebody has to see to it
 */
public record Delivery(
        UUID id,
        UUID decision,
        UUID caseId,
        String platform,
        String externalId,
        PlatformEffect effect,
        long sequence,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String lastError,
        boolean needsPerson,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant verifiedAt) {}
