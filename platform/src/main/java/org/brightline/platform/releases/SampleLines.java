package org.brightline.platform.releases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.brightline.language.Reader;
import org.brightline.platform.base.JsonWords;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.Window;
import org.brightline.policy.trial.Backtest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sample for a backtest: one item a line, in the form of {@code POST /v1/items:batch}. Text, language, audience, kind, platform
 * and history are read; a picture is not, so what depends on it cannot be told. Read line by line, never held as a whole.
 *
 * <p>Throws a {@link Problem} that names the line where one is no item, is longer than {@link #LONGEST_LINE}, or is one too many.
 */
public final class SampleLines implements Iterator<Backtest.Sample> {
    /** Most items of one sample. */
    public static final int MOST_ITEMS = 100_000;

    /** The longest line, in UTF-16 units. */
    public static final int LONGEST_LINE = 1_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final java.io.Reader lines;
    private final Reader reader;
    private @Nullable String next;
    private int number;
    private int items;

    /**
     * A sample.
     *
     * @param lines the lines; buffered by the caller, and closed by him
     * @param reader reads the texts
     * @throws UncheckedIOException when the lines cannot be read, here or later
     */
    public SampleLines(java.io.Reader lines, Reader reader) {
        this.lines = lines;
        this.reader = reader;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Backtest.Sample next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        if (++items > MOST_ITEMS) {
            throw new Problem(ProblemType.TOO_LARGE, "A sample has at most " + MOST_ITEMS + " items.");
        }
        Backtest.Sample sample = sample(next);
        advance();
        return sample;
    }

    private void advance() {
        try {
            do {
                next = line();
            } while (next != null && next.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String line() throws IOException {
        number++;
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = lines.read()) >= 0 && c != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new Problem(ProblemType.TOO_LARGE, place("has more than " + LONGEST_LINE + " characters."));
            }
            line.append((char) c);
        }
        return c < 0 && line.isEmpty() ? null : line.toString();
    }

    private Backtest.Sample sample(String line) {
        JsonNode item;
        try {
            item = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new Problem(ProblemType.BAD_JSON, place("is no JSON: " + faulty(e)));
        }
        if (item == null || !item.isObject()) {
            throw new Problem(ProblemType.NOT_AN_OBJECT, place("must be a JSON object, one a line."));
        }
        if (text(item, "text", "").isBlank() && item.path("media").isEmpty()) {
            throw new Problem(ProblemType.MISSING_FIELD, place("has neither «text» nor «media»."));
        }
        String audience = text(item, "audience", "PUBLIC");
        if (audience.equals("PRIVATE")) {
            throw new Problem(
                    ProblemType.PRIVATE_AUDIENCE, place("is a private message; those are no sample. Leave it out."));
        }
        String language = text(item, "language", "");
        return new Backtest.Sample(
                text(item, "externalId", "line " + number),
                new Facts(
                        new ItemFacts(text(item, "platform", "sample"), text(item, "kind", "post"), audience),
                        reader.read(text(item, "text", ""), language.isEmpty() ? null : language),
                        List.of(),
                        item.path("media").isEmpty() ? List.of() : List.of("Pictures of a sample are not looked at."),
                        history(item)));
    }

    /** A line is read by itself; where it breaks is told by its column. */
    private static String faulty(JacksonException e) {
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return (column < 1 ? "" : "at column " + column + " ") + JsonWords.reason(e) + ".";
    }

    private Map<Window, Long> history(JsonNode item) {
        try {
            return AccountHistory.of(item);
        } catch (Problem problem) {
            throw new Problem(problem.type(), place("is refused: " + problem.detail()));
        }
    }

    private String text(JsonNode item, String field, String otherwise) {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isString()) {
            throw new Problem(ProblemType.BAD_FIELD, place("has a field " + field + " that is no text."));
        }
        return value.stringValue();
    }

    private String place(String what) {
        return "Line " + number + " " + what;
    }
}
