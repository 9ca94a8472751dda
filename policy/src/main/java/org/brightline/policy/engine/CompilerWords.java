package org.brightline.policy.engine;

import dev.cel.common.CelIssue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what the compiler of expressions has found wrong: its own words are for people who write compilers. */
final class CompilerWords {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)'(?: \\(candidates: .*)?");
    private static final Pattern EXPECTED = Pattern.compile("expected type '([^']*)' but found '([^']*)'");
    private static final Pattern NO_PARTS = Pattern.compile("type '([^']*)' does not support field selection");
    private static final Pattern NO_LIST = Pattern.compile("expression of type '([^']*)' cannot be range.*");
    private static final Pattern STRANGE = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("missing (.+) at '(.*)'", Pattern.DOTALL);
    private static final Pattern MISPLACED = Pattern.compile(
            "(?:mismatched|extraneous) input '(.*?)' expecting .*|no viable alternative at input '(.*)'",
            Pattern.DOTALL);
    private static final Pattern NO_NUMBER = Pattern.compile("For input string: \"(.*?)\".*", Pattern.DOTALL);
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*(\\s*\\.\\s*[A-Za-z_]\\w*(?!\\w|\\s*\\())*");

    private static final String END = "<EOF>";
    private static final Map<String, String> OPERATORS =
            Map.of("and", "&&", "or", "||", "not", "!", "AND", "&&", "OR", "||", "NOT", "!");

    private final String expression;
    private final Collection<String> names;

    /**
     * Speaks of one expression.
     *
     * @param names what is declared in it
     */
    CompilerWords(String expression, Collection<String> names) {
        this.expression = expression;
        this.names = names;
    }

    /** The fault, where it stands. */
    Expressions.Fault fault(CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            return unknown(undeclared.group(1), line, column);
        }
        return new Expressions.Fault(line, column + 1, words(issue.getMessage()));
    }

    /** The compiler points at the beginning of a name, but at the parenthesis behind the name of a function. */
    private Expressions.Fault unknown(String name, int line, int column) {
        String text = expression.lines().skip(line - 1L).findFirst().orElse("");
        String before = text.substring(0, Math.min(column, text.length())).stripTrailing();
        if (text.startsWith("(", column) && before.endsWith(name)) {
            return new Expressions.Fault(
                    line,
                    before.length() - name.length() + 1,
                    "there is no function '" + name + "' here"
                            + Suggestion.of(before.endsWith("text." + name) ? "text." + name : name, functions()));
        }
        Matcher dotted = DOTTED.matcher(text);
        String whole =
                dotted.region(Math.min(column, text.length()), text.length()).lookingAt()
                        ? dotted.group().replaceAll("\\s", "")
                        : name;
        return new Expressions.Fault(line, column + 1, unknown(name, whole));
    }

    private String unknown(String name, String whole) {
        List<String> below = names.stream()
                .filter(known -> known.startsWith(name + "."))
                .sorted()
                .toList();
        if (!below.isEmpty()) {
            return "there is no '" + whole + "' here" + Suggestion.of(whole, below);
        }
        if (Vocabulary.HISTORY.equals(name + ".")) {
            return "there is no '" + whole
                    + "' here: the clause has no such input; declare it, for example 'inputs: {removals: removals over 180d}'";
        }
        Optional<String> near = Suggestion.nearest(whole, names);
        return near.isPresent()
                ? "there is no '" + whole + "' here; did you mean '" + near.get() + "'?"
                : "there is no '" + name + "' here" + Suggestion.of(name, names);
    }

    /** What functions there are, as they begin: those of a text only where there is one. */
    private List<String> functions() {
        return names.contains("text") ? List.copyOf(Vocabulary.functions()) : List.of();
    }

    private static String words(String message) {
        Matcher matcher = OVERLOAD.matcher(message);
        if (matcher.matches()) {
            return KindWords.mismatch(matcher.group(1), matcher.group(2));
        }
        if ((matcher = EXPECTED.matcher(message)).matches()) {
            return matcher.group(1).equals("bool")
                    ? "it has to be true or false, but this is " + KindWords.kind(matcher.group(2))
                            + "; compare it with something"
                    : "this has to be " + KindWords.kind(matcher.group(1)) + ", but is "
                            + KindWords.kind(matcher.group(2));
        }
        if ((matcher = NO_PARTS.matcher(message)).matches()) {
            return matcher.group(1).equals("text")
                    ? "after 'text.' comes a function with what it asks for in parentheses; known are "
                            + Vocabulary.functions()
                    : "nothing can be asked here with '.': this is " + KindWords.kind(matcher.group(1));
        }
        if ((matcher = NO_LIST.matcher(message)).matches()) {
            return "only a list such as match.known can be looked through, but this is "
                    + KindWords.kind(matcher.group(1));
        }
        return syntax(message);
    }

    private static String meant(String strange) {
        return switch (strange.isEmpty() ? ' ' : strange.charAt(0)) {
            case '=' -> "; to compare, write '=='";
            case '&' -> "; for «and», write '&&'";
            case '|' -> "; for «or», write '||'";
            default -> "";
        };
    }

    private static String syntax(String message) {
        Matcher matcher = STRANGE.matcher(message);
        if (matcher.matches()) {
            String strange = matcher.group(1).strip();
            return strange.startsWith("'") || strange.startsWith("\"")
                    ? "a string begins here and does not end; close it with the same quotation mark"
                    : "'" + strange + "' means nothing here" + meant(strange);
        }
        if ((matcher = MISSING.matcher(message)).matches()) {
            return matcher.group(1) + " is missing "
                    + (matcher.group(2).equals(END) ? "at the end" : "before '" + matcher.group(2) + "'");
        }
        if ((matcher = MISPLACED.matcher(message)).matches()) {
            String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            String meant = OPERATORS.get(found);
            return found.equals(END)
                    ? "it ends before it is complete"
                    : "'" + found + "' does not fit here" + (meant == null ? "" : "; write '" + meant + "'");
        }
        if ((matcher = NO_NUMBER.matcher(message)).matches()) {
            return "'" + matcher.group(1) + "' is too large for a number";
        }
        if (message.startsWith("The argument must be a simple name")) {
            return "first comes a name of your own for what is looked at, as in match.known.exists(bank, bank != 'X')";
        }
        if (message.startsWith("expression does not select a field")) {
            return "'has' asks whether a map has a key, and this is none; leave it out";
        }
        if (message.startsWith("Expression recursion limit exceeded")) {
            return "it is nested more than " + Expressions.DEEPEST + " deep; make parts of it conditions of their own";
        }
        if (message.startsWith("expression code point size exceeds limit")) {
            return "it has more than " + Expressions.LONGEST + " characters; make parts of it conditions of their own";
        }
        return message;
    }
}
