package org.brightline.policy.files;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brightline.policy.Clause;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Condition;
import org.brightline.policy.Effect;
import org.brightline.policy.Exemption;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.Truth;
import org.brightline.policy.engine.CompiledClause;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.engine.Vocabulary;

/**
 * What the design of the line asks of every clause, whoever writes it. A clause that breaks one of these is refused before it is
 * published; {@link ReleaseReader#readPublished} no longer asks.
 */
final class ClauseRules {
    /** What each rung may lead to: design of the line, after Regulation (EU) 2021/784. */
    private static final Map<Rung, Set<Effect>> ALLOWED = Map.of(
            Rung.VIEW, EnumSet.noneOf(Effect.class),
            Rung.PROMOTION, EnumSet.of(Effect.LABEL, Effect.LIMIT, Effect.REMOVE, Effect.PRESERVE, Effect.HOLD),
            Rung.SOLICITATION, EnumSet.complementOf(EnumSet.of(Effect.ESCALATE)),
            Rung.INCITEMENT, EnumSet.complementOf(EnumSet.of(Effect.ESCALATE)),
            Rung.PLOTTING,
                    EnumSet.of(Effect.REMOVE, Effect.RESTRICT_ACCOUNT, Effect.PRESERVE, Effect.HOLD, Effect.ESCALATE));

    private ClauseRules() {}

    /** Rung, effects and exemptions fit together. */
    static void check(Clause clause, Fields fields) {
        Set<Effect> allowed = ALLOWED.getOrDefault(clause.rung(), Set.of());
        String rung = "a clause of rung '" + clause.rung().name().toLowerCase(Locale.ROOT) + "'";
        for (Effect effect : clause.effects()) {
            if (!allowed.contains(effect)) {
                fields.problem(
                        "effects",
                        rung + " may not lead to '" + effect.word() + "'; allowed are "
                                + allowed.stream().map(Effect::word).toList());
            }
        }
        if (clause.effects().contains(Effect.HOLD)
                && clause.conditions().stream()
                        .noneMatch(condition -> condition.cel().contains(Vocabulary.EXACT))) {
            fields.problem(
                    "effects",
                    "'hold' is for exact copies of confirmed content; no condition asks for " + Vocabulary.EXACT);
        }
        if (clause.rung() == Rung.VIEW) {
            return;
        }
        if (clause.effects().isEmpty()) {
            fields.problem("effects", rung + " needs at least one effect");
        }
        if (clause.exemptionsToAsk().isEmpty()) {
            fields.problem(
                    "exemptions_to_ask",
                    "name the purposes that a person must consider (Regulation (EU) 2021/784 Art. 1(3))");
        }
        if (clause.exemptionsToAsk().contains(Exemption.NONE)) {
            fields.problem("exemptions_to_ask", "'none' is an answer and no purpose to ask for");
        }
    }

    /**
     * A clause names conduct: of a post that says and shows nothing it is false, whatever else there is to know, and not only
     * undetermined. So nothing can be held against somebody for who he or she is, or for where and in which language he or she posts.
     */
    static void checkConduct(CompiledClause compiled, Fields fields) {
        Clause clause = compiled.clause();
        if (clause.rung() == Rung.VIEW) {
            return;
        }
        ClauseResult result = PolicyEngine.ofNothing(compiled);
        if (result.result() != Result.NO_MATCH) {
            fields.problem("when", reachable(result));
        }
    }

    private static String reachable(ClauseResult result) {
        Map<String, Truth> values = new LinkedHashMap<>();
        result.trace().steps().forEach(step -> values.put(step.name(), step.value()));
        List<String> open = result.clause().conditions().stream()
                .map(Condition::name)
                .filter(name -> values.get(name) == Truth.UNKNOWN)
                .toList();
        String why = values.get("when") == Truth.TRUE
                ? "would meet '" + result.clause().id() + "'"
                : "could meet '" + result.clause().id() + "', by what is known of it besides: "
                        + String.join(", ", open);
        return "an empty post " + why
                + "; let 'when' be false where nothing is said or shown: join to each part of it, by &&, a condition that needs"
                + " something in the text or in a bank, for example text.found(CALL)";
    }
}
