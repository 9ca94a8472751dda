package org.brightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessFileTest {
    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {}

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.PNG", "a.webp", "a.mp4", "a.mkv"})
    void a_file_named_like_a_picture_or_video_whose_header_is_damaged_is_undetermined(String name) throws IOException {
        undetermined(Files.writeString(folder.resolve(name), "XXXX and so on, in letters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.jpg", "empty.txt"})
    void an_empty_file_is_undetermined(String name) throws IOException {
        assertThat(undetermined(Files.createFile(folder.resolve(name))).err()).contains("empty");
    }

    @Test
    void a_text_is_read_whatever_its_name() throws IOException {
        Ended ended = run(Files.writeString(folder.resolve("jpg.txt"), "Good morning, everybody, how are you today?"));
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("CLEAR");
    }

    private static Ended undetermined(Path file) {
        Ended ended = run(file);
        assertThat(ended.out()).startsWith("UNDETERMINED");
        assertThat(ended.err()).startsWith("brightline: " + file + ": ");
        assertThat(ended.status()).isEqualTo(1);
        return ended;
    }

    private static Ended run(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
        try {
            int status = Main.program("assess").execute("assess", file.toString(), "--language", "en");
            return new Ended(status, out.toString(UTF_8), err.toString(UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
