package org.brightline.language.learned.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.brightline.language.learned.LearnedReader;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/accuracy.md} says of the learned reader on posts not seen is what the pages beside the models say. With
 * {@code -Dbrightline.docs.update=true} it is written anew.
 */
class AccuracyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "accuracy.md");
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");
    private static final String NOT_SEEN = "\n## On posts not seen";
    private static final String HIDDEN = "\n## The same posts in disguise";
    private static final String EVERY_POST = "\nWhat the cheap model keeps";
    private static final String EVERYDAY = "\n## Everyday posts";
    private static final int ALL = 5;
    private static final int ENCODER_ASKED = 3;

    @Test
    void the_figures_on_posts_not_seen_are_those_beside_the_models() throws IOException {
        check("learned reader", found());
        check("second look", secondLook());
        check("disguise", disguise());
        check("reliability", reliability());
    }

    private static String found() throws IOException {
        StringBuilder out = new StringBuilder("""
                | language | at least | promotion | solicitation | incitement | plotting | all | right rung, of found | harmless found | views found | of 100 found, right |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (String language : LANGUAGES) {
            for (String least : List.of("0.70", "0.80")) {
                String line = row(page(language + "-line.md"), NOT_SEEN, least);
                if (LearnedReader.CLOSE.contains(language)) {
                    out.append("| ").append(language).append(", first look ").append(line);
                    line = row(page(language + "-close.md"), NOT_SEEN, least);
                    out.append("| ").append(language).append(", both looks ").append(line);
                } else {
                    out.append("| ").append(language).append(' ').append(line);
                }
            }
        }
        return out.toString();
    }

    private static String secondLook() throws IOException {
        String close = page("en-close.md");
        List<String> asked = close.substring(close.indexOf(EVERYDAY))
                .lines()
                .filter(line -> line.endsWith(" % |"))
                .map(line -> cell(line, ENCODER_ASKED))
                .sorted()
                .toList();
        return """
                The order costs recall: asked of every post, the two would find %s instead of %s at 0.8, and %s instead of %s at 0.7. It spares time: of the everyday posts below
                %s to %s are looked at twice ([en-close.md](../language/src/main/resources/org/brightline/language/learned/en-close.md)).
                """.formatted(
                        cell(row(close, EVERY_POST, "0.80"), ALL),
                        cell(row(close, NOT_SEEN, "0.80"), ALL),
                        cell(row(close, EVERY_POST, "0.70"), ALL),
                        cell(row(close, NOT_SEEN, "0.70"), ALL),
                        asked.getFirst(),
                        asked.getLast());
    }

    private static String disguise() throws IOException {
        StringBuilder out = new StringBuilder("""
                | language | plain, at least 0.7 | in disguise | plain, at least 0.8 | in disguise |
                |---|---|---|---|---|
                """);
        for (String language : LANGUAGES) {
            out.append("| ").append(language).append(LearnedReader.CLOSE.contains(language) ? ", first look" : "");
            for (String least : List.of("0.70", "0.80")) {
                for (String part : List.of(NOT_SEEN, HIDDEN)) {
                    out.append(" | ").append(cell(row(page(language + "-line.md"), part, least), ALL));
                }
            }
            out.append(" |\n");
        }
        return out.toString();
    }

    private static String reliability() throws IOException {
        String close = page("en-close.md");
        int from = close.indexOf("| said |");
        return close.substring(from, close.indexOf("\n\n", from));
    }

    /** The first line of a table behind a place, for a least probability. */
    private static String row(String page, String behind, String least) {
        int from = page.indexOf("| " + least + " |", page.indexOf(behind));
        return page.substring(from, page.indexOf('\n', from) + 1);
    }

    /** Counted from 0. */
    private static String cell(String row, int number) {
        return Arrays.asList(row.split("\\|")).get(number + 1).strip();
    }

    private static String page(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LearnedReader.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(String name, String part) throws IOException {
        String text = Files.readString(PAGE);
        String start = "<!-- generated: " + name + " -->\n";
        int from = text.indexOf(start) + start.length();
        assertThat(text).contains(start);
        String expected =
                text.substring(0, from) + part.strip() + "\n" + text.substring(text.indexOf("<!-- end -->", from));
        if (Boolean.getBoolean("brightline.docs.update")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(text)
                    .as("docs/accuracy.md is behind the models; update it with -Dbrightline.docs.update=true")
                    .isEqualTo(expected);
        }
    }
}
