package org.brightline.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brightline.language.Reader;
import org.brightline.language.pattern.PatternReader;
import org.brightline.policy.Example;
import org.brightline.policy.Mode;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.trial.Backtest.ClauseStanding;
import org.brightline.policy.trial.Backtest.Row;
import org.brightline.policy.trial.Backtest.Sample;
import org.brightline.policy.trial.Backtest.Standing;
import org.junit.jupiter.api.Test;

/** What would change, before it does. */
class BacktestTest {
    private static final Reader READER = PatternReader.shipped();
    private static final Release SHIPPED = ReleaseReader.shipped();
    private static final List<Sample> SAMPLES = List.of(
            sample("praise", "Long live the Ashfall Front!", "en"),
            sample("joke", "Long live the Ashfall Front lol", "en"),
            sample("invitation", "Join the Ashfall Front today, brothers. Message me.", "en"),
            sample("morning", "Good morning, it is a calm day.", "en"),
            sample("finnish", "Emme ole yksin, Ashfall Front on mukana nyt ja huomenna.", "fi"));

    @Test
    void a_release_against_itself_changes_nothing() {
        BacktestReport report = new Backtest(SHIPPED, SHIPPED).run(SAMPLES.iterator());
        assertThat(report.count()).isEqualTo(5);
        assertThat(report.changed()).isZero();
        assertThat(report.clauses()).noneMatch(Row::changes);
        assertThat(report.items()).allSatisfy(row -> assertThat(row.items()).isEmpty());
        assertThat(report.byStanding().get("PROMOTION")).containsExactly(1, 1);
        assertThat(report.byStanding().get("SOLICITATION")).containsExactly(1, 1);
        assertThat(report.byStanding().get("nothing")).containsExactly(1, 1);
    }

    @Test
    void a_clause_put_into_shadow_makes_nothing_of_its_items_and_names_them() {
        Release draft = changed("promotion-glorification.yaml", "mode: live", "mode: shadow");
        BacktestReport report = new Backtest(SHIPPED, draft).run(SAMPLES.iterator());
        assertThat(report.withoutItems().changed()).isEqualTo(2);
        assertThat(report.withoutItems().clauses()).allMatch(row -> row.items().isEmpty());
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.items())
                .contains(new Row<>(
                        null,
                        null,
                        "en",
                        new Standing(Result.MATCH, Rung.PROMOTION),
                        new Standing(Result.NO_MATCH, null),
                        1,
                        List.of("praise")));
        assertThat(report.clauses())
                .contains(new Row<>(
                        "promotion-glorification",
                        Rung.PROMOTION,
                        "en",
                        new ClauseStanding(Mode.LIVE, Result.UNDETERMINED),
                        new ClauseStanding(Mode.SHADOW, Result.UNDETERMINED),
                        1,
                        List.of("joke")));
    }

    @Test
    void what_cannot_be_told_is_a_result_of_its_own() {
        Release draft = changed("promotion-glorification.yaml", "doubt: shade || ", "doubt: false || ");
        BacktestReport report = new Backtest(SHIPPED, draft).run(SAMPLES.iterator());
        assertThat(report.items().stream().filter(Row::changes))
                .containsExactly(new Row<>(
                        null,
                        null,
                        "en",
                        new Standing(Result.UNDETERMINED, Rung.PROMOTION),
                        new Standing(Result.MATCH, Rung.PROMOTION),
                        1,
                        List.of("joke")));
        assertThat(report.text())
                .contains("5 items were judged by both releases; 1 would come out differently.")
                .contains("  en: PROMOTION? → PROMOTION, 1: joke\n")
                .contains("  promotion-glorification (PROMOTION), en: UNDETERMINED → MATCH, 1: joke\n");
    }

    @Test
    void what_intake_only_counts_is_a_question_to_nobody() {
        Release counting = changed("promotion-glorification.yaml", "on_undetermined: review", "on_undetermined: count");
        Sample italian = sample("mercato", "Il mercato non è aperto oggi e anche noi non ci siamo", "it");
        Standing unread = new Standing(Result.UNDETERMINED, null);
        BacktestReport report = new Backtest(SHIPPED, counting)
                .run(List.of(SAMPLES.get(1), italian, SAMPLES.get(4)).iterator());
        assertThat(report.items())
                .containsExactly(
                        new Row<>(
                                null,
                                null,
                                "en",
                                new Standing(Result.UNDETERMINED, Rung.PROMOTION),
                                unread,
                                1,
                                List.of("joke")),
                        new Row<>(
                                null,
                                null,
                                "fi",
                                new Standing(Result.UNDETERMINED, Rung.SOLICITATION),
                                new Standing(Result.UNDETERMINED, Rung.SOLICITATION),
                                1,
                                List.of()),
                        new Row<>(null, null, "it", unread, unread, 1, List.of()));
        assertThat(report.text()).contains("  en: PROMOTION? → unread, 1: joke\n");
        assertThat(report.clauses())
                .as("the clause itself cannot be told")
                .contains(new Row<>(
                        "plotting-intent",
                        Rung.PLOTTING,
                        "it",
                        new ClauseStanding(Mode.LIVE, Result.UNDETERMINED),
                        new ClauseStanding(Mode.LIVE, Result.UNDETERMINED),
                        1,
                        List.of()));
    }

    @Test
    void a_clause_that_is_new_is_set_against_none() {
        Map<String, String> files = new TreeMap<>(ReleaseReader.shippedFiles());
        files.remove("solicitation-recruitment.yaml");
        Release without = ReleaseReader.read("without", files);
        BacktestReport report = new Backtest(without, SHIPPED).run(SAMPLES.iterator());
        assertThat(report.text())
                .contains("solicitation-recruitment (SOLICITATION), en: no clause → MATCH, 1: invitation\n");
    }

    @Test
    void counts_add_up_and_only_some_item_ids_are_kept() {
        Release draft = changed("promotion-glorification.yaml", "mode: live", "mode: draft");
        List<Sample> many = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> many.add(sample("p" + i, "Long live the Ashfall Front!", "en")));
        BacktestReport report = new Backtest(SHIPPED, draft).run(many.iterator());
        assertThat(report.items().stream().mapToLong(Row::count).sum()).isEqualTo(100);
        assertThat(report.changed()).isEqualTo(100);
        assertThat(report.items().getFirst().items())
                .hasSize(Backtest.MOST_EXAMPLES)
                .startsWith("p0");
        SHIPPED.clauses()
                .forEach(clause -> assertThat(report.clauses().stream()
                                .filter(row -> clause.id().equals(row.clause()))
                                .mapToLong(Row::count)
                                .sum())
                        .isEqualTo(100));
    }

    private static Release changed(String file, String from, String to) {
        Map<String, String> files = new TreeMap<>(ReleaseReader.shippedFiles());
        files.computeIfPresent(file, (name, text) -> {
            assertThat(text).contains(from);
            return text.replace(from, to);
        });
        if (from.contains("shade")) {
            // Without a doubt, nobody asks for the condition that it named.
            files.computeIfPresent(
                    file, (name, text) -> text.replace("public && (", "public && (shade || !shade) && ("));
        }
        return ReleaseReader.read("draft", files);
    }

    private static Sample sample(String id, String text, String language) {
        return new Sample(id, Example.ofText(text, language).read(READER));
    }
}
