package org.brightline.platform.base;

import org.jspecify.annotations.Nullable;

/**
 * A refusal that a caller can mend: what, where, and what would be right. It is an answer, not a fault, so it
 * carries no stack trace.
 */
public final class Problem extends RuntimeException {
    private final ProblemType type;
    private final @Nullable String pointer;

    /** A problem with the whole request; {@code detail} says what would be right. */
    public Problem(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /**
     * A problem with one place.
     *
     * @param pointer a JSON pointer (RFC 6901) or a parameter name; null for the whole request
     */
    public Problem(ProblemType type, String detail, @Nullable String pointer) {
        super(detail, null, false, false);
        this.type = type;
        this.pointer = pointer;
    }

    /** Its kind. */
    public ProblemType type() {
        return type;
    }

    /** What is wrong here and what would be right. */
    public String detail() {
        return java.util.Objects.requireNonNull(getMessage());
    }

    /** Where, or null for the whole request. */
    public @Nullable String pointer() {
        return pointer;
    }
}
