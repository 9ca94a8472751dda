package org.brightline.policy.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What kinds of values there are in conditions, in words, and what each operator and function takes. */
final class KindWords {
    private static final String TRUTH = "true or false on both sides";
    private static final String ORDER = "two numbers, two strings, or true and false, on its sides";
    private static final String SUM =
            "two whole numbers or two decimal numbers; write 2.0 beside a score and 2 beside a count";
    private static final String SAME = "the same kind on both sides";

    private static final Map<String, String> OPERANDS = Map.ofEntries(
            Map.entry("_&&_", TRUTH),
            Map.entry("_||_", TRUTH),
            Map.entry("!_", "something true or false"),
            Map.entry("_?_:_", "something true or false before '?', and the same kind before and after ':'"),
            Map.entry("_==_", SAME),
            Map.entry("_!=_", SAME),
            Map.entry("_<_", ORDER),
            Map.entry("_<=_", ORDER),
            Map.entry("_>_", ORDER),
            Map.entry("_>=_", ORDER),
            Map.entry("_+_", SUM + ", two strings or two lists"),
            Map.entry("_-_", SUM),
            Map.entry("_*_", SUM),
            Map.entry("_/_", SUM),
            Map.entry("_%_", "two whole numbers"),
            Map.entry("-_", "a number"),
            Map.entry("@in", "a list such as [PUBLIC, OPEN_GROUP] on its right, of the kind on its left"),
            Map.entry("_[_]", "a place in a list, or a key of a map"),
            Map.entry("size", "a list, a map or a string"),
            Map.entry("contains", "a string in a string, as in item.language.contains('e')"),
            Map.entry("startsWith", "a string in a string, as in item.platform.startsWith('a')"),
            Map.entry("endsWith", "a string in a string, as in item.kind.endsWith('t')"),
            Map.entry("matches", "a string and a regular expression, as in item.platform.matches('[a-z]+')"),
            Map.entry("int", "a number or a string"),
            Map.entry("double", "a number or a string"),
            Map.entry("string", "a number, or true or false"),
            Map.entry("bool", "a string"));

    /** What the arguments of the functions of {@code text} are, by the letters of {@link ConditionCheck#ARGUMENTS}. */
    private static final Map<Character, String> ARGUMENTS = Map.of(
            'e', "an element such as CALL",
            'd', "a distance such as 120",
            's', "a score such as 0.8",
            'c', "contexts such as {NEGATION: 0}");

    private KindWords() {}

    /** A kind of value, with its article. */
    static String kind(String type) {
        return switch (type) {
            case "bool" -> "something true or false";
            case "int" -> "a whole number";
            case "uint" -> "an unsigned number";
            case "double" -> "a decimal number";
            case "string" -> "a name or string";
            case "bytes" -> "bytes";
            case "text" -> "the text of the item";
            case "null_type" -> "nothing";
            case "map(string, int)" -> "contexts with distances";
            default ->
                type.startsWith("list(")
                        ? "a list"
                        : type.startsWith("map(") ? "a map" : type.startsWith("type(") ? "a kind" : "any value";
        };
    }

    /**
     * That a function or operator was given what it does not take.
     *
     * @param function its name as the compiler has it, for example {@code _&&_}
     * @param applied the types of what it was given, for example {@code (int, bool)} or {@code text.(string)}
     */
    static String mismatch(String function, String applied) {
        int dot = applied.startsWith("(") ? -1 : applied.indexOf(".(");
        String target = dot < 0 ? "" : applied.substring(0, dot);
        int open = dot < 0 ? applied.indexOf('(') : dot + 1;
        List<String> given = new ArrayList<>(split(applied.substring(open + 1, applied.length() - 1)));
        String letters = ConditionCheck.ARGUMENTS.get(function);
        if (letters != null && !target.equals("text")) {
            return "'" + function + "' is asked of the text: write text." + function + "(…)";
        }
        if (letters != null) {
            String takes = letters.chars()
                    .mapToObj(letter -> ARGUMENTS.getOrDefault((char) letter, ""))
                    .collect(Collectors.joining(", "));
            return "text." + function + " takes " + takes + "; it was given " + list(given);
        }
        if (!target.isEmpty()) {
            given.addFirst(target);
        }
        String takes = OPERANDS.get(function);
        return "'" + shown(function) + "' "
                + (takes == null ? "does not take what it was given: " : "takes " + takes + "; it was given ")
                + list(given);
    }

    private static String list(List<String> types) {
        return types.isEmpty() ? "nothing" : types.stream().map(KindWords::kind).collect(Collectors.joining(" and "));
    }

    private static String shown(String function) {
        return switch (function) {
            case "@in" -> "in";
            case "_?_:_" -> "? :";
            case "_[_]" -> "[ ]";
            default -> OPERANDS.containsKey(function) ? function.replace("_", "") : function;
        };
    }

    /** The parts between commas that stand in no parentheses. */
    private static List<String> split(String types) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= types.length(); i++) {
            char c = i == types.length() ? ',' : types.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(types.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }
}
