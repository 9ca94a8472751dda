package org.brightline.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brightline.policy.Release;
import org.brightline.policy.TaxonomyLabel;
import org.brightline.policy.files.ClauseRulesTest;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.trial.ReleaseDiff.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the person who approves a release reads. */
class ReleaseDiffTest {
    private static final String GOOD = ClauseRulesTest.GOOD;

    /** Edits that leave the clause valid; each changes what it says. */
    private static final List<String[]> EDITS = List.of(
            new String[] {"title: A title", "title: Another title"},
            new String[] {"is not.", "is not, as before."},
            new String[] {"law: A law", "law: Another law"},
            new String[] {"tco: [incite]", "tco: [incite, threaten]"},
            new String[] {"rung: incitement", "rung: solicitation"},
            new String[] {"mode: live", "mode: shadow"},
            new String[] {"on_undetermined: review", "on_undetermined: count"},
            new String[] {"removals over 180d", "removals over 90d"},
            new String[] {"cel: text.found(CALL)", "cel: text.found(THREAT)"},
            new String[] {"says: it calls for violence", "says: it calls for harm"},
            new String[] {"when: call || (exact && again)", "when: call && exact && again"},
            new String[] {"exemptions_to_ask", "doubt: again\nexemptions_to_ask"},
            new String[] {"[journalism]", "[journalism, art]"},
            new String[] {"  - preserve\n", ""},
            new String[] {"[Good morning.]", "[Good evening.]"},
            new String[] {"must_match: [", "must_ask: [Well.]\nmust_match: ["});

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            0  ¦ TITLE           ¦ The title changes from «A title» to «Another title».
            3  ¦ MAPPING         ¦ The names elsewhere gain TCO threaten.
            4  ¦ RUNG            ¦ The rung changes from «incitement» to «solicitation».
            5  ¦ MODE            ¦ The mode changes from «live» to «shadow».
            7  ¦ INPUTS          ¦ The count 'removals' changes: «removals over ⟦180d → 90d⟧».
            13 ¦ EFFECTS         ¦ The possible effects lose preserve (a machine may do it alone).
            12 ¦ EXEMPTIONS      ¦ The purposes to consider gain art.
            8  ¦ CONDITIONS      ¦ The condition 'call' changes: «it calls for violence = text.found(⟦CALL → THREAT⟧)».
            1  ¦ TEXT            ¦ The wording changes: «What is forbidden and what is not⟦new: , as before⟧.».
            11 ¦ DOUBT           ¦ When a person has to tell is new: «again».
            15 ¦ EXAMPLES        ¦ The examples that a person has to tell gain «Well.».
            6  ¦ ON_UNDETERMINED ¦ What follows if it cannot be told changes from «a person looks at it» to «it is only counted».
            """)
    void each_change_is_one_sentence(int edit, Part part, String words) {
        assertThat(ReleaseDiff.between(release(Set.of()), release(Set.of(edit))))
                .containsExactly(new ReleaseDiff.Change("a-clause", part, words));
    }

    @Test
    void a_condition_changes_appears_and_goes() {
        Release before = release(Set.of());
        Release after = ReleaseReader.read(
                "after",
                Map.of(
                        "a.yaml",
                        GOOD.replace("  again: history.removals > 1\n", "  time: text.found(TIME)\n")
                                .replace("inputs:\n  removals: removals over 180d\n", "")
                                .replace("exact && again", "exact && time")));
        assertThat(ReleaseDiff.between(before, after))
                .extracting(ReleaseDiff.Change::words)
                .containsExactly(
                        "The count 'removals' is gone: «removals over 180d».",
                        "The condition 'again' is gone: «again = history.removals > 1».",
                        "The condition 'time' is new: «time = text.found(TIME)».",
                        "When it is met changes: «call || (exact && ⟦again → time⟧)».");
    }

    @Test
    void clauses_come_and_go() {
        Map<String, String> files = new TreeMap<>(ReleaseReader.shippedFiles());
        files.remove("view.yaml");
        Release without = ReleaseReader.read("without", files);
        assertThat(ReleaseDiff.between(without, ReleaseReader.shipped()))
                .containsExactly(new ReleaseDiff.Change(
                        "view", Part.CLAUSE, "The clause «Views are free» is new, on rung view, live."));
        assertThat(ReleaseDiff.between(ReleaseReader.shipped(), without))
                .containsExactly(new ReleaseDiff.Change(
                        "view", Part.CLAUSE, "The clause «Views are free» of rung view, live, is gone."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            text.near(CALL, TIME, 120)      ¦ text.near(CALL, TIME, 90)       ¦ changes: «text.near(CALL, TIME, ⟦120 → 90⟧)».
            text.stands(CALL, 0.8, {})      ¦ text.stands(CALL, 0.75, {})     ¦ changes: «text.stands(CALL, ⟦0.8 → 0.75⟧, {})».
            a || b || c                     ¦ a || c                          ¦ changes: «a || ⟦gone: b ||⟧ c».
            to call for violence now        ¦ to call for open violence now   ¦ changes: «to call for ⟦new: open⟧ violence now».
            one two three four five six     ¦ one 2 3 four five six           ¦ changes: «one ⟦two three → 2 3⟧ four five six».
            all of this                     ¦ is quite another text           ¦ changes from «all of this» to «is quite another text».
            a  &&  b                        ¦ a && b                          ¦ changes from «a  &&  b» to «a && b».
            """)
    void what_changed_in_a_long_text_is_marked_in_it(String old, String now, String words) {
        assertThat(MarkedChange.words(old, now)).isEqualTo(" " + words);
    }

    @Test
    void texts_that_are_too_long_to_be_compared_are_told_as_they_are() {
        assertThat(MarkedChange.words("- ".repeat(1_500), "- ".repeat(1_501))).startsWith(" changes from «- -");
    }

    @Test
    void a_clause_is_told_as_a_document() {
        assertThat(document())
                .containsExactly(
                        "Wording: What is forbidden and what is not.",
                        "Law: A law",
                        "Names elsewhere:",
                        "  TCO incite: " + TaxonomyLabel.TCO_INCITE.meaning(),
                        "  TCAP promotional: " + TaxonomyLabel.TCAP_PROMOTIONAL.meaning(),
                        "Counts of the account: removals over 180d [history.removals]",
                        "Conditions:",
                        "  it calls for violence [call]",
                        "  again [again]",
                        "  exact [exact]",
                        "When it is met: call || (exact && again)",
                        "What follows if it cannot be told: a person looks at it",
                        "Purposes to consider: journalism",
                        "Possible effects: remove (a person decides), preserve (a machine may do it alone)",
                        "Examples that meet it: We must kill all the infidels.",
                        "Examples that do not meet it: Good morning.",
                        "What the machine runs:",
                        "  call: text.found(CALL)",
                        "  again: history.removals > 1",
                        "  exact: 'confirmed' in match.exact");
        assertThat(document(11, 15))
                .contains("When a person has to tell: again", "Examples that a person has to tell: Well.");
    }

    @Test
    void a_document_says_of_a_clause_in_shadow_that_nothing_comes_of_it_yet() {
        assertThat(document(5))
                .startsWith(
                        "In shadow: it is run on everything that comes in, to see what it would do, and has no effect.")
                .contains(
                        "What follows if it cannot be told: in shadow it is only counted",
                        "Possible effects: none as it is; once it is live: remove (a person decides), "
                                + "preserve (a machine may do it alone)");
    }

    @Test
    void what_follows_of_a_doubt_is_a_change_in_shadow_too() {
        assertThat(ReleaseDiff.between(release(Set.of(5)), release(Set.of(5, 6))))
                .extracting(ReleaseDiff.Change::words)
                .containsExactly(
                        "What follows if it cannot be told changes from «a person looks at it» to «it is only counted».");
    }

    private static List<String> document(Integer... edits) {
        return ClauseDocument.of(release(Set.of(edits)).clauses().getFirst()).lines();
    }

    @Property(tries = 60)
    void there_are_changes_exactly_where_the_digests_differ(
            @ForAll("edits") Set<Integer> some, @ForAll("edits") Set<Integer> others) {
        Release before = release(some);
        Release after = release(others);
        assertThat(ReleaseDiff.between(before, after).isEmpty())
                .isEqualTo(before.digest().equals(after.digest()))
                .isEqualTo(some.equals(others));
    }

    @Provide
    Arbitrary<Set<Integer>> edits() {
        return Arbitraries.integers().between(0, EDITS.size() - 1).set().ofMaxSize(3);
    }

    private static Release release(Set<Integer> edits) {
        String clause = GOOD;
        for (int edit : edits) {
            String changed = clause.replace(EDITS.get(edit)[0], EDITS.get(edit)[1]);
            assertThat(changed).isNotEqualTo(clause);
            clause = changed;
        }
        return ReleaseReader.read("edited", Map.of("a.yaml", clause));
    }
}
