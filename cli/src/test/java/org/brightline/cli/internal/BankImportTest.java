package org.brightline.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.brightline.cli.internal.local.RefusedLines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankImportTest {
    @TempDir
    private Path folder;

    @Test
    void an_empty_file_is_told_to_hold_no_entry() throws IOException {
        assertThat(told(0, 0)).isEqualTo("0 The file holds no entry; nothing was added.");
    }

    @Test
    void one_wrong_line_is_told_in_the_singular_and_ends_with_1() throws IOException {
        assertThat(told(2, 1)).isEqualTo("1 2 entries were added; 0 were known already, 1 line was wrong.");
    }

    @Test
    void a_word_that_is_no_kind_is_named_with_its_line_and_the_kinds_that_there_are() throws IOException {
        Path file = Files.writeString(folder.resolve("list.txt"), "\uFEFF# known\nmd5 0\n\nclip 123\npdq\n");
        try (RefusedLines refused = new RefusedLines(file)) {
            assertThat(told(line(2) + line(4) + line(5) + report(0, 3), refused))
                    .isEqualTo(
                            "1 line 2: As the server says.|line 4: «clip» is no kind of fingerprint; a line is a kind and"
                                    + " a fingerprint, and the kinds are pdq, sha256, md5, video_md5, video_sha256, vpdq, text_tlsh,"
                                    + " text_minhash, raw_text, url, url_prefix, url_host, url_md5.|line 5: As the server says.|"
                                    + "0 entries were added; 0 were known already, 3 lines were wrong.");
        }
    }

    private static String line(int number) {
        return "{\"line\":" + number + ",\"problem\":{\"detail\":\"As the server says.\"}}\n";
    }

    private static String report(int added, int refused) {
        return "{\"report\":{\"added\":" + added + ",\"known\":0,\"refused\":" + refused + "}}\n";
    }

    private static String told(int added, int refused) throws IOException {
        return told(report(added, refused), null);
    }

    private static String told(String answer, @Nullable RefusedLines refused) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream errorsBefore = System.err;
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(out, true, UTF_8));
        try {
            int status = BankCommand.Import.told(new BufferedReader(new StringReader(answer)), refused);
            return status + " " + out.toString(UTF_8).strip().lines().collect(Collectors.joining("|"));
        } finally {
            System.setOut(before);
            System.setErr(errorsBefore);
        }
    }
}
