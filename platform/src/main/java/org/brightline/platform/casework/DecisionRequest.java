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
 * @param exemptionReason how that is seen, {@link #SHORTEST_REASON} to 4,000 characters
 * @param reason in words for the author, {@link #SHORTEST_REASON} to 4,000 characters
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
        boolean alsoIdentical) {
    /** So many characters a reason has at least, blanks at its ends aside; fewer explain nothing. */
    public static final int SHORTEST_REASON = 10;
}
