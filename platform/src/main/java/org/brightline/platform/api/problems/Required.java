package org.brightline.platform.api.problems;

import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/** Fields without which a request means nothing. */
public final class Required {
    private Required() {}

    /**
     * The value of a field that must be there.
     *
     * @throws Problem when it is missing
     */
    public static <T> T value(@Nullable T value, String pointer) {
        if (value == null) {
            throw new Problem(ProblemType.MISSING_FIELD, "The field «" + name(pointer) + "» is missing.", pointer);
        }
        return value;
    }

    /**
     * The text of a field that must be there and not blank.
     *
     * @throws Problem when it is missing or blank
     */
    public static String text(@Nullable String value, String pointer) {
        if (value == null || value.isBlank()) {
            throw new Problem(
                    ProblemType.MISSING_FIELD, "The field «" + name(pointer) + "» is missing or empty.", pointer);
        }
        return value;
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
