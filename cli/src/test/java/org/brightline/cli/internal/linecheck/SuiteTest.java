package org.brightline.cli.internal.linecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite itself: complete, consistent, and seen by no part of the product that it tests. */
class SuiteTest {
    private static final Path FOLDER = Path.of("..", "line-check");
    /** Words in a row that are not the same by chance; shorter rows of scripture and sayings are. */
    private static final int ROW = 9;

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

    /** Nothing of the suite may be known to patterns, clauses, models, examples or the tests that guide their making. */
    @Test
    void no_part_of_the_product_has_seen_a_case() throws IOException {
        Map<String, String> rows = new HashMap<>();
        for (LineCase one : Suite.read(FOLDER).cases()) {
            List<String> words = words(one.text());
            for (int i = 0; i + ROW <= words.size(); i++) {
                rows.put(String.join(" ", words.subList(i, i + ROW)), one.id());
            }
        }
        assertThat(rows).hasSizeGreaterThan(1_000);
        for (String module : List.of("language", "policy", "assessment", "harbour")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                for (Path file : files.filter(SuiteTest::isText).toList()) {
                    List<String> words = words(Files.readString(file));
                    for (int i = 0; i + ROW <= words.size(); i++) {
                        String row = String.join(" ", words.subList(i, i + ROW));
                        assertThat(rows.get(row))
                                .as("%s holds «%s», which is of the suite", file, row)
                                .isNull();
                    }
                }
            }
        }
    }

    private static boolean isText(Path file) {
        return Files.isRegularFile(file) && file.toString().matches(".*\\.(java|ya?ml|txt|csv|tsv|json|jsonl|md)");
    }

    private static List<String> words(String text) {
        return Stream.of(Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
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
