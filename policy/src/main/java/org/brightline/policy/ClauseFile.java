package org.brightline.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one clause file. Strict, and it goes on after a problem, so that an author sees all of them at once: unknown or
 * missing keys, wrong types, conditions that do not compile, effects that the rung does not allow.
 */
final class ClauseFile {
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "text",
            "law",
            "rung",
            "mode",
            "on_undetermined",
            "conditions",
            "when",
            "doubt",
            "exemptions_to_ask",
            "effects",
            "must_match",
            "must_not_match",
            "must_ask");
    private static final Set<String> EXAMPLE_KEYS = Set.of("text", "language", "known");
    private static final int MOST_CONDITIONS = 30;
    private static final int MOST_EXAMPLES = 200;
    private static final int LONGEST_TEXT = 5_000;

    /** What each rung may lead to: design of the line, after Regulation (EU) 2021/784. */
    private static final Map<Rung, Set<Effect>> ALLOWED = Map.of(
            Rung.VIEW, EnumSet.noneOf(Effect.class),
            Rung.PROMOTION, EnumSet.of(Effect.LABEL, Effect.LIMIT, Effect.REMOVE, Effect.PRESERVE),
            Rung.SOLICITATION,
                    EnumSet.of(Effect.LABEL, Effect.LIMIT, Effect.REMOVE, Effect.RESTRICT_ACCOUNT, Effect.PRESERVE),
            Rung.INCITEMENT,
                    EnumSet.of(Effect.LABEL, Effect.LIMIT, Effect.REMOVE, Effect.RESTRICT_ACCOUNT, Effect.PRESERVE),
            Rung.PLOTTING, EnumSet.of(Effect.REMOVE, Effect.RESTRICT_ACCOUNT, Effect.PRESERVE, Effect.ESCALATE));

    private final YamlFile yaml;
    private final List<PolicyProblem> problems;
    private Map<String, Node> keys = Map.of();

    ClauseFile(String file, List<PolicyProblem> problems) {
        this.yaml = new YamlFile(file, problems);
        this.problems = problems;
    }

    /** The clause, or null when there is a problem; then it has been noted. */
    @Nullable Clause read(String content) {
        int before = problems.size();
        Map<String, Node> read = yaml.read(content);
        if (read == null) {
            return null;
        }
        keys = read;
        unknownKeys(keys, KEYS);
        Rung rung = choice("rung", Rung.class);
        Map<String, String> conditions = conditions();
        String when = required("when");
        combination("when", when, conditions.keySet());
        String doubt = keys.containsKey("doubt") ? required("doubt") : null;
        if (doubt != null) {
            combination("doubt", doubt, conditions.keySet());
        }
        Clause clause = new Clause(
                id(),
                required("title"),
                required("text"),
                required("law"),
                rung == null ? Rung.VIEW : rung,
                conditions,
                when,
                doubt,
                choices("exemptions_to_ask", Exemption.class),
                choices("effects", Effect.class),
                orElse(choice("on_undetermined", OnUndetermined.class), OnUndetermined.REVIEW),
                orElse(choice("mode", Mode.class), Mode.DRAFT),
                examples("must_match", true),
                examples("must_not_match", true),
                examples("must_ask", false));
        if (rung != null) {
            rules(clause);
        }
        return problems.size() == before ? clause : null;
    }

    private static <E> E orElse(@Nullable E value, E other) {
        return value == null ? other : value;
    }

    private void rules(Clause clause) {
        Set<Effect> allowed = ALLOWED.getOrDefault(clause.rung(), Set.of());
        for (Effect effect : clause.effects()) {
            if (!allowed.contains(effect)) {
                at(
                        "effects",
                        "a clause of rung " + clause.rung() + " may not lead to " + effect + "; allowed are "
                                + allowed);
            }
        }
        if (clause.rung() != Rung.VIEW && clause.effects().isEmpty()) {
            at("effects", "a clause of rung " + clause.rung() + " needs at least one effect");
        }
        if (clause.rung() != Rung.VIEW && clause.exemptionsToAsk().isEmpty()) {
            at(
                    "exemptions_to_ask",
                    "name the purposes that a person must consider (Regulation (EU) 2021/784 Art. 1(3))");
        }
    }

    private String id() {
        String id = required("id");
        if (!id.isEmpty() && !id.matches("[a-z][a-z0-9-]{2,60}")) {
            at("id", "'" + id + "' must be 3 to 61 lower-case letters, digits and hyphens, beginning with a letter");
        }
        return id;
    }

    private Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        Node node = keys.get("conditions");
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            at("conditions", "must be a map of names and CEL expressions, at least one");
            return conditions;
        }
        Map<String, Node> entries = yaml.keys(mapping);
        if (entries.size() > MOST_CONDITIONS) {
            at("conditions", "a clause may have " + MOST_CONDITIONS + " conditions");
            return conditions;
        }
        entries.forEach((name, value) -> {
            if (!name.matches("[a-z][a-z_]{0,40}")
                    || Set.of("in", "true", "false", "null").contains(name)) {
                yaml.problem(value, "'" + name + "' is no name for a condition; use lower-case letters and _");
                return;
            }
            String expression = text(value, "the condition '" + name + "'");
            if (expression != null) {
                conditions.put(name, expression);
                try {
                    Expressions.condition(expression);
                } catch (Expressions.FaultyException e) {
                    faults(value, "condition '" + name + "'", e);
                }
            }
        });
        return conditions;
    }

    private void combination(String key, String expression, Collection<String> names) {
        if (expression.isEmpty()) {
            return;
        }
        try {
            Expressions.combination(expression, names);
        } catch (Expressions.FaultyException e) {
            Node node = keys.get(key);
            if (node != null) {
                faults(node, "'" + key + "'", e);
            }
        }
    }

    /** Where an expression stands on one line, a fault is reported in its very column. */
    private void faults(Node node, String what, Expressions.FaultyException e) {
        for (Expressions.Fault fault : e.faults()) {
            int line = YamlFile.line(node);
            int column = YamlFile.column(node);
            ScalarStyle style = node instanceof ScalarNode scalar ? scalar.getScalarStyle() : ScalarStyle.PLAIN;
            switch (style) {
                case PLAIN -> column = fault.line() == 1 ? column + fault.column() - 1 : 0;
                case SINGLE_QUOTED, DOUBLE_QUOTED -> column = fault.line() == 1 ? column + fault.column() : 0;
                default -> {
                    line += fault.line();
                    column = 0;
                }
            }
            yaml.problem(line, column, what + ": " + fault.message());
        }
    }

    private String required(String key) {
        Node node = keys.get(key);
        if (node == null) {
            yaml.problem(0, 0, "the key '" + key + "' is missing");
            return "";
        }
        String text = text(node, "'" + key + "'");
        return text == null ? "" : text;
    }

    private @Nullable String text(Node node, String what) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            yaml.problem(node, what + " must be a text");
            return null;
        }
        if (scalar.getValue().length() > LONGEST_TEXT) {
            yaml.problem(node, what + " may have " + LONGEST_TEXT + " characters");
            return null;
        }
        return scalar.getValue().strip();
    }

    private <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        String name = required(key);
        if (name.isEmpty()) {
            return null;
        }
        Node node = keys.get(key);
        return node == null ? null : constant(node, name, type);
    }

    private <E extends Enum<E>> @Nullable E constant(Node node, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return constant;
            }
        }
        List<String> known = EnumSet.allOf(type).stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        yaml.problem(node, "'" + name + "' is unknown here; known are " + known);
        return null;
    }

    private <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        List<E> out = new ArrayList<>();
        for (Node node : sequence(key, true)) {
            String name = text(node, "an entry of '" + key + "'");
            E constant = name == null ? null : constant(node, name, type);
            if (constant != null) {
                out.add(constant);
            }
        }
        return out;
    }

    private List<Node> sequence(String key, boolean needed) {
        Node node = keys.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null || needed) {
            at(key, "'" + key + "' must be a list");
        }
        return List.of();
    }

    private List<Example> examples(String key, boolean needed) {
        List<Node> nodes = sequence(key, needed);
        if (needed && nodes.isEmpty() && keys.get(key) instanceof SequenceNode) {
            at(key, "'" + key + "' needs at least one example");
        }
        if (nodes.size() > MOST_EXAMPLES) {
            at(key, "'" + key + "' may hold " + MOST_EXAMPLES + " examples");
            return List.of();
        }
        List<Example> out = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof MappingNode mapping) {
                example(yaml.keys(mapping), node, out);
            } else {
                String text = text(node, "an example");
                if (text != null) {
                    out.add(new Example(text, null, List.of()));
                }
            }
        }
        return out;
    }

    private void example(Map<String, Node> entry, Node at, List<Example> out) {
        unknownKeys(entry, EXAMPLE_KEYS);
        Node textNode = entry.get("text");
        Node language = entry.get("language");
        List<String> known = new ArrayList<>();
        if (entry.get("known") instanceof SequenceNode banks) {
            for (Node bank : banks.getValue()) {
                String name = text(bank, "the name of a bank");
                if (name != null) {
                    known.add(name);
                }
            }
        } else if (entry.containsKey("known")) {
            yaml.problem(at, "'known' must be a list of bank names");
        }
        if (textNode == null && known.isEmpty()) {
            yaml.problem(at, "an example needs a 'text' or a bank in 'known'");
            return;
        }
        String text = textNode == null ? "" : text(textNode, "'text'");
        if (text != null) {
            out.add(new Example(text, language == null ? null : text(language, "'language'"), known));
        }
    }

    private void unknownKeys(Map<String, Node> entries, Set<String> known) {
        entries.forEach((key, node) -> {
            if (!known.contains(key)) {
                yaml.problem(node, "unknown key '" + key + "'; known are " + new TreeSet<>(known));
            }
        });
    }

    private void at(String key, String message) {
        Node node = keys.get(key);
        if (node == null) {
            yaml.problem(0, 0, "the key '" + key + "' is missing: " + message);
        } else {
            yaml.problem(node, message);
        }
    }
}
