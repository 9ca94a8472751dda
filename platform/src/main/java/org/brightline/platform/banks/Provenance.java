package org.brightline.platform.banks;

import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What must be said of whatever goes into a bank.
 *
 * @param label what it is, 1 to {@value #LONGEST} characters
 * @param source who says so, 1 to {@value #LONGEST} characters
 * @param incident the incident that it belongs to, 1 to {@value #LONGEST} characters, or null
 * @param reason why it belongs there, 1 to {@value #LONGEST_REASON} characters
 */
public record Provenance(
        String label, String source, @Nullable String incident, String reason) {
    /** The greatest length of a label, a source and an incident, in characters. */
    public static final int LONGEST = 200;

    /** The greatest length of a reason, in characters. */
    public static final int LONGEST_REASON = 2_000;

    /** Where a problem with a label points to. */
    public static final String LABEL = "/label";

    /** Refuses blanks and what is too long. */
    public Provenance {
        check(label, LONGEST, LABEL);
        checkOthers(source, incident, reason);
    }

    /** Of no incident. */
    public Provenance(String label, String source, String reason) {
        this(label, source, null, reason);
    }

    static void checkOthers(String source, @Nullable String incident, String reason) {
        check(source, LONGEST, "/source");
        if (incident != null) {
            check(incident, LONGEST, "/incident");
        }
        check(reason, LONGEST_REASON, "/reason");
    }

    static void check(String value, int most, String pointer) {
        if (value.isBlank() || value.length() > most) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The " + pointer.substring(1) + " must have 1 to " + most + " characters, not "
                            + (value.isBlank() ? 0 : value.length()) + ".",
                    pointer);
        }
    }
}
