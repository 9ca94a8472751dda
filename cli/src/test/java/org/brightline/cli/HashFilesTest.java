package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashFilesTest {
    private static final String LONG =
            "The harbour master reads the tide table aloud to everybody who wants to listen at six.";

    @TempDir
    private Path folder;

    @Test
    void a_folder_stands_for_all_files_in_and_below_it() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("one.txt"), LONG);
        Files.writeString(folder.resolve("two.txt"), LONG);
        List<String> digests = Ended.of("hash", folder.toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("md5"))
                .toList();
        assertThat(digests).hasSize(2);
        assertThat(digests.getFirst()).endsWith("one.txt");
    }
}
