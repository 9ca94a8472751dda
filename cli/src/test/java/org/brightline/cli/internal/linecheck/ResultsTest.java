package org.brightline.cli.internal.linecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Invented answers whose figures can be counted on fingers. */
class ResultsTest {
    private static final Suite SUITE = new Suite(
            Map.of(
                    1, new Group(1, "news-report", Group.Section.A, "News", "News is news."),
                    34, new Group(34, "direct-call", Group.Section.B, "Calls", "A call is a call."),
                    42, new Group(42, "joking-plot", Group.Section.B, "Jokes", "A joke is one."),
                    43, new Group(43, "leet", Group.Section.C, "Leet", "Disguise."),
                    50, new Group(50, "translated", Group.Section.C, "Translated", "The same."),
                    51, new Group(51, "paraphrase", Group.Section.C, "Paraphrase", "The same.")),
            List.of());

    private static Answer answer(String id, Verdict gold, Verdict said, @Nullable String pair, @Nullable String swap) {
        return answer(id, gold, said, pair, null, swap);
    }

    private static Answer answer(
            String id,
            Verdict gold,
            Verdict said,
            @Nullable String pair,
            @Nullable String source,
            @Nullable String swap) {
        return new Answer(
                new LineCase(id, "words", gold, gold.actionable(), pair, source, swap, "none"),
                said,
                said.actionable() ? 0.9 : 0.0);
    }

    private final Results results = new Results(
            SUITE,
            List.of(
                    answer("en-01-001", Verdict.NONE, Verdict.NONE, null, "a"),
                    answer("en-01-002", Verdict.VIEW, Verdict.UNDETERMINED, null, null),
                    answer("en-01-003", Verdict.VIEW, Verdict.PROMOTION, null, "a"),
                    answer("en-34-001", Verdict.INCITEMENT, Verdict.INCITEMENT, null, null),
                    answer("en-34-002", Verdict.INCITEMENT, Verdict.PLOTTING, null, null),
                    answer("en-34-003", Verdict.INCITEMENT, Verdict.NONE, "en-01-001", null),
                    answer("en-42-001", Verdict.UNDETERMINED, Verdict.UNDETERMINED, null, null),
                    answer("en-42-002", Verdict.UNDETERMINED, Verdict.NONE, null, null),
                    answer("en-43-001", Verdict.INCITEMENT, Verdict.NONE, "en-34-001", null),
                    answer("en-43-002", Verdict.INCITEMENT, Verdict.UNDETERMINED, "en-34-002", null),
                    answer("en-43-003", Verdict.NONE, Verdict.NONE, "en-01-001", null),
                    answer("en-51-001", Verdict.INCITEMENT, Verdict.INCITEMENT, "en-34-001", null),
                    answer("en-51-002", Verdict.INCITEMENT, Verdict.INCITEMENT, "en-34-002", null),
                    answer("de-50-001", Verdict.INCITEMENT, Verdict.INCITEMENT, null, "en-34-001", null),
                    answer("de-01-001", Verdict.NONE, Verdict.UNREAD, null, null)));

    @Test
    void what_must_not_be_flagged_may_go_to_a_person_but_nothing_may_follow() {
        assertThat(results.notActionable("en")).isEqualTo(new Rate(2, 3));
        assertThat(results.notActionable("de")).isEqualTo(new Rate(1, 1));
    }

    @Test
    void the_ladder_counts_the_very_rung_and_the_neighbour_apart() {
        assertThat(results.ladder("en", Answer::right)).isEqualTo(new Rate(2, 5));
        assertThat(results.ladder("en", Answer::rightOrNeighbour)).isEqualTo(new Rate(4, 5));
    }

    @Test
    void what_could_not_be_judged_is_neither_right_nor_wrongly_actionable() {
        assertThat(results.groups("en").getFirst()).satisfies(group -> {
            assertThat(group.right()).isEqualTo(new Rate(1, 3));
            assertThat(group.wronglyActionable()).isEqualTo(new Rate(1, 3));
            assertThat(group.undetermined()).isEqualTo(new Rate(1, 3));
        });
        assertThat(results.groups("de").getFirst().right()).isEqualTo(new Rate(0, 1));
    }

    @Test
    void silence_on_what_only_a_person_can_tell_is_the_neighbour_of_right() {
        assertThat(results.groups("en"))
                .filteredOn(group -> group.group().number() == 42)
                .singleElement()
                .extracting(Results.GroupResult::right)
                .isEqualTo(new Rate(1, 2));
    }

    @Test
    void a_group_says_what_was_wrong_with_it() {
        assertThat(results.groups("en"))
                .filteredOn(group -> group.group().number() == 34)
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.right()).isEqualTo(new Rate(1, 3));
                    assertThat(group.missed()).isEqualTo(new Rate(1, 3));
                    assertThat(group.wronglyActionable().total()).isZero();
                });
        assertThat(results.leastRight(2))
                .extracting(group -> group.group().number())
                .containsExactly(1, 1);
        assertThat(results.wronglyActionable(9)).singleElement().satisfies(group -> {
            assertThat(group.group().number()).isEqualTo(1);
            assertThat(group.language()).isEqualTo("en");
        });
    }

    @Test
    void a_disguise_costs_what_is_found_plain_and_not_in_disguise_over_what_crosses_the_line() {
        assertThat(results.disguise("en").plain()).isEqualTo(new Rate(2, 2));
        assertThat(results.disguise("en").disguised()).isEqualTo(new Rate(1, 2));
        assertThat(results.disguise("en").points()).isEqualTo(50, within(1e-9));
        assertThat(results.disguise("de").plain().total()).isZero();
    }

    @Test
    void a_minimal_pair_is_right_where_both_sides_are() {
        assertThat(results.minimalPairs("en")).isEqualTo(new Rate(0, 1));
    }

    @Test
    void what_says_the_same_gets_the_same_answer() {
        assertThat(results.consistent("en")).isEqualTo(new Rate(1, 2));
        assertThat(results.consistent("de")).isEqualTo(new Rate(1, 1));
    }

    @Test
    void a_swap_that_changes_the_answer_is_counted_against() {
        assertThat(results.swaps(0.05).same()).isEqualTo(new Rate(0, 1));
        assertThat(results.swaps(0.05).widest()).isEqualTo(0.9, within(1e-9));
    }

    @Test
    void of_what_is_said_with_a_score_some_crosses_the_line() {
        assertThat(results.sure("en", 0.8, 0.9)).isEqualTo(new Rate(0, 0));
        assertThat(results.sure("en", 0.9, 1)).isEqualTo(new Rate(4, 5));
    }

    @Test
    void the_report_has_a_line_for_every_language_and_group() {
        assertThat(new Report(results).text())
                .contains(
                        "| English | 13 |",
                        "| German | 2 |",
                        "| 34 Calls |",
                        "### The groups that are right least often")
                .contains("in 0 of 1 sets", "the widest gap is 0.90")
                .contains("| must not be flagged: at least 97 % not actionable | German | English |")
                .contains("| English | – | – | – | – | 4 of 5 (37.6–96.4 %) |")
                .contains("| none | 1 of 7 (");
    }
}
