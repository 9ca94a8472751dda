package org.brightline.policy;

import java.util.List;
import java.util.Map;
import org.brightline.language.ElementFinding;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * How a result came about: every condition in the order of the clause, then {@code when}, then {@code doubt} if the clause
 * has one.
 *
 * @param steps in that order
 */
public record Trace(List<Step> steps) {
    /** Keeps its own copy of the list. */
    public Trace {
        steps = List.copyOf(steps);
    }

    /** Whether a condition that holds, or that cannot be told, stands on something; one that does not hold proves nothing. */
    boolean hasEvidence() {
        return steps.stream()
                .filter(step -> step.value() != Truth.FALSE)
                .anyMatch(step -> !step.elements().isEmpty() || !step.matches().isEmpty());
    }

    /**
     * One condition.
     *
     * @param name its name in the clause, or {@code when} or {@code doubt}
     * @param says what it asks, in plain words
     * @param expression its CEL
     * @param value what it came to
     * @param elements the findings it looked at: those that made it true, or those that kept it from being true
     * @param matches the matches it looked at
     * @param history the account-history windows that it looked at and that are known
     * @param missing for FALSE, what it asked for and did not find, each a plain phrase; empty where nobody asked for the reasons
     * @param reason for UNKNOWN, why it cannot be told; otherwise null
     */
    public record Step(
            String name,
            String says,
            String expression,
            Truth value,
            List<ElementFinding> elements,
            List<MatchFact> matches,
            Map<Window, Long> history,
            List<String> missing,
            @Nullable String reason) {
        /** Keeps its own copies. */
        public Step {
            elements = List.copyOf(elements);
            matches = List.copyOf(matches);
            history = Map.copyOf(history);
            missing = List.copyOf(missing);
        }
    }
}
