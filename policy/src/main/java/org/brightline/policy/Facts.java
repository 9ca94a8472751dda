package org.brightline.policy;

import java.util.List;
import org.brightline.language.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the clauses are asked about. What is missing is missing: a clause that needs it is UNDETERMINED.
 *
 * @param item the item itself
 * @param reading what its text says; null when it should have been read and was not. An item without text has an empty
 *     reading
 * @param matches what its media are known as
 * @param unmatched for each medium that could not be compared, why
 */
public record Facts(ItemFacts item, @Nullable Reading reading, List<MatchFact> matches, List<String> unmatched) {
    /** Keeps its own copies. */
    public Facts {
        matches = List.copyOf(matches);
        unmatched = List.copyOf(unmatched);
    }
}
