package org.brightline.language.learned;

/** A learned detector failed on a stretch of a text; nothing is known of it. */
public final class JudgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong below. */
    public JudgeException(Throwable cause) {
        super(cause);
    }
}
