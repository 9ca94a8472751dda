package org.brightline.language.learned;

import java.io.IOException;

/** An operator's model that cannot be used; the message names the file, the key where there is one, and what would be right. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    ModelException(String message) {
        super(message);
    }
}
