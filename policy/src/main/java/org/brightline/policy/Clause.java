package org.brightline.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * One clause of the written line.
 *
 * @param id stable name, lower case with hyphens, unique in a release
 * @param title a few words
 * @param text plain language: what is forbidden and what is not
 * @param law what it rests on
 * @param mapsTo what it is called in other taxonomies
 * @param rung how far the conduct goes
 * @param inputs the account-history windows that its conditions ask for, by the name they have after {@code history.}
 * @param conditions the named conditions, in the order of the file
 * @param when CEL over the names of the conditions: where it is true, the clause is met
 * @param doubt CEL over the names of the conditions, or null: where it is true too, a person has to tell
 * @param exemptionsToAsk the purposes that the person who decides has to consider
 * @param effects what a decision under this clause may lead to
 * @param onUndetermined what follows when it cannot be judged
 * @param mode how far it is in force
 * @param mustMatch examples that must be met
 * @param mustNotMatch examples that must not be met
 * @param mustAsk examples that must be left to a person
 */
public record Clause(
        String id,
        String title,
        String text,
        String law,
        List<TaxonomyLabel> mapsTo,
        Rung rung,
        Map<String, Window> inputs,
        List<Condition> conditions,
        String when,
        @Nullable String doubt,
        List<Exemption> exemptionsToAsk,
        List<Effect> effects,
        OnUndetermined onUndetermined,
        Mode mode,
        List<Example> mustMatch,
        List<Example> mustNotMatch,
        List<Example> mustAsk) {
    /** Keeps its own copies. */
    public Clause {
        mapsTo = List.copyOf(mapsTo);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        conditions = List.copyOf(conditions);
        exemptionsToAsk = List.copyOf(exemptionsToAsk);
        effects = List.copyOf(effects);
        mustMatch = List.copyOf(mustMatch);
        mustNotMatch = List.copyOf(mustNotMatch);
        mustAsk = List.copyOf(mustAsk);
    }

    /** How the conditions make the result, as a trace has it. */
    public Condition whole() {
        return new Condition("when", "the clause as a whole", when);
    }

    /** When a person has to tell, as a trace has it; null where the clause says nothing of that. */
    public @Nullable Condition doubted() {
        return doubt == null ? null : new Condition("doubt", "only a person can tell", doubt);
    }

    /** What a trace has a step for: each condition, {@code when}, and {@code doubt} if there is one. */
    public List<Condition> steps() {
        List<Condition> steps = new ArrayList<>(conditions);
        steps.add(whole());
        Optional.ofNullable(doubted()).ifPresent(steps::add);
        return steps;
    }
}
