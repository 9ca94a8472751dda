package org.brightline.policy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.pattern.PatternReader;
import org.brightline.policy.Clause;
import org.brightline.policy.Effect;
import org.brightline.policy.Exemption;
import org.brightline.policy.Release;
import org.brightline.policy.Rung;
import org.brightline.policy.TaxonomyLabel;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;

/** The release that Brightline ships keeps its own promises. */
class ShippedReleaseTest {
    private static final Release RELEASE = ReleaseReader.shipped();

    @Test
    void every_example_comes_out_as_its_clause_says() {
        assertThat(ReleaseExamples.failures(RELEASE, LearnedReader.shipped(PatternReader.shipped())))
                .isEmpty();
    }

    @Test
    void it_covers_every_rung() {
        assertThat(RELEASE.clauses().stream().map(Clause::rung).distinct()).containsExactlyInAnyOrder(Rung.values());
    }

    @Test
    void every_test_comes_out_as_it_says() {
        List<PolicyTest> tests = PolicyTestFile.read(RELEASE, ReleaseReader.shippedTests());
        assertThat(tests).hasSizeGreaterThan(15);
        PolicyTestReport report = new PolicyTests(LearnedReader.shipped(PatternReader.shipped())).run(RELEASE, tests);
        assertThat(report.failed()).as(report.text()).isZero();
    }

    @Test
    void every_clause_of_conduct_names_its_article_its_purposes_and_its_place_in_the_taxonomies() {
        assertThat(RELEASE.clauses().stream().filter(clause -> clause.rung() != Rung.VIEW))
                .allSatisfy(clause -> {
                    assertThat(clause.law()).contains("2021/784 Art. 2(7)(").contains("Art. 1(3)");
                    assertThat(clause.text()).contains("Forbidden: ");
                    assertThat(clause.exemptionsToAsk())
                            .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Exemption.NONE)));
                    assertThat(clause.mapsTo().stream().map(TaxonomyLabel::taxonomy))
                            .contains(TaxonomyLabel.Taxonomy.values());
                    assertThat(clause.mustNotMatch()).hasSizeGreaterThanOrEqualTo(2);
                });
    }

    @Test
    void every_condition_says_in_words_what_it_asks() {
        assertThat(RELEASE.clauses().stream().flatMap(clause -> clause.conditions().stream()))
                .allSatisfy(
                        condition -> assertThat(condition.says()).contains(" ").isNotEqualTo(condition.name()));
    }

    @Test
    void a_user_who_reads_one_condition_alone_understands_it() {
        assertThat(RELEASE.clauses().stream().flatMap(clause -> clause.conditions().stream()))
                .allSatisfy(condition ->
                        assertThat(condition.says()).doesNotContain("docs/", ".md", "learned reader", "the same"));
    }

    @Test
    void every_type_of_terrorist_content_of_the_regulation_has_a_clause() {
        assertThat(RELEASE.clauses().stream().flatMap(clause -> clause.mapsTo().stream()))
                .contains(
                        TaxonomyLabel.TCO_INCITE,
                        TaxonomyLabel.TCO_SOLICIT_OFFENCE,
                        TaxonomyLabel.TCO_SOLICIT_GROUP,
                        TaxonomyLabel.TCO_INSTRUCT,
                        TaxonomyLabel.TCO_THREATEN);
    }

    @Test
    void views_have_no_effect() {
        assertThat(RELEASE.clauses().stream().filter(clause -> clause.rung() == Rung.VIEW))
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(clause.effects()).isEmpty());
    }

    @Test
    void no_clause_can_do_anything_but_preserve_or_hold_without_a_person() {
        assertThat(Arrays.stream(Effect.values()).filter(effect -> !effect.humanRequired()))
                .containsExactly(Effect.PRESERVE, Effect.HOLD);
        assertThat(Effect.ESCALATE.peopleRequired()).isEqualTo(2);
    }

    @Test
    void the_index_names_every_file() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(Release.class.getResource("release")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(folder.resolve("index.txt"))).containsExactlyElementsOf(names);
        }
        try (Stream<Path> files = Files.list(folder.resolve("tests"))) {
            assertThat(Files.readAllLines(folder.resolve("tests/index.txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .toList());
        }
    }

    @Test
    void the_digest_is_of_what_the_clauses_say_and_not_of_how_they_are_laid_out() {
        var files = new java.util.HashMap<>(ReleaseReader.shippedFiles());
        files.compute("view.yaml", (name, text) -> "# a comment\n" + text + "\n\n");
        assertThat(ReleaseReader.read("again", files).digest()).isEqualTo(RELEASE.digest());
        files.compute("view.yaml", (name, text) -> Objects.requireNonNull(text).replace("Views are free", "Views"));
        assertThat(ReleaseReader.read("again", files).digest()).isNotEqualTo(RELEASE.digest());
        assertThat(RELEASE.digest()).matches("[0-9a-f]{64}");
    }
}
