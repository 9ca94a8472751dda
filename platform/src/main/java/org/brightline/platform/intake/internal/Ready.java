package org.brightline.platform.intake.internal;

import java.util.List;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Medium;

/** An item that was read, fetched and assessed, and is about to be counted or kept. */
record Ready(Submission submission, List<Medium> media, Assessment assessment) {}
