package org.brightline.platform.hma.internal.input;

/** A refusal in the words and with the status code that Hasher-Matcher-Actioner has for it. It carries no stack trace. */
public final class Refusal extends RuntimeException {
    private final int status;

    /** With the status that the client expects, and words for its author. */
    public Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** What the client should not have sent. */
    public static Refusal bad(String message) {
        return new Refusal(400, message);
    }

    /** No bank has this name. */
    public static Refusal noBank(String name) {
        return new Refusal(404, "bank '" + name + "' not found");
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What is wrong, for the author of the client. */
    public String words() {
        return java.util.Objects.requireNonNull(getMessage());
    }
}
