package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LineCheckLanguageTest {
    @Test
    void a_language_without_cases_is_an_error_of_the_call_and_those_that_there_are_are_named() {
        StringWriter err = new StringWriter();
        int status = Main.program("line-check")
                .setErr(new PrintWriter(err))
                .execute("line-check", "--cases", Path.of("..", "line-check").toString(), "--language", "en,xx");
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("--language: The suite has no cases in «xx», only in ar, de, en");
    }
}
