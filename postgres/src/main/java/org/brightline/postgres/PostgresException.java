package org.brightline.postgres;

import org.jspecify.annotations.Nullable;

/** Says why the database could not be started, used or stopped, where, and what a person can do about it. */
public class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
