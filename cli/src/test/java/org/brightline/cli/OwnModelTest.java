package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnModelTest {
    private static final Path MODEL =
            Path.of("src", "test", "resources", "org", "brightline", "cli", "own-model", "model.yaml");
    private static final String SETTING = "brightline.reading.model";

    @TempDir
    private Path folder;

    private String post = "";
    private String wrong = "";

    @BeforeEach
    void write() throws IOException {
        post = Files.writeString(folder.resolve("post.txt"), "Sink the boat").toString();
        wrong = Files.writeString(
                        folder.resolve("model.yaml"), Files.readString(MODEL).replace("softmax", "argmax"))
                .toString();
    }

    @Test
    void assess_asks_a_model_that_is_named() {
        assertThat(Ended.of("assess", post, "--language", "en").out()).startsWith("CLEAR");
        Ended ended = Ended.of("assess", post, "--language", "en", "--model", MODEL.toString());
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .startsWith("FINDING  INCITEMENT")
                .contains("CALL  «Sink the boat»", "(learned:harbour-line 1, 98 %)");
    }

    @Test
    void a_policy_is_tried_with_a_model_that_is_named() throws IOException {
        assertThat(Ended.of("policy", "trace", "shipped", post, "--language", "en")
                        .out())
                .doesNotContain("Sink the boat");
        Ended traced = Ended.of("policy", "trace", "shipped", post, "--language", "en", "--model", MODEL.toString());
        assertThat(traced.status()).isZero();
        assertThat(traced.out()).contains("CALL «Sink the boat»");

        String policy = folder.resolve("policy").toString();
        Ended.of("policy", "init", policy);
        String items = Files.writeString(
                        folder.resolve("items.ndjson"),
                        "{\"externalId\":\"p-1\",\"text\":\"Sink the boat\",\"language\":\"en\"}\n")
                .toString();
        assertThat(Ended.of("policy", "backtest", policy, policy, items).out()).doesNotContain("INCITEMENT");
        assertThat(Ended.of("policy", "backtest", policy, policy, items, "--model", MODEL.toString())
                        .out())
                .contains("INCITEMENT");
        Files.writeString(folder.resolve("policy/tests/boat.yaml"), """
                tests:
                  - name: a boat
                    text: Sink the boat
                    language: en
                    expect:
                      rungs: {incitement: match}
                """);
        assertThat(Ended.of("policy", "test", policy).status()).isEqualTo(1);
        assertThat(Ended.of("policy", "test", policy, "--model", MODEL.toString())
                        .out())
                .contains("boat.yaml: 1 of 1");
    }

    @Test
    void a_policy_is_tried_without_the_learned_reader_when_that_is_asked_for() throws IOException {
        String learned = Files.writeString(
                        folder.resolve("learned.txt"),
                        "On Friday I am going to walk into the town hall and shoot everyone I find.")
                .toString();
        Ended both = Ended.of("policy", "trace", "shipped", learned, "--language", "en");
        Ended patterns = Ended.of("policy", "trace", "shipped", learned, "--language", "en", "--patterns");
        assertThat(patterns.status()).isZero();
        assertThat(patterns.out()).hasSizeLessThan(both.out().length());
    }

    @Test
    void a_model_that_cannot_be_used_is_refused_in_words() {
        String policy = folder.resolve("policy").toString();
        Ended.of("policy", "init", policy);
        assertRefused(Ended.of("policy", "test", policy, "--model", wrong));
        assertRefused(Ended.of("policy", "trace", "shipped", post, "--model", wrong));
        assertRefused(Ended.of("policy", "backtest", "shipped", "shipped", post, "--model", wrong));
        assertRefused(Ended.of("assess", post, "--model", wrong));
        assertRefused(
                Ended.of("line-check", "--cases", Path.of("..", "line-check").toString(), "--model", wrong));
    }

    @Test
    void a_server_refuses_it_before_it_begins_anything() {
        System.setProperty(SETTING, wrong);
        try {
            assertRefused(Ended.of(
                    "serve", "--port", "0", "--data", folder.resolve("data").toString()));
        } finally {
            System.clearProperty(SETTING);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_model_that_is_not_there_is_named() {
        Ended ended =
                Ended.of("assess", post, "--model", folder.resolve("none.yaml").toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("none.yaml: there is no such file.");
    }

    @Test
    void figures_of_an_own_model_are_not_written_into_the_page_of_what_ships() {
        Ended ended = Ended.of("line-check", "--model", MODEL.toString(), "--update", "accuracy.md");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("leave out --model");
    }

    private void assertRefused(Ended ended) {
        assertThat(ended.err())
                .isEqualTo("brightline: " + wrong
                        + ": 'output' is 'argmax'; right is softmax, where one label is true, or sigmoid, where each may be."
                        + System.lineSeparator());
        assertThat(ended.out()).isEmpty();
        assertThat(ended.status()).isEqualTo(1);
    }
}
