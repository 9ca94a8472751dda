package org.brightline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An example that a clause is held to.
 *
 * @param text an invented post
 * @param language a language hint, or null
 * @param known names of banks that its picture is in, for clauses about known content; mostly empty
 */
public record Example(String text, @Nullable String language, List<String> known) {
    /** Keeps its own copy of the list. */
    public Example {
        known = List.copyOf(known);
    }
}
