package org.brightline.platform.api.problems;

import java.time.LocalDate;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/** The parameters {@code from} and {@code to} of what is counted by day. */
public final class Days {
    private Days() {}

    /** Refuses days that no count can have, and an end before its beginning. */
    public static void check(LocalDate from, LocalDate to) {
        check("from", from);
        check("to", to);
        if (from.isAfter(to)) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The parameter from is " + from + ", which is after to, " + to + ".",
                    "from");
        }
    }

    private static void check(String parameter, LocalDate day) {
        if (day.getYear() < 1970 || day.getYear() > 9999) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The parameter " + parameter + " is " + day + ", which is not in the years 1970 to 9999.",
                    parameter);
        }
    }
}
