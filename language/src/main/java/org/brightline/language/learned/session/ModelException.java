package org.brightline.language.learned.session;

import java.io.IOException;

/** A model that cannot be used; the message names the file where there is one, the key, and what would be right. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message for who gave the model. */
    public ModelException(String message) {
        super(message);
    }

    /** With a message, and what was thrown below. */
    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
