package org.brightline.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.brightline.policy.Example;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.facts.Window;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PostOptionsTest {
    @Test
    void a_text_is_tried_with_all_that_an_example_can_say() throws IOException {
        assertThat(post(
                        "--audience",
                        "CLOSED_GROUP",
                        "--history",
                        "removals over 180d=2",
                        "--known",
                        "BANK",
                        "--language",
                        "en"))
                .isEqualTo(new Example(
                        "Hello",
                        "en",
                        "CLOSED_GROUP",
                        List.of("BANK"),
                        Map.of(new Window(AccountEvent.REMOVALS, Duration.ofDays(180)), 2L)));
        assertThat(post()).isEqualTo(Example.ofText("Hello", null));
    }

    @Test
    void what_there_is_not_is_refused_with_what_would_be_right() {
        refused("--audience: 'PUBLC' is no audience; did you mean 'PUBLIC'?", "--audience", "PUBLC");
        refused("--language: «klingon» is no language", "--language", "klingon");
        refused(
                "--history: The field history has a name that is no window; write one of",
                "--history",
                "friends over 1d=2");
        refused("must be a whole number from 0", "--history", "removals over 180d=two");
    }

    private static void refused(String says, String... arguments) {
        assertThatThrownBy(() -> post(arguments))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(says);
    }

    private static Example post(String... arguments) throws IOException {
        PostOptions options = new PostOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("post", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments);
        return options.of("Hello");
    }
}
