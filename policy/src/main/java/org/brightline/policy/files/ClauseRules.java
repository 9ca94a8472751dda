package org.brightline.policy.files;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brightline.language.Reading;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.brightline.policy.Exemption;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.engine.CompiledClause;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.Window;

/** What the design of the line asks of every clause, whoever writes it. A clause that breaks one of these is refused. */
final class ClauseRules {
    /** What each rung may lead to: design of the line, after Regulation (EU) 2021/784. */
    private static final Map<Rung, Set<Effect>> ALLOWED = Map.of(
            Rung.VIEW, EnumSet.noneOf(Effect.class),
            Rung.PROMOTION, EnumSet.of(Effect.LABEL, Effect.LIMIT, Effect.REMOVE, Effect.PRESERVE, Effect.HOLD),
            Rung.SOLICITATION, EnumSet.complementOf(EnumSet.of(Effect.ESCALATE)),
            Rung.INCITEMENT, EnumSet.complementOf(EnumSet.of(Effect.ESCALATE)),
            Rung.PLOTTING,
                    EnumSet.of(Effect.REMOVE, Effect.RESTRICT_ACCOUNT, Effect.PRESERVE, Effect.HOLD, Effect.ESCALATE));

    private static final Reading NOTHING_SAID = new Reading("zxx", true, List.of());
    private static final long MANY = 1_000_000;

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
     * A clause names conduct: a post that says and shows nothing meets none, whoever could see it and whatever is known of its
     * account. So nothing can be held against somebody for who he or she is.
     */
    static void checkConduct(CompiledClause compiled, Fields fields) {
        Clause clause = compiled.clause();
        if (clause.rung() == Rung.VIEW) {
            return;
        }
        for (String audience : Vocabulary.AUDIENCES) {
            for (long count : new long[] {0, MANY}) {
                Map<Window, Long> history = new HashMap<>();
                clause.inputs().values().forEach(window -> history.put(window, count));
                ItemFacts item = new ItemFacts("any", "post", audience);
                Facts facts = new Facts(item, NOTHING_SAID, List.of(), List.of(), history);
                if (PolicyEngine.evaluate(compiled, facts).result() == Result.MATCH) {
                    fields.problem(
                            "when",
                            "an empty post would meet this clause; it must ask for something that is said or shown");
                    return;
                }
            }
        }
    }
}
