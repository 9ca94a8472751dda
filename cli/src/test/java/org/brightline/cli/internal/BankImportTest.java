package org.brightline.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BankImportTest {
    @Test
    void an_empty_file_is_told_to_hold_no_entry() throws IOException {
        assertThat(told(0, 0)).isEqualTo("0 The file holds no entry; nothing was added.");
    }

    @Test
    void one_wrong_line_is_told_in_the_singular_and_ends_with_1() throws IOException {
        assertThat(told(2, 1)).isEqualTo("1 2 entries were added; 0 were known already, 1 line was wrong.");
    }

    @Test
    void a_wrong_line_is_told_with_its_number_and_what_the_server_says_of_it() throws IOException {
        assertThat(told("{\"line\":4,\"problem\":{\"detail\":\"As the server says.\"}}\n" + report(0, 1)))
                .isEqualTo(
                        "1 line 4: As the server says.|0 entries were added; 0 were known already, 1 line was wrong.");
    }

    private static String report(int added, int refused) {
        return "{\"report\":{\"added\":" + added + ",\"known\":0,\"refused\":" + refused + "}}\n";
    }

    private static String told(int added, int refused) throws IOException {
        return told(report(added, refused));
    }

    private static String told(String answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream errorsBefore = System.err;
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(out, true, UTF_8));
        try {
            int status = BankCommand.Import.told(new BufferedReader(new StringReader(answer)));
            return status + " " + out.toString(UTF_8).strip().lines().collect(Collectors.joining("|"));
        } finally {
            System.setOut(before);
            System.setErr(errorsBefore);
        }
    }
}
