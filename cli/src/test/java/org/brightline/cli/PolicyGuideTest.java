package org.brightline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.language.Element;
import org.brightline.policy.Effect;
import org.brightline.policy.Exemption;
import org.brightline.policy.Mode;
import org.brightline.policy.OnUndetermined;
import org.brightline.policy.PolicyException;
import org.brightline.policy.Rung;
import org.brightline.policy.TaxonomyLabel;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.files.ClauseWords;
import org.brightline.policy.files.ExampleFields;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what docs/policy-guide.md says, in a folder of its own: writes the files, runs the commands in their order, and holds the
 * answers on the page against those that came. Its tables are held against what reads clauses.
 */
class PolicyGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "policy-guide.md");
    private static final Pattern BLOCK = Pattern.compile("```(yaml|sh|text)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");
    private static final String PROGRAM = "./brightline ";
    private static final Pattern UNKNOWN = Pattern.compile("unknown key '([^']+)'");
    private static final Pattern MISSING = Pattern.compile("the key '([^']+)' is missing");
    private static final Pattern WAITING = Pattern.compile("\\{effect: (\\w+), human: (\\w+)}");

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
    void the_tables_list_all_rungs_elements_audiences_and_questions() throws IOException {
        assertThat(terms(table("| rung |").keySet())).isEqualTo(words(Rung.values()));
        Map<String, String> elements = table("| kind |");
        assertThat(elements.keySet()).containsExactlyElementsOf(words(Element.Kind.values()));
        for (Element.Kind kind : Element.Kind.values()) {
            assertThat(terms(List.of(elements.get(word(kind)))))
                    .containsExactlyElementsOf(Arrays.stream(Element.values())
                            .filter(element -> element.kind() == kind && element != Element.KNOWN_CONTENT)
                            .map(Enum::name)
                            .toList());
        }
        assertThat(terms(table("| `item.audience` |").keySet())).isEqualTo(Vocabulary.AUDIENCES);
        assertThat(found(
                        Pattern.compile("((?:text|item|match)\\.\\w+)"),
                        table("| ask |").keySet().toString()))
                .containsExactlyInAnyOrderElementsOf(ClauseWords.all().stream()
                        .filter(word -> word.contains("."))
                        .toList());
    }

    @Test
    void the_tables_list_the_keys_that_are_read_and_mark_those_that_must_be_there() throws IOException {
        Set<String> keys = table("All keys of a clause").keySet();
        Set<String> read = new TreeSet<>(ClauseWords.all());
        read.removeAll(found(UNKNOWN, problems(String.join(": x\n", ClauseWords.all()) + ": x")));
        assertThat(terms(keys)).containsExactlyInAnyOrderElementsOf(read);
        assertThat(found(Pattern.compile("`(\\w+)` \\*"), keys.toString()))
                .containsExactlyInAnyOrderElementsOf(found(MISSING, problems("nothing: x")));
        assertThat(terms(table("An example is a text").keySet()))
                .containsExactlyInAnyOrderElementsOf(ExampleFields.KEYS);
    }

    @Test
    void the_table_of_keys_lists_all_their_words() throws IOException {
        assertThat(held("maps_to"))
                .containsExactlyElementsOf(Arrays.stream(TaxonomyLabel.Taxonomy.values())
                        .flatMap(taxonomy ->
                                Stream.concat(Stream.of(word(taxonomy)), TaxonomyLabel.words(taxonomy).stream()))
                        .toList());
        assertThat(held("rung")).isEqualTo(words(Rung.values()));
        assertThat(held("mode")).containsExactlyInAnyOrderElementsOf(words(Mode.values()));
        assertThat(held("on_undetermined")).isEqualTo(words(OnUndetermined.values()));
        assertThat(held("inputs"))
                .extracting(window -> window.split(" ")[0])
                .containsExactlyElementsOf(words(AccountEvent.values()));
        assertThat(held("conditions")).containsExactly("says", "cel");
        assertThat(held("exemptions_to_ask")).containsExactlyInAnyOrderElementsOf(words(Exemption.values()));
        Map<String, String> people = new HashMap<>();
        String human = "none";
        for (String effect : held("effects")) {
            Matcher waiting = WAITING.matcher(effect);
            human = waiting.matches() ? waiting.group(2) : human;
            people.put(waiting.matches() ? waiting.group(1) : effect, human);
        }
        assertThat(people)
                .isEqualTo(Arrays.stream(Effect.values()).collect(Collectors.toMap(Effect::word, Effect::humanWord)));
    }

    /** The first table behind these words, by first cell; with the second. */
    private static Map<String, String> table(String behind) throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(guide).containsOnlyOnce(behind);
        Map<String, String> rows = new LinkedHashMap<>();
        guide.substring(guide.indexOf(behind))
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(2).split(" \\|"))
                .forEach(cells -> rows.put(cells[0], cells[1]));
        return rows;
    }

    /** The words that a key of a clause may hold, without what is said of the rung {@code view}. */
    private static List<String> held(String key) throws IOException {
        String cell = table("All keys of a clause").entrySet().stream()
                .filter(row -> terms(List.of(row.getKey())).contains(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return terms(List.of(cell.split("; `\\[]`")[0]));
    }

    private static List<String> terms(Collection<String> cells) {
        return found(Pattern.compile("`([^`]+)`"), String.join(" ", cells));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(PolicyGuideTest::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What the reader says of a clause file. */
    private static String problems(String clause) {
        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> ReleaseReader.read("guide", Map.of("clause.yaml", clause)));
        return Objects.requireNonNull(refused.getMessage());
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
