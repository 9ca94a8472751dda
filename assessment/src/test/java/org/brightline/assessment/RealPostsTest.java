package org.brightline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real posts, most of them offensive, hardly any of them about terrorism: the line must leave nearly all of them alone. Runs
 * where the data sets are (see {@code BRIGHTLINE_DATASETS}), and shows figures only, never a post.
 */
class RealPostsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Assessor ASSESSOR = Samples.assessor();
    private static final Assessor LEARNED = Samples.learnedAssessor();

    /** Of a set without a split of its own, every so many harmless posts are held back from training. */
    private static final int ONE_HELD = 3;

    private static final Set<String> TRAINED_ON = Set.of("benign", "x_off");

    /** Of posts that are benign, neutral or a mere view, at most this share may go to a person. */
    @ParameterizedTest
    @CsvSource({"davidson, 0.001", "stormfront, 0.005", "implicit_hate, 0.005", "edos, 0.005", "mlma, 0.005"})
    void views_and_insults_are_left_alone(String set, double most) throws IOException {
        Map<String, int[]> figures = assess(set, 6_000);
        figures.forEach((cls, counts) -> {
            if (cls.equals("benign") || cls.equals("a") || cls.equals("b")) {
                assertThat((counts[2] + counts[3]) / (double) counts[4])
                        .as("%s, class %s: %s of %s", set, cls, counts[2] + counts[3], counts[4])
                        .isLessThanOrEqualTo(most);
            }
        });
    }

    /** The same with the learned models, of posts that these were not trained on. */
    @ParameterizedTest
    @CsvSource({"davidson, 0.001", "stormfront, 0.007", "implicit_hate, 0.004", "edos, 0.003", "mlma, 0.0025"})
    void the_learned_models_too_leave_views_and_insults_alone(String set, double most) throws IOException {
        int[] all = new int[5];
        Map<String, int[]> figures = assess(set, 3_000, Set.of(), LEARNED, new HeldBack());
        for (String cls : List.of("benign", "a", "b")) {
            int[] counts = figures.getOrDefault(cls, new int[5]);
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        }
        assertThat((all[2] + all[3]) / (double) all[4])
                .as("%s: %s findings and %s undetermined of %s", set, all[2], all[3], all[4])
                .isLessThanOrEqualTo(most);
    }

    /** Whether a row was held back from the training of the learned models; to be asked of each row in turn. */
    private static final class HeldBack implements Predicate<JsonNode> {
        private final Map<String, Integer> numbers = new TreeMap<>();

        @Override
        public boolean test(JsonNode row) {
            if (!TRAINED_ON.contains(row.get("cls").asString())) {
                return true;
            }
            String split = row.get("split").asString();
            return split.equals("all")
                    ? numbers.merge(row.get("lang").asString(), 1, Integer::sum) % ONE_HELD == 0
                    : !split.equals("train");
        }
    }

    @Test
    void posts_in_a_language_that_is_not_covered_are_unread_and_flood_nobody() throws IOException {
        int[] all = new int[5];
        assess("arenas_narratives", 3_000, Set.of("el", "sl")).values().forEach(counts -> {
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        assertThat(all[4]).isGreaterThan(500);
        assertThat(all[1] / (double) all[4]).as("share unread").isGreaterThan(0.9);
        assertThat((all[2] + all[3]) / (double) all[4]).as("share for people").isLessThanOrEqualTo(0.01);
    }

    /** For each class of a data set: clear, unread, finding, undetermined, all. */
    private static Map<String, int[]> assess(String set, int most) throws IOException {
        return assess(set, most, Set.of());
    }

    private static Map<String, int[]> assess(String set, int most, Set<String> languages) throws IOException {
        return assess(set, most, languages, ASSESSOR, _ -> true);
    }

    private static Map<String, int[]> assess(
            String set, int most, Set<String> languages, Assessor assessor, Predicate<JsonNode> wanted)
            throws IOException {
        Path file = datasets().resolve("text").resolve(set).resolve("data.jsonl.gz");
        assumeTrue(Files.exists(file), () -> "Skipped: no data set at " + file + "; set BRIGHTLINE_DATASETS.");
        Map<String, int[]> figures = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            int read = 0;
            for (String line = lines.readLine(); line != null && read < most; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                boolean spoken = languages.isEmpty()
                        || languages.contains(row.get("lang").asString());
                if (!wanted.test(row) || !spoken) {
                    continue;
                }
                Assessment assessment =
                        assessor.assess(Samples.item(row.get("text").asString(), null, List.of()));
                int[] counts = figures.computeIfAbsent(row.get("cls").asString(), cls -> new int[5]);
                counts[assessment.outcome().ordinal()]++;
                counts[4]++;
                read++;
            }
        }
        return figures;
    }

    private static Path datasets() {
        return Path.of(System.getProperty("brightline.datasets", "datasets"));
    }
}
