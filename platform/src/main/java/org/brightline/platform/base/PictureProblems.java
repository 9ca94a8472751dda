package org.brightline.platform.base;

import org.brightline.fingerprint.PictureException;

/** Says in the words of the interface why a picture was refused. */
public final class PictureProblems {
    private PictureProblems() {}

    /** The problem behind a decoder's refusal. */
    public static Problem of(PictureException refusal, String pointer) {
        ProblemType type = switch (refusal.kind()) {
            case NOT_A_PICTURE, DAMAGED -> ProblemType.NOT_A_PICTURE;
            case TRUNCATED -> ProblemType.TRUNCATED_PICTURE;
            case TOO_MANY_BYTES -> ProblemType.TOO_LARGE;
            case TOO_MANY_PIXELS, TOO_SLOW -> ProblemType.TOO_MANY_PIXELS;
            case UNDECIDED -> ProblemType.BUSY;
        };
        return new Problem(type, String.valueOf(refusal.getMessage()), pointer);
    }
}
