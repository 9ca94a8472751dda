package org.brightline.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brightline.language.Reader;
import org.brightline.language.pattern.PatternReader;
import org.brightline.policy.Clause;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Example;
import org.brightline.policy.Release;
import org.brightline.policy.Trace;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a case keeps of how a clause came to its result. */
class TraceJsonTest {
    private static final Reader READER = PatternReader.shipped();
    private static final Release RELEASE = ReleaseReader.shipped();
    private static final PolicyEngine ENGINE = PolicyEngine.withDrafts(RELEASE);

    static List<Clause> clauses() {
        return RELEASE.clauses();
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void a_trace_is_read_back_as_it_was_with_all_that_every_condition_stood_on(Clause clause) {
        for (List<Example> examples : List.of(clause.mustMatch(), clause.mustAsk(), clause.mustNotMatch())) {
            for (Example example : examples) {
                Trace trace = trace(clause, example);
                JsonNode kept = new JsonMapper().readTree(TraceJson.of(trace).toString());
                assertThat(TraceJson.read(kept, clause)).isEqualTo(trace);
            }
        }
    }

    @Test
    void of_the_post_only_places_are_kept() {
        Clause clause = RELEASE.clause("promotion-glorification").orElseThrow();
        Example example = Example.ofText("Long live the Ashfall Front lol", "en");
        assertThat(TraceJson.of(trace(clause, example)).toString())
                .contains("\"element\":\"DESIGNATED_ENTITY\",\"start\":14,\"end\":27")
                .doesNotContain("Long live", "lol");
    }

    @Test
    void what_an_earlier_version_kept_is_read_too() {
        Clause clause = RELEASE.clause("promotion-glorification").orElseThrow();
        Trace read = TraceJson.read(
                new JsonMapper().readTree("[{\"name\":\"object\",\"value\":\"UNKNOWN\",\"reason\":\"why\"}]"), clause);
        assertThat(read.steps()).singleElement().satisfies(step -> {
            assertThat(step.says()).isEqualTo("it names a designated organisation or a terrorist act");
            assertThat(step.reason()).isEqualTo("why");
            assertThat(step.elements()).isEmpty();
            assertThat(step.history()).isEqualTo(Map.of());
            assertThat(step.missing()).isEmpty();
        });
    }

    private static Trace trace(Clause clause, Example example) {
        return ENGINE.explain(example.read(READER)).stream()
                .filter(result -> result.clause().equals(clause))
                .map(ClauseResult::trace)
                .findFirst()
                .orElseThrow();
    }
}
