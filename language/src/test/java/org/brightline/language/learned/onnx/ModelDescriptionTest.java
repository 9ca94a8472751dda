package org.brightline.language.learned.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.session.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDescriptionTest {
    private static final Path FILE = Path.of("models", "model.yaml");
    private static final String RIGHT = """
            name: harbour-line
            version: "2026.1"
            model: line.onnx
            tokenizer: tokenizer.json
            languages: [en, de]
            max_tokens: 128
            output: softmax
            labels: [none, CALL, THREAT]
            """;

    @TempDir
    Path folder;

    @Test
    void a_description_says_what_the_model_is() throws IOException {
        assertThat(parse(RIGHT))
                .isEqualTo(new ModelDescription(
                        "harbour-line",
                        "2026.1",
                        Path.of("models", "line.onnx"),
                        Path.of("models", "tokenizer.json"),
                        Set.of("en", "de"),
                        128,
                        ModelDescription.Output.SOFTMAX,
                        List.of(Optional.empty(), Optional.of(Element.CALL), Optional.of(Element.THREAT)),
                        new Calibration(-1, 0, 0.99),
                        false,
                        false));
        ModelDescription more = parse(RIGHT + "calibration: {slope: -1.3, offset: 2}\nmask_names: true\n");
        assertThat(more.calibration()).isEqualTo(new Calibration(-1.3, 2, 0.99));
        assertThat(more.calibrated()).isTrue();
        assertThat(more.maskNames()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: harbour-line | name: Harbour/Line | 'name' is 'Harbour/Line'; right is up to 40 of a-z",
                "name: harbour-line | name: 7 | 'name' is '7'",
                "version: \"2026.1\" | version: 2026.1 | 'version' is '2026.1'; right is up to 40 letters, digits",
                "model: line.onnx | model: /srv/line.onnx | 'model' is '/srv/line.onnx'; right is the name of a file beside",
                "model: line.onnx | model: ../line.onnx | 'model' is '../line.onnx'",
                "model: line.onnx | model: sub\\line.onnx | 'model' is",
                "model: line.onnx | model: line.bin | ends with .onnx",
                "model: line.onnx | model: .onnx | 'model' is '.onnx'",
                "tokenizer: tokenizer.json | tokenizer: a/tokenizer.json | 'tokenizer' is 'a/tokenizer.json'",
                "tokenizer: tokenizer.json | tokenizer: vocab.txt | ends with .json",
                "[en, de] | en | 'languages' is 'en'; right is a list of languages such as [en, de]",
                "[en, de] | [] | 'languages' is '[]'",
                "[en, de] | [en-GB] | 'languages' holds 'en-GB'; right is a primary subtag such as en",
                "[en, de] | [en, en] | 'languages' holds 'en' twice",
                "max_tokens: 128 | max_tokens: 0 | 'max_tokens' is '0'; right is a whole number from 1 to 512",
                "max_tokens: 128 | max_tokens: 513 | 'max_tokens' is '513'",
                "max_tokens: 128 | max_tokens: many | 'max_tokens' is 'many'",
                "max_tokens: 128 | max_tokens: 99999999999 | 'max_tokens' is '99999999999'",
                "output: softmax | output: argmax | 'output' is 'argmax'; right is softmax, where one label is true",
                "[none, CALL, THREAT] | none | 'labels' is 'none'; right is a list",
                "[none, CALL, THREAT] | [none, call] | 'labels' holds 'call'; right is none or one of [PRAISE, FINANCE",
                "[none, CALL, THREAT] | [none, SUPPORT] | 'labels' holds 'SUPPORT'",
                "[none, CALL, THREAT] | [none, none] | 'labels' needs one of [PRAISE",
                "[none, CALL, THREAT] | [CALL, THREAT] | 'labels' needs none where 'output' is softmax",
                "output: softmax | output: softmax, | 'output' is 'softmax,'",
            })
    void a_wrong_value_is_told_with_the_file_the_key_and_what_would_be_right(
            String right, String wrong, String problem) {
        assertRefused(RIGHT.replace(right, wrong), problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calibration:",
                "calibration: -1",
                "calibration: {slope: -1}",
                "calibration: {slope: 1, offset: 0}",
                "calibration: {slope: 0, offset: 0}",
                "calibration: {slope: -.inf, offset: 0}",
                "calibration: {slope: -1, offset: .nan}",
                "calibration: {slope: -1, offset: '0'}",
                "calibration: {slope: -1, offset: 0, most: 1}"
            })
    void a_wrong_calibration_is_refused(String calibration) {
        assertRefused(
                RIGHT + calibration + "\n", "'calibration' is", "right is {slope: NUMBER BELOW 0, offset: NUMBER}");
    }

    @Test
    void all_slips_are_told_at_once_and_a_missing_or_unknown_key_is_one() {
        assertRefused(
                "naem: x\nmask_names: perhaps\n",
                "unknown key 'naem'; known are name, version, model",
                "the key 'name' is missing; right is up to 40 of",
                "the key 'labels' is missing",
                "'mask_names' is 'perhaps'; right is true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "word", "a: [", "a: &b 1\nc: *b", "a: {b: {c: 1}}", "a: 1\na: 2", "a: !<%> b"})
    void what_is_no_plain_map_is_refused(String yaml) {
        assertRefused(yaml, "model.yaml: ");
    }

    @Test
    void a_large_file_and_one_that_is_no_text_are_refused_with_a_hint() throws IOException {
        Path file = folder.resolve("line.onnx");
        Files.write(file, new byte[ModelDescription.LARGEST + 1]);
        assertThatThrownBy(() -> ModelDescription.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Name the description, not the model");
        Files.write(file, new byte[] {8, 8, (byte) 0xFF});
        assertThatThrownBy(() -> ModelDescription.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no text in UTF-8");
    }

    @Test
    void files_that_are_not_there_are_named() throws IOException {
        Path file = folder.resolve("model.yaml");
        assertThatThrownBy(() -> ModelDescription.read(file)).isInstanceOf(NoSuchFileException.class);
        Files.writeString(file, RIGHT);
        assertThatThrownBy(() -> ModelDescription.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'model' names line.onnx, and there is no such file beside it");
        Files.createFile(folder.resolve("line.onnx"));
        assertThatThrownBy(() -> ModelDescription.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'tokenizer' names tokenizer.json");
    }

    private static ModelDescription parse(String yaml) throws ModelException {
        return ModelDescriptionFile.parse(FILE, yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String yaml, String... words) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ModelException.class)
                .message()
                .contains(words)
                .contains(FILE.toString());
    }
}
