package org.brightline.platform.intake;

import java.time.LocalDate;
import org.brightline.assessment.Outcome;

/** How many items came to an outcome on a day (UTC). All that is known of items without a finding. */
public record Count(
        LocalDate day, String platform, String kind, String audience, String language, Outcome outcome, long items) {}
