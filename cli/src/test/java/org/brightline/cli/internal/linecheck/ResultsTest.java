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
                    43, new Group(43, "leet", Group.Section.C, "Leet", "Disguise.")),
            List.of());

    private static Answer answer(String id, Verdict gold, Verdict said, @Nullable String pair, @Nullable String swap) {
        return new Answer(new LineCase(id, "words", gold, gold.actionable(), pair, null, swap, "none"), said, 0.9);
    }

    private final Results results = new Results(
            SUITE,
            List.of(
                    answer("en-01-001", Verdict.NONE, Verdict.NONE, null, "a"),
                    answer("en-01-002", Verdict.VIEW, Verdict.UNDETERMINED, null, null),
                    answer("en-01-003", Verdict.VIEW, Verdict.PROMOTION, null, "a"),
                    answer("en-34-001", Verdict.INCITEMENT, Verdict.INCITEMENT, null, null),
                    answer("en-34-002", Verdict.INCITEMENT, Verdict.PLOTTING, null, null),
                    answer("en-34-003", Verdict.INCITEMENT, Verdict.NONE, null, null),
                    answer("en-42-001", Verdict.UNDETERMINED, Verdict.UNDETERMINED, null, null),
                    answer("en-43-001", Verdict.INCITEMENT, Verdict.NONE, "en-34-001", null),
                    answer("de-01-001", Verdict.NONE, Verdict.UNREAD, null, null)));

    @Test
    void what_must_not_be_flagged_may_go_to_a_person_but_nothing_may_follow() {
        assertThat(results.notActionable("en")).isEqualTo(new Rate(2, 3));
        assertThat(results.notActionable("de")).isEqualTo(new Rate(1, 1));
    }

    @Test
    void the_ladder_counts_the_very_rung_and_the_neighbour_apart() {
        assertThat(results.ladder("en", Answer::right)).isEqualTo(new Rate(2, 4));
        assertThat(results.ladder("en", Answer::rightOrNeighbour)).isEqualTo(new Rate(3, 4));
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
        assertThat(results.worst(1)).extracting(group -> group.group().number()).containsExactly(43);
    }

    @Test
    void a_disguise_costs_what_the_plain_case_had_and_the_disguised_one_lost() {
        assertThat(results.disguise("en").points()).isEqualTo(100, within(1e-9));
        assertThat(results.disguise("de").plain().total()).isZero();
    }

    @Test
    void a_swap_that_changes_the_answer_is_counted_against() {
        assertThat(results.swaps(0.05)).isEqualTo(new Rate(0, 1));
    }

    @Test
    void the_report_has_a_line_for_every_language_and_group() {
        assertThat(new Report(results).text())
                .contains("| English | 8 |", "| German | 1 |", "| 34 Calls |", "### The worst groups")
                .contains("in 0 of 1 sets");
    }
}
