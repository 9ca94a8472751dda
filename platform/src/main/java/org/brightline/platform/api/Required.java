package org.brightline.platform.api;

import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/** Fields without which a request means nothing. */
final class Required {
    private Required() {}

    static <T> T value(@Nullable T value, String pointer) {
        if (value == null) {
            throw new Problem(ProblemType.MISSING_FIELD, "The field is missing.", pointer);
        }
        return value;
    }

    static String text(@Nullable String value, String pointer) {
        if (value == null || value.isBlank()) {
            throw new Problem(ProblemType.MISSING_FIELD, "The field is missing or empty.", pointer);
        }
        return value;
    }
}
