package org.brightline.platform.banks.internal;

import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/** Why something is changed or taken away. */
final class Reasons {
    private Reasons() {}

    static String checked(String reason) {
        if (reason.isBlank() || reason.length() > Provenance.LONGEST_REASON) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "It needs a reason of at most " + Provenance.LONGEST_REASON + " characters.",
                    "/reason");
        }
        return reason;
    }
}
