package org.brightline.platform.banks;

import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/** What must be said of whatever goes into a bank: what it is, who says so, and why. */
public record Provenance(String label, String source, String reason) {
    /** Refuses blanks and what is too long. */
    public Provenance {
        check(label, 200, "/label");
        check(source, 200, "/source");
        check(reason, 2_000, "/reason");
    }

    private static void check(String value, int most, String pointer) {
        if (value.isBlank() || value.length() > most) {
            throw new Problem(ProblemType.BAD_FIELD, "It has 1 to " + most + " characters.", pointer);
        }
    }
}
