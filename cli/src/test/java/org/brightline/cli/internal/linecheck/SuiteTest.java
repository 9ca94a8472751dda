package org.brightline.cli.internal.linecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite itself: complete, consistent, and seen by no part of the product that it tests. */
class SuiteTest {
    private static final Path FOLDER = Path.of("..", "line-check");

    private static final List<LineCase> BOATS = List.of(
            boat("en-01-001", "At eight he took the last boat to the islands, without his hat."),
            boat("en-01-002", "Boats never sleep, friends."),
            boat("en-01-003", "Ahoy, crew!"),
            boat("en-01-004", "ahoy"));

    @Test
    void every_group_has_its_cases_in_every_language() throws IOException {
        Map<String, Map<Integer, Long>> counts = Suite.read(FOLDER).cases().stream()
                .collect(Collectors.groupingBy(
                        LineCase::language, Collectors.groupingBy(LineCase::group, Collectors.counting())));
        assertThat(counts).containsOnlyKeys("ar", "de", "en", "es", "fr");
        counts.forEach((language, groups) -> {
            assertThat(groups).as(language).hasSize(54);
            assertThat(groups.values()).as(language).allMatch(count -> count >= (language.equals("en") ? 15 : 5));
        });
    }

    @Test
    void ids_are_unique_and_what_a_case_refers_to_exists() throws IOException {
        List<LineCase> cases = Suite.read(FOLDER).cases();
        Set<String> ids = new HashSet<>();
        cases.forEach(one -> assertThat(ids.add(one.id())).as(one.id()).isTrue());
        cases.stream()
                .flatMap(one -> Stream.ofNullable(one.pair()))
                .forEach(pair -> assertThat(ids).contains(pair));
    }

    /** Nothing of the suite may be known to patterns, clauses, models, examples, pages or the tests that guide their making. */
    @Test
    void no_part_of_the_repository_has_seen_a_case() throws IOException {
        List<LineCase> cases = Suite.read(FOLDER).cases();
        assertThat(cases).hasSizeGreaterThan(3_000);
        assertThat(Sightings.of(cases, Path.of(".."))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docs/page.md | So he took the last boat to the islands, they say. | en-01-001 docs/page.md:1 7 words in a row
                    e2e/A.java | post("Boats never\\nsleep\\u002c friends"); | en-01-002 e2e/A.java:1 4 words in a row
                    cli/b.yaml | - "Ahoy, crew" | en-01-003 cli/b.yaml:1 the whole case
                    language/src/train/corpus/en/1.jsonl | {"text":"Ahoy!"} | en-01-004 language/src/train/corpus/en/1.jsonl:1 the whole case
                    language/src/train/corpus/en/1.jsonl | {"text":"He took the old boat to the rocks at night"} | en-01-001 language/src/train/corpus/en/1.jsonl:1 6 of its 13 words
                    """)
    void a_case_that_stands_in_the_tree_is_named_with_file_and_line(
            String file, String text, String sighting, @TempDir Path root) throws IOException {
        write(root.resolve(file), text);
        assertThat(Sightings.of(BOATS, root)).containsExactly(sighting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docs/page.md | He took the last boat, the one to the islands, at nine.
                    docs/page.md | Ahoy, crew of mine!
                    cli/b.yaml | - "Ahoy"
                    line-check/cases/en/1.jsonl | He took the last boat to the islands
                    cli/target/b.yaml | He took the last boat to the islands
                    """)
    void what_everybody_says_and_the_suite_itself_are_no_sighting(String file, String text, @TempDir Path root)
            throws IOException {
        write(root.resolve(file), text);
        assertThat(Sightings.of(BOATS, root)).isEmpty();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private static LineCase boat(String id, String text) {
        return new LineCase(id, text, Verdict.NONE, false, null, null, null, "none");
    }

    @Test
    void a_case_that_is_not_as_it_must_be_is_named_with_its_line(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("groups.yaml"),
                "groups:\n- {number: 1, slug: a, section: A, gold: NONE, title: T, tests: \"S.\"}\n");
        Path cases = Files.createDirectories(folder.resolve("cases/en"));
        String good =
                "{\"id\":\"en-01-001\",\"text\":\"t\",\"gold\":\"NONE\",\"actionable\":false,\"strand\":\"none\"}\n";
        Path file = cases.resolve("01-a.jsonl");
        for (String bad : List.of(
                "{\"id\":\"en-01-002\"",
                good.replace("001", "002").replace("false", "true").strip(),
                good.replace("en-01-001", "en-09-001").strip(),
                good.replace("NONE", "MAYBE").strip())) {
            Files.writeString(file, good + bad + "\n");
            assertThatThrownBy(() -> Suite.read(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line 2");
        }
    }
}
