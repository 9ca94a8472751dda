package org.brightline.platform.hma.internal.input;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Truth values in queries, in the words that pydantic takes. */
public final class Flags {
    private Flags() {}

    /**
     * Whether a flag is set; a missing one is not.
     *
     * @throws Invalid when it is no truth value
     */
    public static boolean of(String name, @Nullable String text) {
        if (text == null) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "on", "t" -> true;
            case "false", "0", "no", "n", "off", "f" -> false;
            default ->
                throw Invalid.value(
                        "bool_parsing", name, "Input should be a valid boolean, unable to interpret input", text);
        };
    }
}
