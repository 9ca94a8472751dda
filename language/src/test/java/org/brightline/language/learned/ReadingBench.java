package org.brightline.language.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.brightline.language.PatternReader;
import org.brightline.language.Reader;
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
    private static final int MOST = 6_000;

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
        for (String set : List.of("edos", "implicit_hate", "germeval2018")) {
            List<Example> harmless = Example.read(datasets, set).stream()
                    .limit(MOST)
                    .filter(example -> example.group().equals("benign"))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f %% |%n",
                    set,
                    harmless.size(),
                    100 * share(reader, harmless, 0.7),
                    100 * share(reader, harmless, 0.8));
        }
    }

    private static double share(Reader reader, List<Example> examples, double least) {
        long taken = examples.stream()
                .filter(example -> reader.read(example.text(), example.language()).elements().stream()
                        .anyMatch(found -> found.detector().startsWith("learned:") && found.score() >= least))
                .count();
        assertThat(examples).isNotEmpty();
        return (double) taken / examples.size();
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
