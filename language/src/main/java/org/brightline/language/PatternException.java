package org.brightline.language;

/** A pattern or list file that cannot be used; the message names the file, the place and what would be right. */
public final class PatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for the author of the file. */
    public PatternException(String message) {
        super(message);
    }

    /** With a message for the author of the file, and what was thrown below. */
    public PatternException(String message, Throwable cause) {
        super(message, cause);
    }
}
