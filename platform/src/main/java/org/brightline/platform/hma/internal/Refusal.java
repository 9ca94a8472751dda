package org.brightline.platform.hma.internal;

/** A refusal in the words and with the status code that Hasher-Matcher-Actioner has for it. It carries no stack trace. */
final class Refusal extends RuntimeException {
    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static Refusal bad(String message) {
        return new Refusal(400, message);
    }

    static Refusal noBank(String name) {
        return new Refusal(404, "bank '" + name + "' not found");
    }

    int status() {
        return status;
    }

    String words() {
        return java.util.Objects.requireNonNull(getMessage());
    }
}
