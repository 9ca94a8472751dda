package org.brightline.platform.casework;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A decision was taken. Published within its transaction.
 *
 * @param author the exhibit with the author's reference, null if none was sent
 * @param effects what the platform is told; a decision for no action ends a machine's hold, and tells nothing else
 * @param effectiveAt before this nothing is told to the platform, because it can be undone
 */
public record DecisionTaken(
        UUID decision,
        UUID caseId,
        UUID item,
        String platform,
        String externalId,
        @Nullable UUID author,
        Set<PlatformEffect> effects,
        String clauseId,
        String clauseTitle,
        String clauseText,
        String release,
        String reason,
        Instant decidedAt,
        Instant effectiveAt,
        Actor by)
        implements PlatformOrder {
    /** The same with other effects. */
    public DecisionTaken withEffects(Set<PlatformEffect> others) {
        return new DecisionTaken(
                decision,
                caseId,
                item,
                platform,
                externalId,
                author,
                others,
                clauseId,
                clauseTitle,
                clauseText,
                release,
                reason,
                decidedAt,
                effectiveAt,
                by);
    }
}
