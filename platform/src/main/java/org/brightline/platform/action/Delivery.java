package org.brightline.platform.action;

import java.time.Instant;
import java.util.UUID;
import org.brightline.platform.casework.PlatformEffect;
import org.jspecify.annotations.Nullable;

/**
 * One effect of one decision, or of a machine's hold, on its way to a platform.
 *
 * @param id also the idempotency key, the same in all attempts
 * @param sequence its number among all deliveries to this platform, from 1, in the order of the decisions
 * @param decision the decision, or the one that takes it back; null where a machine holds a post, or its time for that ran out
 * @param createdAt when the outbox took it, in the decision's transaction
 * @param notBefore it is not sent before: until then the decision can be undone
 * @param attempts how often it was sent
 * @param nextAt when it is sent or looked at next, null when nothing more happens by itself
 * @param deliveredAt when the platform took it, null while it has not
 * @param verifiedAt when it was seen to be done, null while it was not
 * @param lastError what went wrong last, in words, null if nothing did
 * @param notice what a person should know, in words, null if nothing
 * @param needsPerson whether it waits for somebody to look after it
 * @param acknowledgedReason why somebody left it as it is, null if nobody did
 */
public record Delivery(
        UUID id,
        String platform,
        long sequence,
        @Nullable UUID decision,
        UUID caseId,
        String externalId,
        PlatformEffect effect,
        DeliveryState state,
        Instant decidedAt,
        Instant createdAt,
        Instant notBefore,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant verifiedAt,
        @Nullable String lastError,
        @Nullable String notice,
        boolean needsPerson,
        @Nullable String acknowledgedReason) {}
