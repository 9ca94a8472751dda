package org.brightline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brightline.language.Reader;
import org.brightline.language.pattern.PatternReader;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.facts.Window;
import org.brightline.policy.files.ClauseRulesTest;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same trace, told to the person who reviews and to the person who posted. */
class ExplanationTest {
    private static final Reader READER = PatternReader.shipped();
    private static final PolicyEngine ENGINE = new PolicyEngine(ReleaseReader.shipped());
    private static final String TEXT = "Good morning. Long live the Ashfall Front lol";

    @Test
    void the_reviewer_sees_every_condition_with_words_detector_and_score() {
        assertThat(Explanation.forReviewer(result("promotion-glorification", Example.ofText(TEXT, "en")), TEXT)
                        .text())
                .startsWith(
                        "«Glorifying terrorism» (promotion-glorification, rung PROMOTION, live): cannot be told; a person"
                                + " looks at it.\n")
                .contains("  - holds: it names a designated organisation or a terrorist act [object]\n"
                        + "      DESIGNATED_ENTITY «Ashfall Front»: ")
                .contains("(list:demo-designations 2026-11-01, 100 %)")
                .contains("  - does not hold: it pledges allegiance")
                .contains("SATIRE «lol»: ")
                .endsWith(
                        "  when: public && ((object && (praise || allegiance)) || read || hint) — holds. doubt: shade || "
                                + "!((object && (praise || allegiance)) || read) — holds.\n");
    }

    @Test
    void the_user_reads_the_rule_what_holds_and_the_own_words_and_no_machinery() {
        String text = Explanation.forUser(result("promotion-glorification", Example.ofText(TEXT, "en")), TEXT)
                .text();
        assertThat(text)
                .startsWith(
                        "It cannot be told by machine whether your post falls under the rule «Glorifying terrorism».")
                .contains("  - holds: it names a designated organisation or a terrorist act\n      «Ashfall Front»\n")
                .contains("found by automatic means. They are no decision; a person decides.")
                .contains("Regulation (EU) 2021/784 Art. 2(7)(a)")
                .doesNotContain(
                        "does not hold", "DESIGNATED_ENTITY", "pattern:", "list:", "%", "&&", "[object]", "score");
    }

    @Test
    void what_cannot_be_told_says_why() {
        String text = "Emme ole yksin, Ashfall Front on mukana nyt ja huomenna.";
        ClauseResult result = result("promotion-glorification", Example.ofText(text, "fi"));
        assertThat(Explanation.forReviewer(result, text).text())
                .contains("  - cannot be told: it pledges allegiance")
                .contains("      why: The text is in a language (")
                .contains("when: public && ((object && (praise || allegiance)) || read || hint) — cannot be told.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            live   | review | live): cannot be told; a person looks at it.
            live   | count  | live): cannot be told; it is only counted.
            shadow | review | shadow): cannot be told; in shadow it is only counted.
            draft  | review | draft): cannot be told; nothing follows of a draft.
            """)
    void what_follows_where_a_clause_cannot_be_judged_is_what_it_says(String mode, String undetermined, String words) {
        String file = ClauseRulesTest.GOOD
                .replace("mode: live", "mode: " + mode)
                .replace("on_undetermined: review", "on_undetermined: " + undetermined);
        ClauseResult result = PolicyEngine.withDrafts(ReleaseReader.read("one", Map.of("a.yaml", file)))
                .evaluate(
                        Example.ofText("Emme ole yksin nyt ja huomenna.", "fi").read(READER))
                .getFirst();
        assertThat(result.result()).isEqualTo(Result.UNDETERMINED);
        assertThat(Explanation.forReviewer(result, null).headline()).endsWith(words);
    }

    @Test
    void where_only_the_language_stands_in_the_way_nobody_is_said_to_look() {
        Judgement finnish = new PolicyEngine(ReleaseReader.read("one", Map.of("a.yaml", ClauseRulesTest.GOOD)))
                .judge(Example.ofText("Emme ole yksin nyt ja huomenna.", "fi").read(READER));
        assertThat(Explanation.forReviewer(finnish.results().getFirst(), finnish, null)
                        .headline())
                .endsWith("live): cannot be told; it is only counted.");
    }

    @Test
    void pictures_and_history_are_told_without_entries_to_the_user() {
        Clause clause = ReleaseReader.read("one", Map.of("a.yaml", ClauseRulesTest.GOOD))
                .clauses()
                .getFirst();
        Window window = clause.inputs().values().iterator().next();
        Example post = new Example("", null, "PUBLIC", List.of("confirmed"), Map.of(window, 2L));
        ClauseResult result = new PolicyEngine(new Release("r", "d", List.of(clause)))
                .evaluate(post.read(READER))
                .getFirst();
        assertThat(result.result()).isEqualTo(Result.MATCH);
        assertThat(Explanation.forReviewer(result, "").text())
                .contains(
                        "      picture or file 1 is in the bank confirmed, entry example (SHA256, distance 0 of at most 0)\n")
                .contains("      removals over 180d: 2\n");
        assertThat(Explanation.forUser(result, "").text())
                .contains("      picture or file 1\n")
                .contains("      removals over 180d: 2\n")
                .doesNotContain("confirmed,", "entry");
    }

    @Test
    void without_the_text_places_are_told_and_never_other_words() {
        ClauseResult result = result("promotion-glorification", Example.ofText(TEXT, "en"));
        assertThat(Explanation.forReviewer(result, null).text())
                .contains("DESIGNATED_ENTITY at the characters 28 to 41: ");
        assertThat(Explanation.forReviewer(result, "short").text())
                .contains("DESIGNATED_ENTITY at the characters 28 to 41: ");
    }

    @Test
    void the_reviewer_reads_what_was_not_found_and_the_user_does_not() {
        String text = "The choir asks you to donate on Tuesday.";
        ClauseResult result = ENGINE.explain(Example.ofText(text, "en").read(READER)).stream()
                .filter(one -> one.clause().id().equals("solicitation-recruitment"))
                .findFirst()
                .orElseThrow();
        assertThat(Explanation.forReviewer(result, text).text())
                .contains("[invitation]\n      not found: RECRUIT, DESIGNATED_ENTITY\n");
        assertThat(Explanation.forUser(result, text).text()).doesNotContain("not found");
    }

    @Test
    void a_clause_that_is_not_met_is_told_in_one_sentence() {
        ClauseResult result = result("incitement-call", Example.ofText("Good morning", "en"));
        assertThat(Explanation.forUser(result, "Good morning").text())
                .isEqualTo("Your post does not fall under the rule «Calling for violence».\n");
    }

    private static ClauseResult result(String clause, Example post) {
        return ENGINE.evaluate(post.read(READER)).stream()
                .filter(result -> result.clause().id().equals(clause))
                .findFirst()
                .orElseThrow();
    }
}
