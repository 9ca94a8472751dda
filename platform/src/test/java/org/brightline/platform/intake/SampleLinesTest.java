package org.brightline.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.platform.base.Problem;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.Window;
import org.brightline.policy.trial.Backtest;
import org.junit.jupiter.api.Test;

class SampleLinesTest {
    /** Says as the language of a text how long it is. */
    private static final Reader LENGTH =
            (text, hint) -> new Reading(hint == null ? "l" + text.length() : hint, true, List.of());

    @Test
    void each_line_is_an_item_and_blank_lines_are_none() {
        List<Backtest.Sample> samples = read("{\"externalId\":\"a\",\"text\":\"abc\",\"audience\":\"OPEN_GROUP\"}\r\n\n"
                + "{\"text\":\"d\",\"language\":\"en\",\"kind\":\"comment\",\"platform\":\"forum\"}");
        assertThat(samples).extracting(Backtest.Sample::id).containsExactly("a", "line 3");
        assertThat(Objects.requireNonNull(samples.getFirst().facts().reading()).language())
                .isEqualTo("l3");
        assertThat(samples.getFirst().facts().item().audience()).isEqualTo("OPEN_GROUP");
        assertThat(Objects.requireNonNull(samples.getLast().facts().reading()).language())
                .isEqualTo("en");
        assertThat(samples.getLast().facts().item().kind()).isEqualTo("comment");
    }

    @Test
    void a_sample_without_an_item_is_none() {
        refused("", "The sample holds no item");
        refused("\n \n", "The sample holds no item");
    }

    @Test
    void a_field_that_is_misspelt_is_refused_with_the_nearest_that_there_is() {
        refused(
                "{\"text\":\"a\",\"langauge\":\"en\"}",
                "Line 1 has an unknown field 'langauge'; did you mean 'language'?");
        refused("{\"text\":\"a\",\"audience\":\"PUBLC\"}", "audience that is none, 'PUBLC'; did you mean 'PUBLIC'?");
        refused(
                "{\"text\":\"a\",\"audience\":\"EVERYONE\"}",
                "'EVERYONE'; known are [CLOSED_GROUP, OPEN_GROUP, PUBLIC]");
        refused("{\"text\":\"a\",\"language\":\"klingon\"}", "language that is none, 'klingon'; write its tag");
        refused("{\"text\":\"a\",\"\\ud800\":1}", "an unknown field '?'");
        refused("{\"text\":\"a\",\"" + "x".repeat(70) + "\":1}", "'" + "x".repeat(60) + "…'");
        assertThat(read(
                        "{\"text\":\"a\",\"language\":\"pt-BR\",\"author\":\"u-1\",\"createdAt\":\"2026-05-01T10:00:00Z\"}\n"
                                + "{\"text\":\"a\",\"language\":\"fil\"}"))
                .hasSize(2);
    }

    @Test
    void every_wrong_line_is_told_at_once() {
        refused(
                "{\"text\":\"a\"}\n{\"text\":7,\"foo\":1}\n\n{\"text\":\"a\"}\n[]",
                "Line 2 has an unknown field 'foo'; known are",
                "\nLine 2 has a field text that is no text.\nLine 5 must be a JSON object, one a line.");
        refused("[]\n" + "x".repeat(SampleLines.LONGEST_LINE + 1), "Line 1 must be", "\nLine 2 has more than");
        refused("[]\n".repeat(30), "\nLine 20 must be", "\nThere is more; these are the first 20.");
    }

    @Test
    void a_picture_of_a_sample_cannot_be_told() {
        assertThat(read("{\"media\":[{\"url\":\"https://forum.example/a\"}]}")
                        .getFirst()
                        .facts()
                        .unmatched())
                .hasSize(1);
    }

    @Test
    void media_that_are_no_list_are_refused_beside_a_text_too() {
        refused("{\"text\":\"a\",\"media\":\"a.jpg\"}", "Line 1 has a field media that is no list.");
        refused("{\"text\":\"a\",\"media\":{\"url\":\"a\"}}", "Line 1 has a field media that is no list.");
        assertThat(read("{\"text\":\"a\",\"media\":null}\n{\"text\":\"a\",\"media\":[]}"))
                .extracting(sample -> sample.facts().unmatched())
                .containsOnly(List.of());
    }

    @Test
    void a_line_says_the_history_of_the_account() {
        Facts facts = read("{\"text\":\"a\",\"history\":{\"removals over 180d\":2}}")
                .getFirst()
                .facts();
        assertThat(facts.history()).containsExactly(entry(new Window(AccountEvent.REMOVALS, Duration.ofDays(180)), 2L));
        refused(
                "{\"text\":\"a\"}\n{\"text\":\"a\",\"history\":{\"friends over 1d\":2}}",
                "Line 2 is refused: The field history has a name that is no window");
    }

    @Test
    void what_is_no_item_is_told_by_its_line() {
        refused("{\"text\":\"a\"}\n[]", "Line 2 must be a JSON object");
        refused("{\"text\":\"a\"}\n{\"text\":", "Line 2 is no JSON: at column 9 it ends before it is complete.");
        refused("{\"text\":\"a\",}", "Line 1 is no JSON: at column 13 «}» does not fit here");
        refused("{\"text\":yes}", "«yes» is neither a string in double quotation marks nor a number");
        refused("[}", "a bracket closes that was not opened");
        refused("{\"text\":7}", "Line 1 has a field text that is no text");
        refused("{\"language\":\"en\"}", "Line 1 has neither «text» nor «media»");
        refused("{\"text\":\"a\",\"audience\":\"PRIVATE\"}", "Line 1 is a private message");
        refused("{\"text\":\"a\"}\n" + "x".repeat(SampleLines.LONGEST_LINE + 1), "Line 2 has more than");
        refused("{\"text\":\"a\"}\n".repeat(SampleLines.MOST_ITEMS + 1), "at most " + SampleLines.MOST_ITEMS);
    }

    @Test
    void behind_the_last_item_there_is_none() {
        SampleLines lines = new SampleLines(new StringReader("{\"text\":\"a\"}"), LENGTH);
        lines.next();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }

    @FuzzTest
    void any_text_is_a_sample_or_a_problem(FuzzedDataProvider data) {
        try {
            assertThat(read(data.consumeRemainingAsString()))
                    .allSatisfy(sample -> assertThat(sample.id()).isNotNull());
        } catch (Problem problem) {
            assertThat(problem.detail()).matches("(?s)(Line |The sample holds no item).*");
        }
    }

    private static void refused(String lines, String... says) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(Problem.class)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(says));
    }

    private static List<Backtest.Sample> read(String lines) {
        List<Backtest.Sample> samples = new ArrayList<>();
        new SampleLines(new StringReader(lines), LENGTH).forEachRemaining(samples::add);
        return samples;
    }
}
