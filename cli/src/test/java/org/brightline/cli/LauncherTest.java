package org.brightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that builds at first use, with a Maven and a JDK that only say that they were called. */
@Timeout(60)
class LauncherTest {
    private static final int WAITING = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it first
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void aFolderThatWasNeverBuilt() throws IOException, InterruptedException {
        Files.copy(Path.of("..", "brightline"), folder.resolve("brightline"));
        for (String pipe : List.of("begun", "go")) {
            assertThat(new ProcessBuilder("mkfifo", folder.resolve(pipe).toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
        script("tools/mvn", """
                echo build >> "$FOLDER/builds"
                echo > "$FOLDER/begun"
                read _ < "$FOLDER/go"
                mkdir -p cli/target/lib
                touch cli/target/lib/a.jar cli/target/cli-1.jar
                """);
        script("jdk/bin/javac", "");
        script("jdk/bin/java", "");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    }

    @AfterEach
    void end() {
        started.forEach(LauncherTest::kill);
    }

    private Path script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Process launch(String path) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", folder.resolve("brightline").toString(), "anything");
        builder.environment().put("FOLDER", folder.toString());
        builder.environment().put("BRIGHTLINE_JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", folder.resolve("tools") + ":" + path);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** A folder with every tool of this machine but these. */
    private String without(String... missing) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("without"));
        for (String usual : List.of("/usr/bin", "/bin")) {
            try (Stream<Path> all = Files.list(Path.of(usual))) {
                for (Path tool : all.toList()) {
                    Path link = tools.resolve(tool.getFileName().toString());
                    if (!List.of(missing).contains(tool.getFileName().toString())
                            && Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, tool);
                    }
                }
            }
        }
        return tools.toString();
    }

    private static void kill(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitWords(Process process, String words) throws IOException {
        BufferedReader said = process.errorReader(UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(words)) {
                return;
            }
        }
        throw new AssertionError("It ended without saying: " + words);
    }

    /** Where there is no flock, as on macOS, Perl locks. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_all_who_wait_for_a_builder_that_is_killed_one_builds(boolean flock) throws Exception {
        String path = flock ? "/usr/bin:/bin" : without("flock");
        Process builder = launch(path);
        Files.readString(folder.resolve("begun"));
        List<Process> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(launch(path));
            awaitWords(waiting.getLast(), "Another brightline builds here");
        }

        kill(builder);
        Files.readString(folder.resolve("begun"));
        Files.writeString(folder.resolve("go"), "\n");
        for (Process process : waiting) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(2);
    }

    @Test
    void where_nothing_can_lock_that_is_all_it_says() throws Exception {
        Process process = launch(without("flock", "perl"));
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .startsWith("brightline: flock or perl is missing")
                .doesNotContain("Another brightline");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(folder.resolve("builds")).doesNotExist();
    }
}
