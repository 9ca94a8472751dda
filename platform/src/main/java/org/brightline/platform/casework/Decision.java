package org.brightline.platform.casework;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.brightline.policy.Exemption;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it stands.
 *
 * @param alongWith the decision on an identical copy that this one was taken along with, null if it was taken by itself
 */
public record Decision(
        UUID id,
        UUID caseId,
        Ruling ruling,
        String clause,
        String clauseTitle,
        String release,
        Set<PlatformEffect> effects,
        Exemption exemption,
        String exemptionReason,
        String reason,
        UUID decidedBy,
        Instant decidedAt,
        Instant effectiveAt,
        @Nullable UUID alongWith,
        @Nullable Instant undoneAt) {}
