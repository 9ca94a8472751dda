package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace ends with what the text comes to, as a server would have it. */
class PolicyTraceTest {
    @TempDir
    private Path folder;

    @Test
    void a_text_that_nobody_reads_comes_before_nobody() throws IOException {
        Ended traced = trace("Il mercato non è aperto oggi e anche noi non ci siamo");
        assertThat(traced.out())
                .contains("cannot be told; it is only counted.", "It comes to: unread (")
                .doesNotContain("a person looks at it");
    }

    @Test
    void a_text_comes_to_the_rung_of_its_gravest_finding() throws IOException {
        assertThat(trace("Long live the Ashfall Front!").out()).contains("It comes to: PROMOTION (");
        assertThat(trace("Long live the Ashfall Front lol").out()).contains("It comes to: PROMOTION? (");
        assertThat(trace("Good morning, it is a calm day.").out()).contains("It comes to: nothing (");
    }

    private Ended trace(String text) throws IOException {
        Path post = Files.writeString(folder.resolve("post.txt"), text);
        return Ended.of("policy", "trace", "shipped", post.toString(), "--patterns");
    }
}
