package org.brightline.language.learned.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.language.pattern.PatternReader;
import org.junit.jupiter.api.Test;

/**
 * How often the language of real posts is told, where the data sets are at hand (environment variable {@code BRIGHTLINE_DATASETS}).
 * What matters most is that a language is not taken for another one that we read; {@code und} is honest.
 */
class LanguageIdentificationTest {
    private static final Path DATASETS =
            Path.of(System.getenv().getOrDefault("BRIGHTLINE_DATASETS", "../../shared/datasets"));
    private static final List<String> SETS = List.of("mlma", "arenas_narratives", "germeval2018", "catqa_terror");
    private static final int SAMPLE = 1_000;
    private static final double LEAST_WORDS = 4;

    /** Right, unknown, taken for another. */
    private record Count(int right, int unknown, int wrong) {
        Count plus(String truth, String told) {
            if (told.equals(truth)) {
                return new Count(right + 1, unknown, wrong);
            }
            boolean open = told.equals("und") || told.equals("zxx");
            return open ? new Count(right, unknown + 1, wrong) : new Count(right, unknown, wrong + 1);
        }

        int all() {
            return right + unknown + wrong;
        }
    }

    @Test
    void real_posts_are_seldom_taken_for_another_language() throws IOException {
        assumeThat(Files.isDirectory(DATASETS)).as("data sets at " + DATASETS).isTrue();
        PatternReader reader = PatternReader.shipped();
        Map<String, Count> counts = new TreeMap<>();
        for (String set : SETS) {
            Map<String, Integer> taken = new TreeMap<>();
            for (Example example : Example.read(DATASETS, set)) {
                if (example.text().strip().split("\\s+").length < LEAST_WORDS
                        || taken.merge(example.language(), 1, Integer::sum) > SAMPLE) {
                    continue;
                }
                String told = reader.read(example.text(), null).language();
                counts.merge(
                        example.language(),
                        new Count(0, 0, 0).plus(example.language(), told),
                        (one, other) -> new Count(
                                one.right + other.right, one.unknown + other.unknown, one.wrong + other.wrong));
            }
        }
        counts.forEach((language, count) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                language,
                count.all(),
                (double) count.right / count.all(),
                (double) count.unknown / count.all(),
                (double) count.wrong / count.all()));
        for (String language : List.of("en", "de", "fr", "ar")) {
            Count count = counts.getOrDefault(language, new Count(0, 0, 0));
            assertThat((double) count.wrong / count.all()).as(language).isLessThan(0.05);
            assertThat((double) count.right / count.all()).as(language).isGreaterThan(0.8);
        }
    }
}
