package org.brightline.platform.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.brightline.language.Reader;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.trial.Backtest;
import org.jspecify.annotations.Nullable;

/**
 * A sample for a backtest: one item a line, in the form of {@code POST /v1/items:batch}. Text, language, audience, kind, platform
 * and history are read; a picture is not, so what depends on it cannot be told. Read line by line, never held as a whole.
 *
 * <p>As strict as the clauses: a field that is misspelt would be one that nobody sees. Throws a {@link Problem} that tells all that
 * is wrong, each with its line: one that is no item, is longer than {@link #LONGEST_LINE}, or is one too many; at most the first
 * {@value #MOST_TOLD} problems.
 */
public final class SampleLines implements Iterator<Backtest.Sample> {
    /** Most items of one sample. */
    public static final int MOST_ITEMS = 100_000;

    /** The longest line, in UTF-16 units. */
    public static final int LONGEST_LINE = 1_000_000;

    /** Most problems that are told at once; a line may have more than one. */
    static final int MOST_TOLD = 20;

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
     * @throws Problem when there is no item
     */
    public SampleLines(java.io.Reader lines, Reader reader) {
        this.lines = lines;
        this.reader = reader;
        advance();
        if (next == null) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The sample holds no item; write one a line, in the form of POST /v1/items:batch.");
        }
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
        SampleLine line = new SampleLine(number, next);
        if (!line.problems().isEmpty()) {
            throw wrong(line.problems());
        }
        advance();
        return line.sample(reader);
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

    /** Tells this line and those behind it, so that the file is mended once. */
    private Problem wrong(List<Problem> first) {
        List<Problem> problems = new ArrayList<>(first);
        try {
            advance();
            while (next != null && problems.size() <= MOST_TOLD && ++items <= MOST_ITEMS) {
                problems.addAll(new SampleLine(number, next).problems());
                advance();
            }
        } catch (Problem problem) {
            problems.add(problem);
        }
        String told = problems.stream().limit(MOST_TOLD).map(Problem::detail).collect(Collectors.joining("\n"));
        return new Problem(
                problems.getFirst().type(),
                problems.size() > MOST_TOLD ? told + "\nThere is more; these are the first " + MOST_TOLD + "." : told);
    }

    private String place(String what) {
        return "Line " + number + " " + what;
    }
}
