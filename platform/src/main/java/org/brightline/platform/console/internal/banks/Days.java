package org.brightline.platform.console.internal.banks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;

/** Days in UTC, as the fields of forms have them. */
final class Days {
    private Days() {}

    /** The first moment of a day; nothing if the field is empty. */
    static @Nullable Instant start(String text, String pointer) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Problem(ProblemType.BAD_FIELD, "It is a day, such as 2027-01-31.", pointer);
        }
    }

    /** The day of a moment; empty if there is none. */
    static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString().substring(0, 10);
    }
}
