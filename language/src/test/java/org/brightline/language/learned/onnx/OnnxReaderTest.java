package org.brightline.language.learned.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.language.learned.FailureLog;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.session.ModelException;
import org.brightline.language.learned.session.ModelTokenizer;
import org.brightline.language.pattern.PatternReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxReaderTest {
    /** Finds nothing, in the language that the platform says. */
    private static final Reader NOTHING = (text, hint) -> new Reading(hint == null ? "und" : hint, true, List.of());

    private static final String DESCRIPTION = """
            name: harbour-line
            version: "2"
            model: line.onnx
            tokenizer: tokenizer.json
            languages: [en, de]
            max_tokens: 64
            output: softmax
            labels: [none, CALL, THREAT]
            """;

    @TempDir
    Path folder;

    /** A reader with the model that has to be closed. */
    private record Opened(OnnxModel model, Reader reader) implements Reader, AutoCloseable {
        static Opened of(Path description, Reader beside) throws IOException {
            OnnxModel model = OnnxModel.open(description);
            return new Opened(model, new OnnxReader(beside, model));
        }

        @Override
        public Reading read(String text, @Nullable String languageHint) {
            return reader.read(text, languageHint);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @Test
    void a_finding_names_the_model_its_version_the_conduct_and_how_probable_it_is() throws IOException {
        try (Opened reader = open(harbour(), DESCRIPTION)) {
            String text = "Sink the boat";
            assertThat(reader.read(text, "en"))
                    .isEqualTo(new Reading(
                            "en",
                            true,
                            List.of(new ElementFinding(
                                    Element.CALL,
                                    new Span(0, text.length()),
                                    "learned:harbour-line",
                                    "2",
                                    // exp(3) + exp(-3) for the conducts together, exp(-1) for all else
                                    0.98,
                                    "Reads like a post that calls for violence: 98 % probable, says the model harbour-line, which"
                                            + " was not calibrated. A learned guess: a person has to look."))));
            assertThat(reader.read("We ram the boat", "de").elements())
                    .extracting(ElementFinding::element)
                    .containsExactly(Element.THREAT);
        }
    }

    @Test
    void below_the_least_probability_there_is_no_finding() throws IOException {
        try (Opened reader = open(new TinyModel(3).word("perhaps", 0, 0.4).word("surely", 0, 0.7), DESCRIPTION)) {
            // the conducts together: (exp(0.4) + 1) / (exp(0.4) + 2) is 0.71, (1 + 1) / 3 is 0.66
            assertThat(reader.read("a word", "en").elements()).isEmpty();
            assertThat(reader.read("perhaps", "en").elements())
                    .extracting(ElementFinding::score)
                    .containsExactly(0.71);
        }
    }

    @Test
    void a_calibration_moves_the_probability_and_none_is_ever_sure() throws IOException {
        TinyModel model = new TinyModel(2).word("sink", 0, 4).word("drown", 0, 400);
        String labels = DESCRIPTION.replace("[none, CALL, THREAT]", "[none, CALL]");
        try (Opened reader = open(model, labels + "calibration: {slope: -0.5, offset: 0}\n")) {
            ElementFinding finding = reader.read("sink", "en").elements().getFirst();
            // 1 / (1 + exp(-0.5 * 4))
            assertThat(finding.score()).isEqualTo(0.88);
            assertThat(finding.note()).contains("88 %", "as it was calibrated");
            assertThat(reader.read("drown", "en").elements().getFirst().score()).isEqualTo(0.99);
        }
    }

    @Test
    void with_sigmoid_each_conduct_is_found_by_itself() throws IOException {
        String description =
                DESCRIPTION.replace("softmax", "sigmoid").replace("[none, CALL, THREAT]", "[CALL, none, THREAT, CALL]");
        TinyModel model = new TinyModel(4)
                .word("all", 2, 9, 3)
                .word("other", -9, 9, -9, 4)
                .word("harmless", -9, 9, -9, -9);
        try (Opened reader = open(model, description)) {
            assertThat(reader.read("all", "en").elements())
                    .extracting(ElementFinding::element, ElementFinding::score)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Element.CALL, 0.88),
                            org.assertj.core.groups.Tuple.tuple(Element.THREAT, 0.95));
            assertThat(reader.read("other", "en").elements())
                    .extracting(ElementFinding::element)
                    .containsExactly(Element.CALL);
            assertThat(reader.read("harmless", "en").elements()).isEmpty();
        }
    }

    @Test
    void a_language_that_is_not_listed_is_left_alone() throws IOException {
        try (Opened reader = open(harbour(), DESCRIPTION)) {
            Reading french = reader.read("sink the boat, breaks", "fr");
            assertThat(french).isEqualTo(NOTHING.read("", "fr"));
        }
    }

    @Test
    void what_the_reader_beside_it_found_stays() throws IOException {
        String text = "Join the Ashfall Front today, brothers. Sink the boat.";
        describe(harbour(), DESCRIPTION);
        try (Opened reader = Opened.of(folder.resolve("model.yaml"), PatternReader.shipped())) {
            Reading reading = reader.read(text, "en");
            assertThat(reading.elements())
                    .containsAll(PatternReader.shipped().read(text, "en").elements())
                    .anyMatch(finding -> finding.detector().equals("learned:harbour-line"));
            assertThat(reading.complete()).isTrue();
        }
    }

    @Test
    void names_are_masked_where_the_description_says_so() throws IOException {
        String text = "They praise the Ashfall Front";
        TinyModel model = new TinyModel(3).word("ashfall", 0, 5).word("qxname", 9);
        describe(model, DESCRIPTION);
        try (Opened reader = Opened.of(folder.resolve("model.yaml"), PatternReader.shipped())) {
            assertThat(learned(reader.read(text, "en"))).hasSize(1);
        }
        describe(model, DESCRIPTION + "mask_names: true\n");
        try (Opened reader = Opened.of(folder.resolve("model.yaml"), PatternReader.shipped())) {
            assertThat(learned(reader.read(text, "en"))).isEmpty();
        }
    }

    @Test
    void every_part_of_a_long_text_is_read_and_the_sentence_that_made_a_finding_is_named() throws IOException {
        String harmless = "We were in the harbour for the whole of the day and we sat. ".repeat(60);
        String grave = "Go and sink the boat.";
        String text = harmless + grave + " " + harmless + grave + " " + harmless;
        try (Opened reader = open(harbour(), DESCRIPTION.replace("64", "512"))) {
            assertThat(reader.read(text, "en").elements())
                    .extracting(finding -> finding.span().of(text).strip())
                    .containsExactly(grave, grave);
        }
    }

    @Test
    void a_stretch_of_very_many_sentences_is_named_as_a_whole() throws IOException {
        String text = "We sat. ".repeat(20) + "Go and sink the boat.";
        try (Opened reader = open(harbour(), DESCRIPTION)) {
            assertThat(reader.read(text, "en").elements())
                    .extracting(ElementFinding::span)
                    .containsExactly(new Span(0, text.length()));
        }
    }

    @Test
    void a_stretch_of_more_tokens_than_the_model_takes_is_read_in_parts() throws IOException {
        String description = DESCRIPTION.replace("max_tokens: 64", "max_tokens: 5");
        try (Opened reader = open(harbour().marks(), description)) {
            assertThat(reader.read("a b c d e f g h i j k l m sink", "en").elements())
                    .extracting(ElementFinding::element)
                    .containsExactly(Element.CALL);
        }
        try (ModelTokenizer tokenizer = tokenizer(folder)) {
            assertThat(tokenizer.windows("a b c d e f g sink"))
                    .hasSize(3)
                    .allMatch(window -> window.ids().length <= 5 && window.ids()[0] == 1)
                    .allMatch(window -> window.ids().length == window.mask().length
                            && window.ids().length == window.types().length);
        }
    }

    @Test
    void a_tokenizer_that_pads_and_cuts_by_itself_does_as_the_description_says() throws IOException {
        describe(harbour(), DESCRIPTION);
        Path tokenizer = folder.resolve("tokenizer.json");
        Files.writeString(
                tokenizer,
                Files.readString(tokenizer)
                        .replace(
                                "\"truncation\":null,\"padding\":null",
                                "\"truncation\":{\"max_length\":2,\"strategy\":\"LongestFirst\",\"stride\":0},"
                                        + "\"padding\":{\"strategy\":{\"Fixed\":7},\"direction\":\"Right\","
                                        + "\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"[UNK]\"}"));
        try (ModelTokenizer cut = tokenizer(folder)) {
            assertThat(cut.windows("a b sink"))
                    .singleElement()
                    .satisfies(window -> assertThat(window.ids()).hasSize(3));
        }
    }

    @Test
    void a_model_with_all_three_inputs_gets_them() throws IOException {
        TinyModel model = harbour().inputs("input_ids", "attention_mask", "token_type_ids");
        try (Opened reader = open(model, DESCRIPTION)) {
            assertThat(reader.read("sink", "en").elements()).hasSize(1);
        }
    }

    @Test
    void any_text_can_be_read() throws IOException {
        try (Opened reader = open(harbour(), DESCRIPTION)) {
            for (String text :
                    List.of("", " ", "\n\n", "\0", "\uD83D", "a\uDE00b", "😀 😀", "\uFFFF", "بحر", "x".repeat(5_000))) {
                assertThat(reader.read(text, "en")).as("«%s»", text).isEqualTo(NOTHING.read(text, "en"));
            }
        }
    }

    @Test
    void where_the_model_fails_the_reading_says_so_keeps_all_else_and_the_log_says_it_once() throws IOException {
        String harmless = "We were in the harbour for the whole of the day and we sat. ".repeat(10);
        List<String> said = new ArrayList<>();
        Logger logger = Logger.getLogger(FailureLog.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try (Opened reader = open(harbour().word("endless", Double.NaN), DESCRIPTION)) {
            Reading reading = reader.read("Sink the boat. " + harmless + TinyModel.BREAKS, "en");
            assertThat(reading.complete()).isFalse();
            assertThat(reading.covered()).isTrue();
            assertThat(reading.elements()).hasSize(1);
            assertThat(reader.read("endless", "en").complete()).isFalse();
            assertThat(reader.read("boat", "en").complete()).isTrue();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(said).singleElement().satisfies(line -> assertThat(line).contains("harbour-line", "a person"));
    }

    @Test
    void many_threads_read_at_a_time_also_while_it_is_closed() throws Exception {
        Opened reader = open(harbour(), DESCRIPTION);
        Reading expected = reader.read("Sink the boat", "en");
        List<Future<Reading>> readings = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reading> read = () -> reader.read("Sink the boat", "en");
            for (int i = 0; i < 500; i++) {
                readings.add(threads.submit(read));
            }
            assertThat(readings).allMatch(reading -> expected.equals(result(reading)));
            readings.clear();
            for (int i = 0; i < 500; i++) {
                readings.add(threads.submit(read));
            }
            reader.close();
            reader.close();
        }
        assertThat(readings)
                .allMatch(reading ->
                        expected.equals(result(reading)) || !result(reading).complete());
        assertThat(reader.read("Sink the boat", "en").complete()).isFalse();
    }

    @Test
    void a_model_whose_outputs_do_not_fit_the_labels_is_refused() throws IOException {
        assertRefused(
                new TinyModel(2), DESCRIPTION, "line.onnx", "its output logits is FLOAT of [any, 2]", "3 numbers");
        assertRefused(harbour().openOutput(), DESCRIPTION, "it gives 6 numbers and 'labels' has 3");
    }

    @Test
    void a_model_that_wants_or_gives_something_else_is_refused() throws IOException {
        assertRefused(harbour().inputs("pixel_values"), DESCRIPTION, "it wants [pixel_values]", "input_ids");
        assertRefused(harbour().inputs("input_ids", "position_ids"), DESCRIPTION, "position_ids");
        assertRefused(harbour().forTokens(7), DESCRIPTION, "input_ids is INT64 of [any, 7]", "dynamic axes");
        try (Opened reader = open(harbour().output("scores"), DESCRIPTION)) {
            assertThat(reader.read("sink", "en").elements()).hasSize(1);
        }
    }

    @Test
    void a_file_that_is_no_model_or_no_tokenizer_is_refused() throws IOException {
        describe(harbour(), DESCRIPTION);
        Path description = folder.resolve("model.yaml");
        Files.writeString(folder.resolve("line.onnx"), "no model");
        assertThatThrownBy(() -> OnnxModel.open(description))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("line.onnx: this is no model that can be loaded");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> OnnxModel.open(description))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tokenizer.json: this is no tokenizer.json of Hugging Face");
    }

    @Test
    void a_tokenizer_whose_marks_leave_no_room_is_refused() throws IOException {
        assertRefused(
                harbour().marks(),
                DESCRIPTION.replace("max_tokens: 64", "max_tokens: 2"),
                "it puts 2 marks around a text, so that 'max_tokens' 2 leaves no room");
    }

    @Test
    void a_model_made_for_fewer_tokens_than_the_description_says_is_refused() throws IOException {
        assertRefused(
                harbour().places(63), DESCRIPTION, "it cannot be run on 64 tokens, of the 64 that 'max_tokens' allows");
        try (Opened reader = open(harbour().places(64), DESCRIPTION)) {
            assertThat(reader.read("sink", "en").elements()).hasSize(1);
        }
    }

    @Test
    void outputs_of_16_bits_count_like_those_of_32() throws IOException {
        try (Opened reader = open(harbour().halves(), DESCRIPTION)) {
            assertThat(reader.read("Sink the boat", "en").elements())
                    .extracting(ElementFinding::element, ElementFinding::score)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Element.CALL, 0.98));
        }
    }

    @Test
    void a_model_that_fails_at_once_is_refused() throws IOException {
        assertRefused(new TinyModel(3).word("text", Float.NaN), DESCRIPTION, "it cannot be run", "NaN");
    }

    @Test
    void the_model_that_other_modules_test_with_is_this_one() throws IOException {
        Path there = Path.of("..", "cli", "src", "test", "resources", "org", "brightline", "cli", "own-model");
        if (Boolean.getBoolean("brightline.docs.update")) {
            harbour().write(there, "line.onnx", "tokenizer.json");
        }
        assertThat(Files.readAllBytes(there.resolve("line.onnx")))
                .isEqualTo(harbour().onnx());
        assertThat(Files.readString(there.resolve("tokenizer.json")))
                .isEqualTo(harbour().tokenizer());
    }

    @Test
    void the_guide_s_example_fits_a_model() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "operating.md")));
        assertThat(example.find()).isTrue();
        TinyModel model = new TinyModel(4).word("sink", -1, -3, 4).marks();
        model.write(folder, "line.onnx", "tokenizer.json");
        Files.writeString(folder.resolve("model.yaml"), example.group(1));
        try (Opened reader = Opened.of(folder.resolve("model.yaml"), PatternReader.shipped())) {
            assertThat(learned(reader.read("We will sink all of the boats in this harbour", "en")))
                    .extracting(ElementFinding::detector)
                    .containsExactly("learned:harbour-line");
        }
    }

    private static TinyModel harbour() {
        return new TinyModel(3).word("sink", -1, 3, -3).word("ram", -1, -3, 3).word("good", 2);
    }

    private Opened open(TinyModel model, String description) throws IOException {
        describe(model, description);
        return Opened.of(folder.resolve("model.yaml"), NOTHING);
    }

    private void describe(TinyModel model, String description) throws IOException {
        model.write(folder, "line.onnx", "tokenizer.json");
        Files.writeString(folder.resolve("model.yaml"), description);
    }

    private void assertRefused(TinyModel model, String description, String... words) throws IOException {
        describe(model, description);
        assertThatThrownBy(() -> OnnxModel.open(folder.resolve("model.yaml")))
                .isInstanceOf(ModelException.class)
                .message()
                .contains(words);
    }

    private static List<ElementFinding> learned(Reading reading) {
        return reading.elements().stream()
                .filter(finding -> finding.detector().startsWith(LearnedReader.DETECTOR))
                .toList();
    }

    private static Reading result(Future<Reading> reading) {
        try {
            return reading.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModelTokenizer tokenizer(Path folder) throws IOException {
        ModelDescription description = ModelDescription.read(folder.resolve("model.yaml"));
        return ModelTokenizer.open(description.tokenizer(), description.maxTokens());
    }
}
