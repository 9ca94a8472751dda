package org.brightline.policy.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.brightline.policy.Clause;
import org.brightline.policy.Condition;
import org.brightline.policy.Effect;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.TaxonomyLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no author can write, whatever he means by it. */
public class ClauseRulesTest {
    public static final String GOOD = """
            id: a-clause
            title: A title
            text: What is forbidden and what is not.
            law: A law
            maps_to:
              tco: [incite]
              tcap: [promotional]
            rung: incitement
            mode: live
            on_undetermined: review
            inputs:
              removals: removals over 180d
            conditions:
              call:
                says: it calls for violence
                cel: text.found(CALL)
              again: history.removals > 1
              exact: "'confirmed' in match.exact"
            when: call || (exact && again)
            exemptions_to_ask: [journalism]
            effects:
              - {effect: remove, human: required}
              - preserve
            must_match: [We must kill all the infidels.]
            must_not_match: [Good morning.]
            """;

    @Test
    void what_a_clause_declares_is_kept() {
        Clause clause = read(GOOD);
        assertThat(clause.mapsTo()).containsExactly(TaxonomyLabel.TCO_INCITE, TaxonomyLabel.TCAP_PROMOTIONAL);
        assertThat(clause.inputs()).containsOnlyKeys("removals");
        assertThat(clause.inputs().get("removals")).hasToString("removals over 180d");
        assertThat(clause.conditions().getFirst())
                .isEqualTo(new Condition("call", "it calls for violence", "text.found(CALL)"));
        assertThat(clause.conditions().get(1).says()).isEqualTo("again");
        assertThat(clause.effects()).containsExactly(Effect.REMOVE, Effect.PRESERVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            {effect: remove, human: required} ¦ remove                              ¦ 'remove' waits for a person; write '{effect: remove, human: required}'
            {effect: remove, human: required} ¦ {effect: remove, human: none}       ¦ 'remove' waits for a person
            {effect: remove, human: required} ¦ {effect: remove}                    ¦ 'remove' waits for a person
            - preserve                        ¦ - {effect: preserve, human: two}    ¦ 'preserve' waits for nobody; write 'preserve'
            - preserve                        ¦ - {effect: remove, human: required} ¦ 'remove' comes twice
            {effect: remove, human: required} ¦ {effect: delete, human: none}       ¦ 'delete' is unknown here
            {effect: remove, human: required} ¦ {effect: escalate, human: required} ¦ 'escalate' waits for two people
            {effect: remove, human: required} ¦ {effect: escalate, human: two}      ¦ a clause of rung 'incitement' may not lead to 'escalate'; allowed are [label, limit, remove, restrict_account, preserve, hold]
            """)
    void an_effect_says_aloud_whom_it_waits_for_and_cannot_ask_for_fewer(String effect, String other, String message) {
        assertThat(problems(GOOD.replace(effect, other))).anySatisfy(problem -> {
            assertThat(problem).contains(message);
            assertThat(problem).startsWith("a.yaml:2");
        });
    }

    @Test
    void a_hold_needs_a_condition_on_exact_copies() {
        String hold = GOOD.replace("  - preserve", "  - hold");
        assertThat(read(hold).effects()).contains(Effect.HOLD);
        assertThat(problems(hold.replace("match.exact", "match.known")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("'hold' is for exact copies"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            again                                ¦ could meet 'a-clause', by what is known of it besides: again;
            again || !again                      ¦ could meet 'a-clause', by what is known of it besides: again;
            !call && !exact && !again            ¦ could meet 'a-clause', by what is known of it besides: again;
            (call || !call) && (exact || again)  ¦ could meet 'a-clause', by what is known of it besides: again;
            call || !exact || again              ¦ would meet 'a-clause';
            """)
    void a_clause_that_an_empty_post_could_meet_names_no_conduct(String when, String message) {
        assertThat(problems(asking(when)))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("a.yaml:19:7: an empty post " + message)
                        .contains("a condition that needs something in the text or in a bank"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            item.language == 'ar'
            item.language != 'en'
            item.kind == 'profile'
            item.platform.startsWith('harbour')
            item.audience == CLOSED_GROUP
            item.audience != PUBLIC
            history.removals == 5
            history.removals > 1 && item.kind == 'profile'
            size(match.known) == 0
            size(match.known) == history.removals
            text.count(CALL) >= history.removals
            text.found(CALL) == (item.language == 'ar')
            !text.found(REPORTING) && item.language == 'ar'
            """)
    void nothing_is_held_against_an_account_a_place_or_a_language(String condition) {
        String who = "  who:\n    says: who it is\n    cel: \"" + condition + "\"\n  call:\n";
        assertThat(problems(asking("who").replace("  call:\n", who)))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem).contains("an empty post").contains("'a-clause'"));
        assertThat(read(asking("who && call").replace("  call:\n", who)).when()).isEqualTo("who && call");
    }

    @Test
    void a_doubt_makes_no_conduct_of_what_always_holds() {
        assertThat(problems(asking("true || call")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("an empty post would meet 'a-clause'"));
    }

    /** A clause with this {@code when}, and a doubt that asks for all of its conditions. */
    private static String asking(String when) {
        return GOOD.replace("when: call || (exact && again)", "when: '" + when + "'\ndoubt: call || exact || again");
    }

    @Test
    void what_nobody_asks_for_is_told() {
        assertThat(problems(GOOD.replace("when: call || (exact && again)", "when: call || exact")))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("a.yaml:17:10: the condition 'again' stands neither in"));
        assertThat(problems(GOOD.replace("history.removals > 1", "text.found(TIME)")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("no condition asks for the input 'removals'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            removals over 180d ¦ beliefs over 180d   ¦ 'beliefs over 180d' is no window
            removals over 180d ¦ removals over 366d  ¦ is no window
            removals over 180d ¦ removals over 30min ¦ is no window
            tco: [incite]      ¦ tco: [insite]       ¦ 'insite' is no label of tco; did you mean 'incite'?
            tco: [incite]      ¦ isis: [incite]      ¦ unknown key 'isis'
            [journalism]       ¦ [none]              ¦ 'none' is an answer
            mode: live         ¦ mdoe: live          ¦ unknown key 'mdoe'; did you mean 'mode'?
            says: it calls     ¦ say: it calls       ¦ the key 'says' is missing
            rung: incitement   ¦ rung:               ¦ a.yaml:8:6: 'rung' is empty; known are [view, promotion,
            title: A title     ¦ title:              ¦ a.yaml:2:7: 'title' is empty; write something behind it
            when: call         ¦ when: !call\\n#    ¦ a.yaml:19:7: a value cannot begin with '!'
            """)
    void a_slip_is_told_with_what_would_be_right(String right, String wrong, String message) {
        assertThat(problems(GOOD.replace(right, wrong.replace("\\n", "\n"))))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void slips_are_told_from_the_first_line_to_the_last() {
        assertThat(problems(GOOD.replace("- preserve", "- remove")
                        .replace("title: A title", "title:")
                        .replace("mode: live", "mode: lively")
                        .replace("found(CALL)", "found(CAL)")))
                .extracting(problem -> problem.split(":")[1])
                .containsExactly("2", "9", "16", "23", "23");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            cel: text.found(CAL)                                       ¦ 17:21
            cel: "text.found(CAL)"                                     ¦ 17:22
            cel: 'item.kind == ''x'' || text.found(CAL)'               ¦ 17:44
            cel: "item.kind == \\"x\\" || text.found(CAL)"             ¦ 17:44
            cel: >-\\n  text.found(CALL)\\n  || text.found(CAL)        ¦ 19:23
            cel: |\\n  text.found(CALL)\\n\\n     || text.found(CAL)   ¦ 20:26
            cel: text.found(CALL)\\n  || text.found(CAL)               ¦ 18:23
            """)
    void a_fault_is_told_in_its_very_place_whatever_the_style_of_the_value(String cel, String place) {
        String indented = cel.replace("\\n", "\n      ").replace("\\\"", "\\\"");
        String file = "# first line\n" + GOOD.replace("cel: text.found(CALL)", indented);
        assertThat(problems(file))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("a.yaml:" + place + ": condition 'call'"));
    }

    @Test
    void what_was_published_before_more_was_asked_of_authors_is_still_read() {
        for (String lax : List.of(
                GOOD.replace("text.found(CALL)", "item.language == 'ar'"),
                GOOD.replace("exemptions_to_ask: [journalism]", "exemptions_to_ask: []"))) {
            assertThat(problems(lax)).isNotEmpty();
            assertThat(ReleaseReader.readPublished("published", Map.of("a.yaml", lax))
                            .clauses())
                    .singleElement()
                    .satisfies(clause -> assertThat(clause.id()).isEqualTo("a-clause"));
        }
        assertThatThrownBy(() -> ReleaseReader.readPublished(
                        "published", Map.of("a.yaml", GOOD.replace("text.found(CALL)", "text.found(CALLS)"))))
                .isInstanceOf(PolicyException.class);
    }

    private static Clause read(String yaml) {
        return ReleaseReader.read("one", Map.of("a.yaml", yaml)).clauses().getFirst();
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(PolicyException.class, () -> ReleaseReader.read("bad", Map.of("a.yaml", yaml)))
                .problems()
                .stream()
                .map(PolicyProblem::toString)
                .toList();
    }
}
