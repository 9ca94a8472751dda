package org.brightline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brightline.language.Reading;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.facts.Window;
import org.brightline.policy.files.ClauseRulesTest;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;

/** What a machine may do before a person has looked, and what account history is for. */
class ClauseResultTest {
    private static final Window REMOVALS = Window.parse("removals over 180d").orElseThrow();
    private static final String HOLD = ClauseRulesTest.GOOD.replace("  - preserve", "  - preserve\n  - hold");

    @Test
    void an_exact_copy_by_digest_may_be_held_and_a_look_alike_may_not() {
        assertThat(judge(HOLD, "SHA256", 0, 2).machineEffects()).containsExactly(Effect.PRESERVE, Effect.HOLD);
        assertThat(judge(HOLD, "MD5", 0, 2).machineEffects()).containsExactly(Effect.PRESERVE, Effect.HOLD);
        for (String lookAlike : List.of("PDQ", "VPDQ", "TEXT_MINHASH", "URL_HOST")) {
            ClauseResult result = judge(HOLD, lookAlike, 0, 2);
            assertThat(result.result()).as(lookAlike).isEqualTo(Result.NO_MATCH);
            assertThat(result.machineEffects()).as(lookAlike).isEmpty();
        }
    }

    @Test
    void a_copy_of_what_awaits_confirmation_is_never_held() {
        MatchFact candidate = new MatchFact(0, "confirmed", false, "e", "SHA256", 0, 31);
        String known =
                HOLD.replace("'confirmed' in match.exact", "'confirmed' in match.known || 'confirmed' in match.exact");
        ClauseResult result = new PolicyEngine(new Release("r", "d", List.of(clause(known))))
                .evaluate(facts(candidate, Map.of(REMOVALS, 2L)))
                .getFirst();
        assertThat(result.result()).isEqualTo(Result.MATCH);
        assertThat(result.machineEffects()).containsExactly(Effect.PRESERVE);
    }

    @Test
    void without_a_match_a_live_clause_or_the_word_nothing_may_be_done() {
        assertThat(judge(HOLD, "SHA256", 0, 1).machineEffects()).isEmpty();
        assertThat(judge(HOLD.replace("mode: live", "mode: shadow"), "SHA256", 0, 2)
                        .machineEffects())
                .isEmpty();
        assertThat(judge(ClauseRulesTest.GOOD, "SHA256", 0, 2).machineEffects()).containsExactly(Effect.PRESERVE);
    }

    @Test
    void history_that_was_not_counted_is_undetermined_and_never_none() {
        Clause clause = clause(ClauseRulesTest.GOOD);
        PolicyEngine engine = new PolicyEngine(new Release("r", "d", List.of(clause)));
        assertThat(engine.windows()).containsExactly(REMOVALS);
        Facts unknown = facts("SHA256", 0, Map.of());
        ClauseResult result = engine.evaluate(unknown).getFirst();
        assertThat(result.result()).isEqualTo(Result.UNDETERMINED);
        assertThat(result.trace().steps().get(1).reason()).contains("history.removals");
        assertThat(judge(ClauseRulesTest.GOOD, "SHA256", 0, 0).result()).isEqualTo(Result.NO_MATCH);
        assertThat(judge(ClauseRulesTest.GOOD, "SHA256", 0, 2)
                        .trace()
                        .steps()
                        .get(1)
                        .history())
                .containsExactly(Map.entry(REMOVALS, 2L));
        assertThat(judge(ClauseRulesTest.GOOD, "SHA256", 0, 2)
                        .trace()
                        .steps()
                        .getFirst()
                        .history())
                .isEmpty();
    }

    private static ClauseResult judge(String yaml, String fingerprint, int distance, long removals) {
        return new PolicyEngine(new Release("r", "d", List.of(clause(yaml))))
                .evaluate(facts(fingerprint, distance, Map.of(REMOVALS, removals)))
                .getFirst();
    }

    private static Facts facts(String fingerprint, int distance, Map<Window, Long> history) {
        return facts(new MatchFact(0, "confirmed", true, "e", fingerprint, distance, 31), history);
    }

    private static Facts facts(MatchFact match, Map<Window, Long> history) {
        return new Facts(
                new ItemFacts("harbour", "post", "PUBLIC"),
                new Reading("zxx", true, List.of()),
                List.of(match),
                List.of(),
                history);
    }

    private static Clause clause(String yaml) {
        return ReleaseReader.read("one", Map.of("a.yaml", yaml)).clauses().getFirst();
    }
}
