package org.brightline.language.learned.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.brightline.language.Reader;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.pattern.PatternReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often harmless posts of shared sets are taken for conduct, and texts a second of one thread, by the thread's own processor time, so that a busy machine does not spoil it. Run with
 * {@code mvn -pl language test -Dtest=ReadingBench -Dbrightline.bench=true -Djacoco.skip}.
 */
@EnabledIfSystemProperty(named = "brightline.bench", matches = "true")
class ReadingBench {
    private static final List<String> SETS = List.of("edos", "implicit_hate", "germeval2018", "mlma");
    private static final int ROUNDS = 3;

    @Test
    void texts_a_second_of_one_thread() throws IOException {
        Path datasets = Path.of(System.getenv().getOrDefault("BRIGHTLINE_DATASETS", "../../shared/datasets"));
        PatternReader patterns = PatternReader.shipped();
        Reader both = LearnedReader.shipped(patterns);
        for (String set : SETS) {
            List<Example> examples = Example.read(datasets, set);
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d texts | %.0f patterns | %.0f patterns and model |%n",
                        set,
                        examples.size(),
                        speed(patterns, examples),
                        speed(both, examples));
            }
        }
    }

    @Test
    void harmless_posts_of_shared_sets_that_are_taken_for_conduct() throws IOException {
        Path datasets = Path.of(System.getenv().getOrDefault("BRIGHTLINE_DATASETS", "../../shared/datasets"));
        Reader reader = LearnedReader.shipped(PatternReader.shipped());
        for (String language : LearnedReader.LANGUAGES) {
            for (Everyday set : Everyday.of(language, datasets)) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s (%s) | %d | %.2f %% | %.2f %% |%n",
                        set.set(),
                        language,
                        set.held().size(),
                        100 * share(reader, set.held(), language, 0.7),
                        100 * share(reader, set.held(), language, 0.8));
            }
        }
    }

    private static double share(Reader reader, List<String> texts, String language, double least) {
        long taken = texts.stream()
                .filter(text -> reader.read(text, language).elements().stream()
                        .anyMatch(found -> found.detector().startsWith("learned:") && found.score() >= least))
                .count();
        assertThat(texts).isNotEmpty();
        return (double) taken / texts.size();
    }

    private static double speed(Reader reader, List<Example> examples) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int findings = 0;
        for (Example example : examples) {
            findings += reader.read(example.text(), null).elements().size();
        }
        assertThat(findings).isPositive();
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        return examples.size() * 1e9 / spent;
    }
}
