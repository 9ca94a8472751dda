package org.brightline.policy.facts;

import java.util.List;
import java.util.Map;
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
 * @param history the account-history windows that the platform has counted; one that is not here is not known
 */
public record Facts(
        ItemFacts item,
        @Nullable Reading reading,
        List<MatchFact> matches,
        List<String> unmatched,
        Map<Window, Long> history) {
    /** Keeps its own copies. */
    public Facts {
        matches = List.copyOf(matches);
        unmatched = List.copyOf(unmatched);
        history = Map.copyOf(history);
    }

    /** Facts of which no account history is known. */
    public Facts(ItemFacts item, @Nullable Reading reading, List<MatchFact> matches, List<String> unmatched) {
        this(item, reading, matches, unmatched, Map.of());
    }
}
