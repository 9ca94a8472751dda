package org.brightline.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brightline.cli.internal.local.LocalBank;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.MatchIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

    @TempDir
    private Path folder;

    private Path bank(String lines) throws IOException {
        return Files.writeString(folder.resolve("bank.txt"), lines);
    }

    @Test
    void a_bank_in_a_file_is_read_as_hash_prints_it() throws IOException {
        String md5 = Md5.of(new byte[] {1}).text();
        MatchIndex index = LocalBank.read(bank(
                "# known\npdq    " + PDQ + " a.png (quality 100)\npdq    - b.txt (no picture)\n\nmd5 " + md5 + "\n"));
        assertThat(index.match(Pdq.parse(PDQ)))
                .singleElement()
                .satisfies(match -> assertThat(match.entry().label()).isEqualTo("line 2"));
        assertThat(index.match(Md5.parse(md5)))
                .singleElement()
                .satisfies(match -> assertThat(match.entry().label()).isEqualTo("line 5"));
    }

    @Test
    void a_wrong_line_is_named() throws IOException {
        for (String wrong : new String[] {"paint " + PDQ, "pdq", "pdq f8"}) {
            Path bank = bank("pdq " + PDQ + "\n" + wrong + "\n");
            assertThatThrownBy(() -> LocalBank.read(bank)).as(wrong).hasMessageContaining("line 2");
        }
    }

    @Test
    void progress_is_a_bar_on_a_terminal_and_a_line_every_tenth_elsewhere() {
        assertThat(shown(true)).contains("\r").endsWith("100 %" + System.lineSeparator());
        assertThat(shown(false).lines()).hasSize(11).allMatch(line -> line.startsWith("Work: "));
    }

    private static String shown(boolean terminal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(out, true, UTF_8), terminal, "Work");
        for (int i = 0; i <= 1000; i++) {
            progress.at(i, 1000);
        }
        return out.toString(UTF_8);
    }
}
