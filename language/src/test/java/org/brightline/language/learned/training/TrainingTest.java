package org.brightline.language.learned.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.language.Element;
import org.brightline.language.learned.CloseModel;
import org.brightline.language.learned.Features;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.LineModel;
import org.brightline.language.learned.session.SentenceEncoder;
import org.brightline.language.pattern.PatternReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void it_learns_a_line_and_the_same_twice_to_the_byte(@TempDir Path folder) throws IOException {
        Path corpus = TinyCorpus.write(folder.resolve("corpus"));
        for (String out : List.of("once", "twice")) {
            new LineTrainer(corpus, null, PatternReader.shipped(), NOWHERE).train("en", folder.resolve(out));
        }
        byte[] first = Files.readAllBytes(folder.resolve("once/en-line.blm"));
        assertThat(first).isEqualTo(Files.readAllBytes(folder.resolve("twice/en-line.blm")));
        for (String file : List.of("en-line.md", "en-close.blm", "en-close.md")) {
            assertThat(folder.resolve("once").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("twice").resolve(file));
        }
        LineModel model = LineModel.read(new ByteArrayInputStream(first));
        assertThat(model.probability(Features.of("crew, hoist the sail and mind the mast")))
                .isGreaterThan(0.7);
        assertThat(model.conduct(Features.of("crew, hoist the sail and mind the mast")))
                .isEqualTo(Element.CALL);
        assertThat(model.probability(Features.of("more salt for the soup and the bread")))
                .isLessThan(0.3);
    }

    @Test
    void examples_of_one_kind_only_are_refused() {
        assertThatThrownBy(() -> new LinearTrainer(1).train(List.of(Features.of("a boat")), new boolean[] {true}))
                .hasMessageContaining("both kinds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
    void the_shipped_model_was_trained_on_the_corpus_that_lies_here(String language) throws IOException {
        String provenance = new String(resource(language + "-line.md"), StandardCharsets.UTF_8);
        byte[] model = resource(LearnedReader.file(language));
        assertThat(provenance)
                .contains("SHA-256 of the model: " + LineTrainer.digest(model))
                .contains("SHA-256 of the corpus: " + LineTrainer.digest(Path.of("src/train/corpus"), language));
        assertThat(model.length).isLessThan(2_000_000);
        assertThat(LineModel.read(new ByteArrayInputStream(model)).language()).isEqualTo(language);
    }

    @Test
    void the_shipped_second_look_is_the_one_that_its_page_describes() throws IOException {
        byte[] model = resource("en-close.blm");
        assertThat(new String(resource("en-close.md"), StandardCharsets.UTF_8))
                .contains("SHA-256 of the model: " + LineTrainer.digest(model))
                .contains("SHA-256 of the corpus: " + LineTrainer.digest(Path.of("src/train/corpus"), "en"))
                .contains(CloseTrainer.encoder());
        assertThat(model.length).isLessThan(4_000_000);
        CloseModel close = CloseModel.read(new ByteArrayInputStream(model));
        assertThat(close.language()).isEqualTo("en");
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        close.write(again);
        assertThat(again.toByteArray()).isEqualTo(model);
        assertThatThrownBy(() -> CloseModel.read(new ByteArrayInputStream(Arrays.copyOf(model, model.length - 1))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CloseModel.read(new ByteArrayInputStream(Arrays.copyOf(model, model.length + 1))))
                .hasMessageContaining("too long");
    }

    @Test
    void both_looks_were_trained_on_the_same_everyday_posts() throws IOException {
        Map<String, String> first = everyday("en-line.md");
        assertThat(first).isNotEmpty().isEqualTo(everyday("en-close.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "ar"})
    void the_everyday_posts_trained_on_are_those_of_the_sets_that_lie_here(String language) throws IOException {
        Path datasets = Path.of(System.getProperty("brightline.datasets", "datasets"));
        assumeTrue(
                Files.isDirectory(datasets),
                () -> "Skipped: no data sets at " + datasets + "; set BRIGHTLINE_DATASETS.");
        Map<String, String> sets = new TreeMap<>();
        Everyday.of(language, datasets).forEach(set -> sets.put(set.set(), set.shortDigest()));
        assertThat(everyday(language + "-line.md")).isEqualTo(sets);
    }

    /** The digest of each everyday set that a page names. */
    private static Map<String, String> everyday(String page) throws IOException {
        Map<String, String> sets = new TreeMap<>();
        Matcher rows = Pattern.compile("(?m)^\\| (\\w+) \\|.* ([0-9a-f]{16}) \\|")
                .matcher(new String(resource(page), StandardCharsets.UTF_8));
        while (rows.find()) {
            sets.put(rows.group(1), rows.group(2));
        }
        return sets;
    }

    @Property
    void any_text_can_be_disguised_and_read(@ForAll String text, @ForAll long seed) {
        String disguised = new Disguise(new SplittableRandom(seed)).of(text);
        assertThat(new Disguise(new SplittableRandom(seed)).of(text)).isEqualTo(disguised);
        assertThat(Features.of(disguised).places()).doesNotHaveDuplicates();
    }

    @Test
    void a_curved_separator_tells_what_no_straight_one_can() {
        // Crosswise: the two of each kind lie opposite each other.
        List<int[]> points = List.of(point(1, 1), point(-1, -1), point(1, -1), point(-1, 1));
        boolean[] positive = {true, true, false, false};
        KernelTrainer trainer = new KernelTrainer(points);
        double[] weights = trainer.train(new int[] {0, 1, 2, 3}, positive);
        for (int i = 0; i < positive.length; i++) {
            assertThat(trainer.margin(weights, i) > 0).isEqualTo(positive[i]);
        }
        double[] without = trainer.train(new int[] {0, 2, 3}, positive);
        assertThat(without[1]).isZero();
    }

    private static int[] point(int x, int y) {
        int[] point = new int[SentenceEncoder.DIMENSIONS];
        Arrays.fill(point, 0, 100, 20 * x);
        Arrays.fill(point, 100, 200, 20 * y);
        return point;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LearnedReader.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
