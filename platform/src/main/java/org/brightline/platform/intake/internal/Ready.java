package org.brightline.platform.intake.internal;

import java.util.List;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Medium;
import org.brightline.assessment.Outcome;

/**
 * An item that was read, fetched and assessed, and is about to be counted or kept.
 *
 * @param sought what it was looked up by; nothing if it is not kept
 */
record Ready(Submission submission, List<Medium> media, Assessment assessment, SoughtPrints sought) {

    /** Whether there is a reason to keep what comes to this. */
    static boolean kept(Assessment assessment) {
        return assessment.outcome() == Outcome.FINDING || assessment.outcome() == Outcome.UNDETERMINED;
    }
}
