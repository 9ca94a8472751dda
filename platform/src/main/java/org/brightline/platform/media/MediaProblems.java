package org.brightline.platform.media;

import org.brightline.assessment.MediumLook;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/** Says in the words of the interface why a medium was refused. */
public final class MediaProblems {
    private MediaProblems() {}

    /**
     * The problem behind a refusal.
     *
     * @param pointer the field that holds the medium
     */
    public static Problem of(MediumLook.Unseen refusal, String pointer) {
        ProblemType type = switch (refusal.why()) {
            case NOT_A_PICTURE, NOT_A_VIDEO, DAMAGED, UNDECIDED -> ProblemType.NOT_A_PICTURE;
            case TRUNCATED -> ProblemType.TRUNCATED_PICTURE;
            case TOO_MANY_BYTES -> ProblemType.TOO_LARGE;
            case TOO_MANY_PIXELS, TOO_SLOW -> ProblemType.TOO_MANY_PIXELS;
            case BUSY -> ProblemType.BUSY;
        };
        return new Problem(type, refusal.message(), pointer);
    }
}
