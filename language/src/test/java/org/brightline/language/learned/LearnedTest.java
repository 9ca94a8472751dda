package org.brightline.language.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.language.learned.session.SentenceEncoder;
import org.brightline.language.learned.training.LineTrainer;
import org.brightline.language.learned.training.TinyCorpus;
import org.brightline.language.pattern.PatternReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnedTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final LearnedReader SHIPPED = LearnedReader.shipped(PatternReader.shipped());

    @Property
    void features_are_distinct_and_of_length_one(@ForAll String text) {
        Features features = Features.of(text);
        double square = 0;
        for (int i = 0; i < features.places().length; i++) {
            assertThat(features.places()[i]).isBetween(0, Features.BUCKETS - 1);
            square += features.values()[i] * features.values()[i];
        }
        assertThat(features.places()).doesNotHaveDuplicates();
        if (features.places().length > 0) {
            assertThat(square).isBetween(0.999, 1.001);
        }
    }

    @Test
    void a_disguised_text_has_the_features_of_the_plain_one() {
        assertThat(Features.of("J\u043E\u200Bin  US").places())
                .isEqualTo(Features.of("join us").places());
    }

    @Test
    void names_are_masked_by_list_and_by_capital() {
        String text = "Long live the Ashfall Front, says Mirella of Dorr. They read it.";
        Reading reading = PatternReader.shipped().read(text, "en");
        assertThat(Masking.masked(text, new Span(0, text.length()), reading).replaceAll(" +", " "))
                .isEqualTo("Long live the qxname , says qxname of qxname . They read it.");
    }

    @Test
    void a_calibrated_probability_is_the_share_that_is_so() {
        SplittableRandom random = new SplittableRandom(7);
        double[] margins = new double[20_000];
        boolean[] positive = new boolean[margins.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = random.nextDouble() * 6 - 3;
            positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-2 * margins[i] + 1));
        }
        Calibration calibration = Calibration.fit(margins, positive);
        assertThat(calibration.slope()).isBetween(-2.15, -1.85);
        assertThat(calibration.offset()).isBetween(0.85, 1.15);
    }

    @Test
    void a_file_that_is_no_model_is_refused() {
        assertThatThrownBy(() -> LineModel.read(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no model");
    }

    @Test
    void a_learned_finding_names_its_detector_and_the_sentence_that_made_it(@TempDir Path folder) throws IOException {
        new LineTrainer(TinyCorpus.write(folder.resolve("corpus")), null, PatternReader.shipped(), NOWHERE)
                .train("en", folder);
        LineModel model = LineModel.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("en-line.blm"))));
        LearnedReader reader =
                new LearnedReader(PatternReader.shipped(), language -> language.equals("en") ? model : null);
        String grave = "Crew, hoist the sail and mind the mast and the rope and the boat, crew of the tide.";
        String text = "We were here for the whole of the day. " + grave + " It was good for all of us.";
        ElementFinding finding = reader.read(text, "en").elements().stream()
                .filter(one -> one.detector().startsWith(LearnedReader.DETECTOR))
                .findFirst()
                .orElseThrow();
        assertThat(finding.detector()).isEqualTo("learned:en/line");
        assertThat(finding.version()).isEqualTo(model.version());
        assertThat(finding.score()).isBetween(LearnedReader.LEAST, 1.0);
        assertThat(finding.span().of(text).strip()).isEqualTo(grave);
        assertThat(reader.read("Le bateau est dans le port avec la marée et nous sommes là", "fr")
                        .elements())
                .isEmpty();
    }

    @Test
    void what_a_shipped_model_finds_stands_beside_what_patterns_found() {
        String text = "We must kill all the infidels in this town.";
        PatternReader patterns = PatternReader.shipped();
        assertThat(LearnedReader.shipped(patterns).read(text, "en").elements())
                .containsAll(patterns.read(text, "en").elements());
    }

    @Test
    void the_sentence_that_made_a_finding_is_told_by_looking_less_closely_at_what_is_left_without_it() {
        String mark = "This one is the grave one.";
        String text = "The ferry was late and the soup was cold again. " + mark
                + " My grandmother still bakes her bread with too much salt in it.";
        Closely judge = new Closely(mark);
        List<ElementFinding> findings = new LearnedFindings(
                        text, new Reading("en", true, List.of()), judge, new FailureLog())
                .added()
                .elements();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().span().of(text).strip()).isEqualTo(mark);
        assertThat(judge.looks).isEqualTo(1);
    }

    /** Finds a threat wherever it looks closely, and otherwise where a sentence stands. */
    private static final class Closely implements LineJudge {
        private final String mark;
        private int looks;

        Closely(String mark) {
            this.mark = mark;
        }

        @Override
        public String detector() {
            return LearnedReader.DETECTOR + "test";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String basis() {
            return "for a test";
        }

        @Override
        public boolean masksNames() {
            return false;
        }

        @Override
        public int mostSentences() {
            return 12;
        }

        @Override
        public List<Guess> judge(String stretch) {
            looks++;
            return List.of(new Guess(0.9, () -> Element.THREAT));
        }

        @Override
        public List<Guess> judgeRest(String rest) {
            return List.of(new Guess(rest.contains(mark) ? 0.9 : 0.1, () -> Element.THREAT));
        }
    }

    @Test
    void the_encoder_puts_the_same_said_in_other_words_nearer_than_something_else() throws IOException {
        SentenceEncoder encoder = SentenceEncoder.shipped();
        int[] one = encoder.point("the ferry leaves the harbour at noon");
        int[] same = encoder.point("at twelve o'clock the boat sails from the port");
        int[] other = encoder.point("my grandmother bakes bread with too much salt");
        assertThat(CloseModel.kernel(one, one)).isBetween(0.95, 1.0);
        assertThat(CloseModel.kernel(one, same)).isGreaterThan(1.5 * CloseModel.kernel(one, other));
        assertThat(encoder.point("")).hasSize(SentenceEncoder.DIMENSIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "the w.a.v.e rolls on, the wave rolls on",
        "the w a v e rolls on, the wave rolls on",
        "w-a-v-e r-o-l-l-s, wave rolls",
        "a b and c, a b and c",
        "w a.v e, w a.v e"
    })
    void words_spelled_out_letter_by_letter_are_read_as_words(String spelled, String plain) {
        assertThat(Features.joined(spelled)).isEqualTo(plain);
        assertThat(Features.joined(plain)).isEqualTo(plain);
    }

    @Test
    void doubled_letters_hide_nothing() {
        assertThat(Features.of("thhe waave rollls").places())
                .isEqualTo(Features.of("the wave rolls").places());
    }

    @Test
    void the_second_look_is_taken_only_of_what_the_first_does_not_think_harmless() throws IOException {
        LineModel cheap = LineModel.read(new ByteArrayInputStream(resource("en-line.blm")));
        CloseModel close = new CloseModel("en", "1", new Calibration(-1, 0, 1), 0, new float[0], List.of());
        CloseJudge judge = new CloseJudge(cheap, close);
        double harmless = cheap.probability(Features.of("We bake bread today."));
        assertThat(harmless).isLessThan(CloseJudge.FLOOR);
        assertThat(judge.judge("We bake bread today.").getFirst().probability()).isEqualTo(harmless);
        Features grave = Features.of("We must kill all the infidels in this town.");
        assertThat(cheap.probability(grave)).isGreaterThanOrEqualTo(CloseJudge.FLOOR);
        assertThat(judge.judge("We must kill all the infidels in this town.")
                        .getFirst()
                        .probability())
                .isEqualTo(1 / (1 + Math.exp(-cheap.margin(grave))));
        assertThat(judge.detector()).isEqualTo("learned:en/close");
    }

    @FuzzTest
    void any_bytes_are_a_second_look_or_refused(FuzzedDataProvider data) {
        try {
            CloseModel.read(new ByteArrayInputStream(data.consumeRemainingAsBytes()));
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest
    void any_bytes_are_a_model_or_refused(FuzzedDataProvider data) {
        try {
            LineModel.read(new ByteArrayInputStream(data.consumeRemainingAsBytes()));
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest
    void any_text_can_be_read_and_every_finding_lies_in_it(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        assertThat(SHIPPED.read(text, "en").elements())
                .allMatch(finding -> finding.span().end() <= text.length());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LearnedTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
