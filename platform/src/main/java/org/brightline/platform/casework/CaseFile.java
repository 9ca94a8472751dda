package org.brightline.platform.casework;

import java.util.List;
import org.brightline.platform.intake.KeptItem;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a case, without content. Items and decisions oldest first, findings gravest first.
 *
 * @param machineHold what keeps the post from being shown now, null if nothing does
 */
public record CaseFile(
        CaseSummary summary,
        List<KeptItem> items,
        List<FoundClause> findings,
        List<Decision> decisions,
        @Nullable MachineHold machineHold) {}
