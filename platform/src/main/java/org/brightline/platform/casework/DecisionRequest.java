package org.brightline.platform.casework;

import java.util.Set;
import java.util.UUID;
import org.brightline.policy.Exemption;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides. Everything but the effects is demanded of every decision.
 *
 * @param findings the ids of the findings that it rests on
 * @param exemption the answer to whether the true purpose is one that Art. 1(3) of Regulation (EU) 2021/784 protects
 * @param alsoIdentical whether open cases with the same words or the same picture file are decided alike
 */
public record DecisionRequest(
        UUID caseId,
        @Nullable Ruling ruling,
        String clauseId,
        String release,
        Set<PlatformEffect> effects,
        Set<UUID> findings,
        @Nullable Exemption exemption,
        String exemptionReason,
        String reason,
        boolean alsoIdentical) {}
