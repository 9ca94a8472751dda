package org.brightline.platform.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a machine asks of a platform by itself: that a post is not shown until a person has looked, or is shown again because the
 * time for that ran out. Published within the transaction.
 *
 * @param author the exhibit with the author's reference, null if none was sent
 * @param effect HOLD or RESTORE
 */
public record MachineOrder(
        UUID hold,
        UUID caseId,
        String platform,
        String externalId,
        @Nullable UUID author,
        PlatformEffect effect,
        String clauseId,
        String clauseTitle,
        String clauseText,
        String release,
        String reason,
        Instant decidedAt)
        implements PlatformOrder {}
