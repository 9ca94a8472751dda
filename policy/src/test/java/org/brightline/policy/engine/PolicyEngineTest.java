package org.brightline.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.policy.Clause;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Condition;
import org.brightline.policy.Effect;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.OnUndetermined;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.Trace;
import org.brightline.policy.Truth;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEngineTest {
    private static final ItemFacts ITEM = new ItemFacts("harbour", "post", "PUBLIC");

    @Test
    void a_result_names_every_condition_its_value_and_what_it_stood_on() {
        ElementFinding call = finding(Element.CALL, 0, 10, 0.9);
        Facts facts = facts(true, call);
        ClauseResult result = evaluate(Map.of("call", "text.found(CALL)"), "call", null, facts);
        assertThat(result.result()).isEqualTo(Result.MATCH);
        assertThat(result.trace().steps())
                .extracting(Trace.Step::name, Trace.Step::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("call", Truth.TRUE),
                        org.assertj.core.groups.Tuple.tuple("when", Truth.TRUE));
        assertThat(result.trace().steps().getFirst().elements()).containsExactly(call);
    }

    @Test
    void what_was_not_read_is_undetermined_and_never_no_match() {
        Facts unread = new Facts(ITEM, null, List.of(), List.of());
        ClauseResult result = evaluate(Map.of("call", "text.found(CALL)"), "call", null, unread);
        assertThat(result.result()).isEqualTo(Result.UNDETERMINED);
        assertThat(result.trace().steps().getFirst().reason()).contains("text");
    }

    @Test
    void in_a_language_that_is_not_covered_names_are_known_and_conduct_is_not() {
        Facts facts = facts(false, finding(Element.DESIGNATED_ENTITY, 0, 5, 1));
        assertThat(one("text.found(DESIGNATED_ENTITY)", facts)).isEqualTo(Result.MATCH);
        assertThat(one("text.found(TERRORIST_ACT)", facts)).isEqualTo(Result.NO_MATCH);
        assertThat(one("text.found(CALL)", facts)).isEqualTo(Result.UNDETERMINED);
        assertThat(one("text.found(TERRORIST_ACT) && text.found(CALL)", facts)).isEqualTo(Result.NO_MATCH);
    }

    @Test
    void where_a_learned_detector_failed_only_what_asks_for_it_cannot_be_told() {
        ElementFinding guess = new ElementFinding(Element.CALL, new Span(0, 5), "learned:other", "1", 0.9, "A note.");
        Reading failed = new Reading("en", true, List.of(guess, finding(Element.TIME, 0, 5, 1)), false);
        Facts facts = new Facts(ITEM, failed, List.of(), List.of());
        assertThat(one("text.learned(THREAT, 0.8, {NEGATION: 0})", facts)).isEqualTo(Result.UNDETERMINED);
        assertThat(one("text.learned(CALL, 0.95, {NEGATION: 0})", facts)).isEqualTo(Result.UNDETERMINED);
        assertThat(one("text.learned(CALL, 0.8, {NEGATION: 0})", facts)).isEqualTo(Result.MATCH);
        assertThat(one("text.found(TIME)", facts)).isEqualTo(Result.MATCH);
        assertThat(one("text.found(THREAT)", facts)).isEqualTo(Result.NO_MATCH);
        assertThat(evaluate(Map.of("threat", "text.learned(THREAT, 0.8, {NEGATION: 0})"), "threat", null, facts)
                        .trace()
                        .steps()
                        .getFirst()
                        .reason())
                .contains("A learned detector failed", "THREAT");
    }

    @Test
    void a_picture_that_could_not_be_compared_leaves_the_match_open() {
        Facts open = new Facts(ITEM, empty(), List.of(), List.of("picture 0 is truncated"));
        assertThat(one("size(match.known) > 0", open)).isEqualTo(Result.UNDETERMINED);
        MatchFact match = new MatchFact(1, "confirmed", true, "e", "PDQ", 4, 31);
        Facts other = new Facts(ITEM, empty(), List.of(match), List.of("picture 0 is truncated"));
        assertThat(one("'confirmed' in match.known", other)).isEqualTo(Result.MATCH);
        assertThat(one("'incident' in match.known", other)).isEqualTo(Result.UNDETERMINED);
        assertThat(one("size(match.known) == 0", open)).isEqualTo(Result.UNDETERMINED);
        assertThat(one("size(match.known) < 2", other)).isEqualTo(Result.UNDETERMINED);
        assertThat(one("item.kind == 'post' || 'incident' in match.known", other))
                .isEqualTo(Result.MATCH);
        assertThat(one("item.kind == 'film' && 'incident' in match.known", other))
                .isEqualTo(Result.NO_MATCH);
        assertThat(one("size(match.exact) > 0", other)).isEqualTo(Result.NO_MATCH);
        ClauseResult result = evaluate(Map.of("known", "size(match.known) > 0"), "known", null, other);
        assertThat(result.trace().steps().getFirst().matches()).containsExactly(match);
    }

    @Test
    void an_unknown_condition_counts_only_where_it_matters() {
        Map<String, String> conditions = Map.of("a", "text.found(CALL)", "b", "item.audience == 'PUBLIC'");
        Facts unread = new Facts(ITEM, null, List.of(), List.of());
        assertThat(evaluate(conditions, "a && b", null, unread).result()).isEqualTo(Result.UNDETERMINED);
        assertThat(evaluate(conditions, "a || b", null, unread).result()).isEqualTo(Result.MATCH);
        assertThat(evaluate(conditions, "a && !b", null, unread).result()).isEqualTo(Result.NO_MATCH);
    }

    @Test
    void doubt_turns_a_match_into_a_question() {
        Map<String, String> conditions = Map.of("call", "text.found(CALL)", "joke", "text.found(SATIRE)");
        Facts joke = facts(true, finding(Element.CALL, 0, 5, 0.9), finding(Element.SATIRE, 6, 9, 0.6));
        Facts plain = facts(true, finding(Element.CALL, 0, 5, 0.9));
        assertThat(evaluate(conditions, "call", "joke", joke).result()).isEqualTo(Result.UNDETERMINED);
        assertThat(evaluate(conditions, "call", "joke", plain).result()).isEqualTo(Result.MATCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text.count(CALL) == 2                                   | MATCH
            text.score(CALL) >= 0.9                                 | MATCH
            text.score(THREAT) > 0                                  | NO_MATCH
            text.near(CALL, TARGET, 5)                              | MATCH
            text.near(CALL, TARGET, 4)                              | NO_MATCH
            text.stands(CALL, 0.8, {NEGATION: 0})                   | NO_MATCH
            text.stands(CALL, 0.5, {NEGATION: 0})                   | MATCH
            text.stands(CALL, 0.5, {NEGATION: 1000})                | NO_MATCH
            text.standsBy(CALL, TARGET, 5, 0.5, {})                 | MATCH
            text.standsBy(CALL, TIME, 500, 0.5, {})                 | NO_MATCH
            item.audience in ['PUBLIC', 'OPEN_GROUP']               | MATCH
            item.language == 'en' && item.kind == 'post'            | MATCH
            size(match.known) == 0                                  | MATCH
            """)
    void conditions_ask_about_elements_distances_and_contexts(String condition, Result expected) {
        assertThat(one(condition, calls())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text.count(FINANCE) + text.count(TIME) > 0     | not found: FINANCE, TIME
            text.near(CALL, FINANCE, 160)                  | not found: FINANCE
            text.near(CALL, TARGET, 4)                     | between CALL and TARGET lie at least 5 characters; it takes at most 4
            text.standsBy(TARGET, TIME, 9, 0.5, {})        | not found: TIME
            text.stands(CALL, 0.95, {NEGATION: 0})         | CALL: the surest finding has 90 %; it takes 95 %
            text.stands(CALL, 0.8, {NEGATION: 3})          | NEGATION weighs against CALL: it stands 0 characters away; it takes more than 3
            text.learned(CALL, 0.8, {NEGATION: 0})         | not found: CALL by a learned detector
            item.audience == CLOSED_GROUP                  | item.audience is PUBLIC
            item.kind == 'pst'                             | item.kind is 'post'
            item.language == 'de'                          | item.language is 'en'
            item.platform == 'forum'                       | item.platform is 'harbour'
            size(match.known) > 0                          | in no bank
            """)
    void what_does_not_hold_says_what_it_did_not_find(String condition, String missing) {
        assertThat(explained(condition, calls()).missing()).containsExactly(missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !text.found(SATIRE) && text.found(RECRUIT)                           | not found: RECRUIT
            !(text.found(CALL) && !text.found(RECRUIT))                          | not found: RECRUIT
            text.count(SATIRE) == 0 && text.score(RECRUIT) > 0.5                 | not found: RECRUIT
            text.score(SATIRE) < 0.4 && text.count(RECRUIT) >= 1                 | not found: RECRUIT
            !text.near(CALL, TARGET, 4) && text.near(CALL, TARGET, 3)            | between CALL and TARGET lie at least 5 characters; it takes at most 3
            !text.stands(CALL, 0.95, {NEGATION: 0}) && text.found(RECRUIT)       | not found: RECRUIT
            !text.standsBy(CALL, TIME, 9, 0.5, {}) && text.found(RECRUIT)        | not found: RECRUIT
            !text.learned(CALL, 0.8, {NEGATION: 0}) && text.found(RECRUIT)       | not found: RECRUIT
            [1, 2].exists(n, !text.found(SATIRE) && text.count(RECRUIT) > n)     | not found: RECRUIT
            !(text.found(SATIRE) && text.found(TIME)) && text.found(SATIRE)      | not found: SATIRE
            text.found(SATIRE) == false && text.found(RECRUIT)                   | not found: RECRUIT
            true != text.found(SATIRE) && text.found(RECRUIT) == true            | not found: RECRUIT
            !(text.found(CALL) && text.found(RECRUIT) == false)                  | not found: RECRUIT
            """)
    void what_is_asked_for_under_a_negation_is_not_missed(String condition, String missing) {
        Facts facts = facts(true, finding(Element.CALL, 100, 110, 0.9), finding(Element.TARGET, 115, 120, 0.7));
        assertThat(explained(condition, facts).missing()).containsExactly(missing);
    }

    @Test
    void what_does_not_hold_shows_all_that_was_found_of_what_it_asks_for() {
        ElementFinding call = finding(Element.CALL, 10, 20, 0.9);
        ElementFinding entity = finding(Element.DESIGNATED_ENTITY, 300, 310, 1);
        Facts facts = facts(true, call, entity, finding(Element.SATIRE, 400, 410, 0.5));
        assertThat(explained("text.near(CALL, DESIGNATED_ENTITY, 160)", facts).elements())
                .containsExactly(call, entity);
        assertThat(explained("text.near(FINANCE, DESIGNATED_ENTITY, 160)", facts)
                        .elements())
                .containsExactly(entity);
        assertThat(explained("text.near(CALL, DESIGNATED_ENTITY, 280)", facts).missing())
                .isEmpty();
    }

    private static Trace.Step explained(String condition, Facts facts) {
        Clause clause = clause("a-clause", Mode.LIVE, Map.of("it", condition), "it", null);
        return new PolicyEngine(new Release("r", "d", List.of(clause)))
                .explain(facts)
                .getFirst()
                .trace()
                .steps()
                .getFirst();
    }

    @Test
    void a_condition_that_runs_too_long_is_undetermined() {
        String many = "[1,2,3,4,5,6,7,8,9,10,11,12]";
        String runaway = many + ".all(a, " + many + ".all(b, " + many + ".all(c, a + b + c > 0)))";
        assertThat(one(runaway, facts(true))).isEqualTo(Result.UNDETERMINED);
    }

    @Test
    void clauses_in_shadow_are_evaluated_and_drafts_are_not() {
        Release release = new Release(
                "r",
                "d",
                List.of(
                        clause("a-live", Mode.LIVE, Map.of("c", "true"), "c", null),
                        clause("b-shadow", Mode.SHADOW, Map.of("c", "true"), "c", null),
                        clause("c-draft", Mode.DRAFT, Map.of("c", "true"), "c", null)));
        assertThat(new PolicyEngine(release).evaluate(facts(true)))
                .extracting(result -> result.clause().id())
                .containsExactly("a-live", "b-shadow");
    }

    /** Kleene's three-valued logic, by its tables. */
    @Property
    void combinations_follow_the_tables_of_three_valued_logic(@ForAll Truth a, @ForAll Truth b) {
        assertThat(combined("a && b", a, b)).isEqualTo(result(Math.min(rank(a), rank(b))));
        assertThat(combined("a || b", a, b)).isEqualTo(result(Math.max(rank(a), rank(b))));
        assertThat(combined("!a || !!b", a, b)).isEqualTo(result(Math.max(2 - rank(a), rank(b))));
    }

    private static Result combined(String when, Truth a, Truth b) {
        Map<String, String> conditions = Map.of("a", literal(a), "b", literal(b));
        Facts unread = new Facts(ITEM, null, List.of(), List.of());
        return evaluate(conditions, when, null, unread).result();
    }

    private static String literal(Truth truth) {
        return switch (truth) {
            case TRUE -> "true";
            case FALSE -> "false";
            case UNKNOWN -> "text.found(CALL)";
        };
    }

    private static int rank(Truth truth) {
        return switch (truth) {
            case FALSE -> 0;
            case UNKNOWN -> 1;
            case TRUE -> 2;
        };
    }

    private static Result result(int rank) {
        return rank == 0 ? Result.NO_MATCH : rank == 1 ? Result.UNDETERMINED : Result.MATCH;
    }

    private static Result one(String condition, Facts facts) {
        return evaluate(Map.of("it", condition), "it", null, facts).result();
    }

    private static ClauseResult evaluate(
            Map<String, String> conditions, String when, @Nullable String doubt, Facts facts) {
        Clause clause = clause("a-clause", Mode.LIVE, conditions, when, doubt);
        return new PolicyEngine(new Release("r", "d", List.of(clause)))
                .evaluate(facts)
                .getFirst();
    }

    private static Clause clause(
            String id, Mode mode, Map<String, String> conditions, String when, @Nullable String doubt) {
        return new Clause(
                id,
                "Title",
                "Text",
                "Law",
                List.of(),
                Rung.INCITEMENT,
                Map.of(),
                conditions.entrySet().stream()
                        .map(entry -> new Condition(entry.getKey(), "It says so", entry.getValue()))
                        .toList(),
                when,
                doubt,
                List.of(Exemption.JOURNALISM),
                List.of(Effect.REMOVE),
                OnUndetermined.REVIEW,
                mode,
                List.of(),
                List.of(),
                List.of());
    }

    private static Reading empty() {
        return new Reading("en", true, List.of());
    }

    private static Facts facts(boolean covered, ElementFinding... findings) {
        return new Facts(ITEM, new Reading("en", covered, new ArrayList<>(List.of(findings))), List.of(), List.of());
    }

    /** A denied call of 0.9 at 10..20, and a call of 0.6 at 100..110, five characters before a target. */
    private static Facts calls() {
        return facts(
                true,
                finding(Element.NEGATION, 4, 10, 0.8),
                finding(Element.CALL, 10, 20, 0.9),
                finding(Element.CALL, 100, 110, 0.6),
                finding(Element.TARGET, 115, 120, 0.7));
    }

    private static ElementFinding finding(Element element, int start, int end, double score) {
        return new ElementFinding(element, new Span(start, end), "test", "1", score, "A note.");
    }
}
