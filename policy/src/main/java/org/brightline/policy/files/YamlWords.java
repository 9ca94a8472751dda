package org.brightline.policy.files;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in plain words why a file is no YAML, at the place that has to be mended: the parser speaks of its own tokens, and stops where
 * it can go no further, which is often some lines behind the slip.
 */
final class YamlWords {
    /** How far our files indent; of two lines that do not fit together, the one that does so is believed. */
    private static final int STEP = 2;

    private static final String MEND = "write the value under '>-' on a line of its own, or in quotation marks";
    private static final Pattern KEY = Pattern.compile("\\s*(- )?[A-Za-z][\\w-]*");
    private static final Pattern KEY_WITH_NOTHING_BEHIND = Pattern.compile("\\s*(- )?[\\w-]+:\\s*(#.*)?");
    private static final Pattern SIGN_BEFORE_VALUE = Pattern.compile("\\s*(?:- )?(?:[\\w-]+:\\s+)?([!&*%@`])");

    private final List<String> lines;
    private final MarkedYamlEngineException fault;

    /**
     * What is wrong.
     *
     * @param line from 1, or 0 where it is not known
     * @param column from 1, or 0
     */
    record Slip(int line, int column, String words) {}

    private YamlWords(String yaml, MarkedYamlEngineException fault) {
        this.lines = yaml.lines().toList();
        this.fault = fault;
    }

    /** The slip on which the parser gave up. */
    static Slip of(String yaml, MarkedYamlEngineException fault) {
        return new YamlWords(yaml, fault).slip();
    }

    private Slip slip() {
        String problem = fault.getProblem();
        String context = String.valueOf(fault.getContext());
        if (problem.startsWith("mapping values are not allowed")) {
            return colon();
        }
        if (problem.matches("(?s)expected '?<(block end|document start)>'?, but found '<block .*")) {
            return indented();
        }
        if (problem.startsWith("expected <block end>, but found '-'")) {
            return here("a list entry begins here, but a key is expected; write the entry under its key, indented");
        }
        if (problem.startsWith("expected <block end>")) {
            return here(
                    "something follows the end of the value; a quotation mark inside the value is written twice ('')");
        }
        if (problem.startsWith("could not find expected ':'")) {
            return there("':' is missing in this line, or it belongs to the value above and must be indented");
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return there("a quotation mark opens here and is never closed");
        }
        if (problem.startsWith("expected ',' or ']'")) {
            return there("'[' opens a list here that is not closed by ']', or lacks a ',' between two entries");
        }
        if (problem.startsWith("expected ',' or '}'")) {
            return there("'{' opens here and is not closed by '}', or a ',' is missing between two entries");
        }
        if (problem.startsWith("found unknown escape character")) {
            return here("in double quotation marks a backslash begins an escape; use single quotation marks");
        }
        if (problem.contains("TAB")) {
            return here("a tab stands here; indent with spaces");
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return here("'- ' begins a list entry; write it on a line of its own, or the value in quotation marks");
        }
        if (context.startsWith("while scanning a block scalar")) {
            return here("behind '>-' or '|' the line ends; begin the text on the next one, indented");
        }
        return sign().orElseGet(() -> here("not readable as YAML: " + problem));
    }

    /** Inside a value; or behind a key on a line that is taken for more of the value above. */
    private Slip colon() {
        Mark mark = fault.getProblemMark().orElse(null);
        String line = mark == null ? "" : line(mark.getLine());
        if (mark == null
                || mark.getLine() == 0
                || !KEY.matcher(line.substring(0, Math.min(mark.getColumn(), line.length())))
                        .matches()) {
            return here("': ' stands inside a value; " + MEND);
        }
        int above = mark.getLine() - 1;
        while (above > 0 && empty(line(above))) {
            above--;
        }
        return indent(line(above)) < indent(line)
                ? new Slip(
                        mark.getLine() + 1,
                        indent(line) + 1,
                        "this line begins deeper than the key above it, which has a value already; begin it in the column of"
                                + " the keys that it belongs to")
                : new Slip(
                        above + 1,
                        indent(line(above)) + 1,
                        "':' is missing in this line, or the next one begins too deep");
    }

    /** A line that begins in a column where no line before it begins; or the first of its neighbours does so. */
    private Slip indented() {
        int last = fault.getProblemMark().map(Mark::getLine).orElse(0);
        int indent = indent(line(last));
        int above = last - 1;
        while (above >= 0 && (empty(line(above)) || indent(line(above)) >= indent)) {
            above--;
        }
        int first = above + 1;
        while (first < last && empty(line(first))) {
            first++;
        }
        boolean holdsKeys =
                above < 0 || KEY_WITH_NOTHING_BEHIND.matcher(line(above)).matches();
        int outside = above < 0 ? -STEP : indent(line(above));
        if (holdsKeys && indent - outside == STEP && indent(line(first)) != indent) {
            return new Slip(
                    first + 1,
                    indent(line(first)) + 1,
                    "this line begins in column " + (indent(line(first)) + 1) + ", but line " + (last + 1)
                            + ", which belongs beside it, in column " + (indent + 1)
                            + "; what belongs together begins in the same column");
        }
        return new Slip(
                last + 1,
                indent + 1,
                "this line begins in column " + (indent + 1)
                        + ", where no line that it could belong to begins; what belongs together begins in the same column");
    }

    private Optional<Slip> sign() {
        return fault.getProblemMark().flatMap(mark -> {
            Matcher value = SIGN_BEFORE_VALUE.matcher(line(mark.getLine()));
            return value.lookingAt()
                    ? Optional.of(new Slip(
                            mark.getLine() + 1,
                            value.start(1) + 1,
                            "a value cannot begin with '" + value.group(1) + "'; " + MEND))
                    : Optional.empty();
        });
    }

    private Slip here(String words) {
        return at(fault.getProblemMark(), words);
    }

    /** Where what the parser was reading begins. */
    private Slip there(String words) {
        return at(fault.getContextMark().isPresent() ? fault.getContextMark() : fault.getProblemMark(), words);
    }

    private static Slip at(Optional<Mark> mark, String words) {
        return new Slip(
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0),
                words);
    }

    private String line(int number) {
        return number < lines.size() ? lines.get(number) : "";
    }

    private static boolean empty(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
