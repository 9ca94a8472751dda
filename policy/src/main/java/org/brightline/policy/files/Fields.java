package org.brightline.policy.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brightline.policy.engine.Expressions;
import org.brightline.policy.engine.Suggestion;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys of one map of a file, asked for by type. What is wrong is noted where it stands, and reading goes on. */
public final class Fields {
    static final int LONGEST_TEXT = 5_000;

    private final YamlFile yaml;
    private final @Nullable Node map;
    private final Map<String, Node> keys;

    /** The keys of a whole file. */
    public Fields(YamlFile yaml, Map<String, Node> keys, Set<String> known) {
        this(yaml, null, keys, known);
    }

    private Fields(YamlFile yaml, @Nullable Node map, Map<String, Node> keys, Set<String> known) {
        this.yaml = yaml;
        this.map = map;
        this.keys = keys;
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                yaml.problem(node, "unknown key '" + key + "'" + Suggestion.of(key, known));
            }
        });
    }

    /** The keys of a map inside the file. */
    public Fields in(MappingNode inner, Set<String> known) {
        return new Fields(yaml, inner, yaml.keys(inner), known);
    }

    /** Whether the key is there, whatever its value. */
    public boolean has(String key) {
        return keys.containsKey(key);
    }

    /** The value as it stands in the file, or null where the key is not there. */
    @Nullable public Node node(String key) {
        return keys.get(key);
    }

    /** A text; empty, with a problem noted, where there is none. */
    public String required(String key) {
        Node node = keys.get(key);
        if (node == null) {
            problem(key, "");
            return "";
        }
        String text = text(node, "'" + key + "'");
        return text == null ? "" : text;
    }

    /** A text, or null where the key is not there. */
    @Nullable String optional(String key) {
        return keys.containsKey(key) ? required(key) : null;
    }

    /**
     * The text of a value without the white space around it, or null with a problem noted; {@code what} begins its
     * message.
     */
    @Nullable public String text(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            yaml.problem(node, what + " must be a text");
            return null;
        }
        if (scalar.getValue().isBlank()) {
            yaml.problem(
                    node,
                    node.getTag().getValue().startsWith("!")
                            ? "a value cannot begin with '!'; write it in quotation marks"
                            : what + " is empty; write something behind it");
            return null;
        }
        if (scalar.getValue().length() > LONGEST_TEXT) {
            yaml.problem(node, what + " may have " + LONGEST_TEXT + " characters");
            return null;
        }
        return scalar.getValue().strip();
    }

    /** One of the constants, or null with a problem noted. */
    <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        Node node = keys.get(key);
        if (node instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
            yaml.problem(node, "'" + key + "' is empty; known are " + words(type));
            return null;
        }
        String name = required(key);
        return name.isEmpty() || node == null ? null : constant(node, name, type);
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The constant of this name in lower case, or null with a problem noted. */
    public <E extends Enum<E>> @Nullable E constant(Node node, String name, Class<E> type) {
        List<String> known = words(type);
        int place = known.indexOf(name);
        if (place >= 0) {
            return type.getEnumConstants()[place];
        }
        yaml.problem(node, "'" + name + "' is unknown here; known are " + known);
        return null;
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        List<E> out = new ArrayList<>();
        for (Node node : list(key, true)) {
            String name = text(node, "an entry of '" + key + "'");
            E constant = name == null ? null : constant(node, name, type);
            if (constant != null) {
                out.add(constant);
            }
        }
        return out;
    }

    /** The entries of a list; empty, with a problem noted, where it is something else, or is missing and needed. */
    public List<Node> list(String key, boolean needed) {
        Node node = keys.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null || needed) {
            problem(key, "'" + key + "' must be a list");
        }
        return List.of();
    }

    /** The texts of a list that may be missing. */
    List<String> texts(String key, String what) {
        List<String> texts = new ArrayList<>();
        for (Node node : list(key, false)) {
            String text = text(node, what);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The entries of a map that may be missing, in their order. */
    public Map<String, Node> map(String key) {
        Node node = keys.get(key);
        if (node instanceof MappingNode mapping) {
            return yaml.keys(mapping);
        }
        if (node != null) {
            yaml.problem(node, "'" + key + "' must be a map of names and values");
        }
        return Map.of();
    }

    /** A problem with the value of a key, or with its absence. */
    public void problem(String key, String message) {
        Node node = keys.get(key);
        if (node != null) {
            yaml.problem(node, message);
            return;
        }
        String missing = "the key '" + key + "' is missing" + (message.isEmpty() ? "" : ": " + message);
        if (map == null) {
            yaml.problem(0, 0, missing);
        } else {
            yaml.problem(map, missing);
        }
    }

    /** A problem with one value, at its line and column. */
    public void problem(Node node, String message) {
        yaml.problem(node, message);
    }

    /** The faults of an expression, each where it stands in the file. */
    void faults(Node node, String expression, String what, Expressions.FaultyException e) {
        for (Expressions.Fault fault : e.faults()) {
            String message = what + ": " + fault.message();
            if (node instanceof ScalarNode scalar) {
                yaml.problem(scalar, solidBefore(expression, fault), message);
            } else {
                yaml.problem(node, message);
            }
        }
    }

    /** How many characters that are no white space stand before a fault. */
    private static int solidBefore(String expression, Expressions.Fault fault) {
        int solid = 0;
        int line = 1;
        int column = 1;
        for (int codePoint : expression.codePoints().toArray()) {
            if (line > fault.line() || (line == fault.line() && column >= fault.column())) {
                break;
            }
            solid += Character.isWhitespace(codePoint) ? 0 : 1;
            column++;
            if (codePoint == '\n') {
                line++;
                column = 1;
            }
        }
        return solid;
    }
}
