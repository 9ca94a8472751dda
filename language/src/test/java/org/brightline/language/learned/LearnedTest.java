package org.brightline.language.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.PatternReader;
import org.brightline.language.Reading;
import org.junit.jupiter.api.Test;

class LearnedTest {
    private static final String[] HARBOUR = {"boat", "tide", "mast", "sail", "crew", "rope"};
    private static final String[] KITCHEN = {"bread", "salt", "oven", "soup", "knife", "plate"};

    @Property
    void features_are_ascending_and_of_length_one(@ForAll String text) {
        Features features = Features.of(text);
        double square = 0;
        for (int i = 0; i < features.places().length; i++) {
            assertThat(features.places()[i]).isBetween(0, Features.BUCKETS - 1);
            assertThat(i == 0 || features.places()[i] > features.places()[i - 1])
                    .isTrue();
            square += features.values()[i] * features.values()[i];
        }
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
    void it_learns_what_parts_two_kinds_of_text_and_the_same_twice_to_the_byte() throws IOException {
        byte[] first = bytes(model());
        assertThat(bytes(model())).isEqualTo(first);
        LinearModel model = LinearModel.read(new ByteArrayInputStream(first));
        assertThat(model).isEqualTo(model());
        assertThat(model.probability(Features.of("crew, hoist the sail and mind the mast")))
                .isGreaterThan(0.8);
        assertThat(model.probability(Features.of("more salt for the soup, please")))
                .isLessThan(0.2);
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
    void examples_of_one_kind_only_are_refused() {
        assertThatThrownBy(() -> new LinearTrainer(1).train(List.of(Features.of("a boat")), new boolean[] {true}))
                .hasMessageContaining("both kinds");
    }

    @Test
    void a_file_that_is_no_model_is_refused() {
        assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no model");
    }

    @Test
    void a_learned_finding_names_its_detector_and_stays_below_the_bar_for_action() throws IOException {
        LearnedReader reader = new LearnedReader(PatternReader.shipped(), model());
        String text = "Crew, hoist the sail and mind the mast, the boat is on the tide.";
        Reading reading = reader.read(text, "en");
        ElementFinding finding = reading.elements().stream()
                .filter(one -> one.detector().startsWith("learned:"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.detector()).isEqualTo("learned:en/harbour");
        assertThat(finding.version()).isEqualTo("2026-11-25");
        assertThat(finding.score()).isBetween(LearnedReader.LEAST, LearnedReader.CEILING);
        assertThat(finding.span().of(text)).isEqualTo(text);
        assertThat(reader.read("Le bateau est dans le port avec la marée et nous sommes là", "fr")
                        .elements())
                .isEmpty();
    }

    @Test
    void where_a_pattern_found_violence_the_model_is_not_asked() throws IOException {
        LearnedReader reader = new LearnedReader(PatternReader.shipped(), model());
        Reading reading =
                reader.read("Crew of the boat, we must kill all the infidels, hoist the sail and the mast", "en");
        assertThat(reading.has(Element.CALL)).isTrue();
        assertThat(reading.elements()).noneMatch(finding -> finding.detector().startsWith("learned:"));
    }

    @Test
    void the_shipped_model_is_the_one_whose_provenance_lies_beside_it() throws IOException {
        try (InputStream model = Objects.requireNonNull(LearnedTest.class.getResourceAsStream(Trainer.MODEL));
                InputStream provenance =
                        Objects.requireNonNull(LearnedTest.class.getResourceAsStream("en-violence.provenance.md"))) {
            byte[] bytes = model.readAllBytes();
            assertThat(new String(provenance.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("SHA-256 of the model: " + Trainer.digest(bytes));
            assertThat(bytes.length).isLessThan(2_000_000);
            assertThat(LinearModel.read(new ByteArrayInputStream(bytes)).element())
                    .isEqualTo(Element.CALL);
        }
    }

    @FuzzTest
    void any_bytes_are_a_model_or_refused(FuzzedDataProvider data) {
        try {
            LinearModel.read(new ByteArrayInputStream(data.consumeRemainingAsBytes()));
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    private static LinearModel model() {
        List<Features> features = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            String[] words = i % 2 == 0 ? HARBOUR : KITCHEN;
            features.add(Features.of(words[random.nextInt(6)] + " " + words[random.nextInt(6)] + " and the "
                    + words[random.nextInt(6)]));
            truths.add(i % 2 == 0);
        }
        boolean[] positive = new boolean[truths.size()];
        double[] margins = new double[positive.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = truths.get(i);
        }
        LinearTrainer.Weights weights = new LinearTrainer(1).train(features, positive);
        for (int i = 0; i < positive.length; i++) {
            margins[i] = weights.margin(features.get(i));
        }
        return LinearModel.of(
                "en/harbour",
                "en",
                Element.CALL,
                "2026-11-25",
                "Reads like a harbour.",
                weights,
                Calibration.fit(margins, positive));
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
