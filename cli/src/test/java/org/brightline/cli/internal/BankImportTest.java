package org.brightline.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
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

    private static String told(int added, int refused) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            int status = BankCommand.Import.told(new BufferedReader(new StringReader(
                    "{\"report\":{\"added\":" + added + ",\"known\":0,\"refused\":" + refused + "}}\n")));
            return status + " " + out.toString(UTF_8).strip();
        } finally {
            System.setOut(before);
        }
    }
}
