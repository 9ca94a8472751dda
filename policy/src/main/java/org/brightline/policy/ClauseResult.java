package org.brightline.policy;

import java.util.EnumSet;
import java.util.Set;
import org.brightline.policy.facts.MatchFact;

/**
 * What one clause says about one item.
 *
 * @param clause the clause
 * @param result whether it is met
 * @param trace why
 */
public record ClauseResult(Clause clause, Result result, Trace trace) {
    /**
     * What a machine may do now, before any person has looked: nothing unless a live clause is met and names it. HOLD needs an exact
     * match of a condition that holds; a look-alike is never enough.
     */
    public Set<Effect> machineEffects() {
        EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
        if (result != Result.MATCH || clause.mode() != Mode.LIVE) {
            return effects;
        }
        for (Effect effect : clause.effects()) {
            if (!effect.humanRequired() && (effect != Effect.HOLD || exactCopy())) {
                effects.add(effect);
            }
        }
        return effects;
    }

    private boolean exactCopy() {
        return trace.steps().stream()
                .filter(step -> step.value() == Truth.TRUE)
                .flatMap(step -> step.matches().stream())
                .anyMatch(MatchFact::exact);
    }
}
