package org.brightline.platform.casework;

import java.util.List;
import org.brightline.platform.intake.KeptItem;

/** All that is known of a case, without content. Items and decisions oldest first, findings gravest first. */
public record CaseFile(
        CaseSummary summary, List<KeptItem> items, List<FoundClause> findings, List<Decision> decisions) {}
