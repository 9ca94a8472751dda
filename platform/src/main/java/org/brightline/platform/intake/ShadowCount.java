package org.brightline.platform.intake;

import java.time.LocalDate;
import org.brightline.policy.Result;

/** Of how many items a clause in shadow said what on a day (UTC). */
public record ShadowCount(LocalDate day, String clause, Result result, long items) {}
