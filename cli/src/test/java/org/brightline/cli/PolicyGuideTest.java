package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brightline.policy.files.ClauseWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what docs/policy-guide.md says, in a folder of its own: writes the files, runs the commands in their order, and holds the
 * answers on the page against those that came.
 */
class PolicyGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "policy-guide.md");
    private static final Pattern BLOCK = Pattern.compile("```(yaml|sh|text)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");
    private static final String PROGRAM = "./brightline ";

    @TempDir
    Path folder;

    @Test
    void the_guide_does_what_it_says() throws IOException, InterruptedException {
        Matcher blocks = BLOCK.matcher(Files.readString(GUIDE));
        String output = "";
        List<String> commands = new ArrayList<>();
        int answers = 0;
        while (blocks.find()) {
            String content = blocks.group(2);
            switch (blocks.group(1)) {
                case "yaml" -> write(content);
                case "sh" -> {
                    StringBuilder all = new StringBuilder();
                    for (String line : content.lines().toList()) {
                        commands.add(line);
                        all.append(run(line));
                    }
                    output = all.toString();
                }
                default -> {
                    answers++;
                    assertThat(output).as("after %s", commands.getLast()).matches(pattern(content));
                }
            }
        }
        assertThat(answers).isEqualTo(7);
        for (String command : List.of("init", "test", "trace", "diff", "backtest")) {
            assertThat(commands).anyMatch(line -> line.startsWith(PROGRAM + "policy " + command + " "));
        }
        assertThat(folder.resolve("report.xml"))
                .content()
                .contains("<testsuite name=\"examples of solicitation-again\"");
    }

    @Test
    void the_guide_names_every_word_that_a_clause_can_hold() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(ClauseWords.all())
                .allSatisfy(word ->
                        assertThat(guide).containsPattern("`[^`\\n]*\\b" + Pattern.quote(word) + "\\b[^`\\n]*`"));
    }

    @Test
    void the_guide_says_what_the_studio_does_not_keep_and_how_a_folder_comes_in() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains("**Your test files are not kept here**", "comes into the studio file by file")
                .contains("`PUT /v1/drafts/{draft}/files`");
    }

    private void write(String content) throws IOException {
        Path file = folder.resolve(content.lines().findFirst().orElseThrow().substring(2));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Our own program within this process, with the files of its arguments in the folder; everything else by the shell. */
    private String run(String line) throws IOException, InterruptedException {
        if (!line.startsWith(PROGRAM)) {
            Process shell = new ProcessBuilder("sh", "-c", line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(shell.exitValue()).as(line).isZero();
            return "";
        }
        String[] arguments = WORD.matcher(line.substring(PROGRAM.length()))
                .results()
                .map(word -> word.group().replace("'", ""))
                .toArray(String[]::new);
        for (int i = 2; i < arguments.length; i++) {
            boolean plain = arguments[i].startsWith("-")
                    || arguments[i].equals("shipped")
                    || Set.of("--clause", "--history").contains(arguments[i - 1]);
            arguments[i] = plain ? arguments[i] : folder.resolve(arguments[i]).toString();
        }
        StringWriter out = new StringWriter();
        int status = Main.program(arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
        assertThat(status).as(line + "\n" + out).isEqualTo(line.endsWith(" wrong") ? 1 : 0);
        return out.toString().replace(folder + "/", "");
    }

    /** A line that is {@code …} stands for any lines; an … within a line for anything on it. */
    private static Pattern pattern(String answer) {
        String all = Arrays.stream(answer.stripTrailing().split("\n"))
                .map(line -> line.equals("…")
                        ? "(?:.*\\R)*?"
                        : Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))
                                + "\\R")
                .collect(Collectors.joining());
        return Pattern.compile(all + "\\s*");
    }
}
