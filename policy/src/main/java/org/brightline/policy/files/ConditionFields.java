package org.brightline.policy.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.brightline.policy.Clause;
import org.brightline.policy.Condition;
import org.brightline.policy.engine.CompiledClause;
import org.brightline.policy.engine.Expressions;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a clause asks: {@code inputs}, {@code conditions}, {@code when} and {@code doubt}. */
final class ConditionFields {
    private static final int MOST_INPUTS = 10;
    private static final int MOST_CONDITIONS = 30;
    static final Set<String> CONDITION_KEYS = Set.of("says", "cel");
    private static final String NAME = "[a-z][a-z_]{0,40}";
    private static final Set<String> RESERVED = Set.of("in", "true", "false", "null", "when", "doubt");

    private final Fields fields;
    private final Map<String, Window> inputs = new LinkedHashMap<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Expressions.Compiled> programs = new HashMap<>();
    private boolean faulty;

    /**
     * What was read; incomplete where a problem was noted.
     *
     * @param programs of the conditions, and of {@code when} and {@code doubt}
     */
    record Read(
            Map<String, Window> inputs,
            List<Condition> conditions,
            String when,
            @Nullable String doubt,
            Map<String, Expressions.Compiled> programs) {
        /** The clause with its programs; for a clause without problems. */
        CompiledClause compiled(Clause clause) {
            return new CompiledClause(
                    clause, programs, Objects.requireNonNull(programs.get("when")), programs.get("doubt"));
        }
    }

    private ConditionFields(Fields fields) {
        this.fields = fields;
    }

    static Read read(Fields fields) {
        return new ConditionFields(fields).read();
    }

    private Read read() {
        inputs();
        conditions();
        Expressions.Combiner combiner = new Expressions.Combiner(names);
        String when = fields.required("when");
        combination(combiner, "when", when);
        String doubt = fields.optional("doubt");
        if (doubt != null) {
            combination(combiner, "doubt", doubt);
        }
        if (!faulty) {
            unused();
        }
        return new Read(inputs, conditions, when, doubt, programs);
    }

    private void inputs() {
        Map<String, Node> entries = fields.map("inputs");
        if (entries.size() > MOST_INPUTS) {
            fields.problem("inputs", "a clause may have " + MOST_INPUTS + " inputs");
            return;
        }
        entries.forEach((name, node) -> {
            if (!name.matches(NAME) || RESERVED.contains(name)) {
                fields.problem(node, "'" + name + "' is no name for an input; use lower-case letters and _");
                return;
            }
            String text = fields.text(node, "the input '" + name + "'");
            if (text != null) {
                Window.parse(text)
                        .ifPresentOrElse(
                                window -> inputs.put(name, window),
                                () -> fields.problem(node, "'" + text + "' is no window; write " + Window.form()));
            }
        });
    }

    private void conditions() {
        Map<String, Node> entries = fields.map("conditions");
        if (entries.isEmpty() || entries.size() > MOST_CONDITIONS) {
            fields.problem("conditions", "a clause has 1 to " + MOST_CONDITIONS + " named conditions");
            faulty = true;
            return;
        }
        entries.forEach((name, node) -> {
            names.add(name);
            if (!name.matches(NAME) || RESERVED.contains(name)) {
                fields.problem(node, "'" + name + "' is no name for a condition; use lower-case letters and _");
                faulty = true;
                return;
            }
            if (node instanceof MappingNode mapping) {
                Fields inner = fields.in(mapping, CONDITION_KEYS);
                String says = inner.required("says");
                String expression = inner.required("cel");
                Node cel = inner.node("cel");
                if (cel != null && !expression.isEmpty()) {
                    condition(new Condition(name, says, expression), cel);
                }
            } else {
                String expression = fields.text(node, "the condition '" + name + "'");
                if (expression != null) {
                    condition(new Condition(name, name.replace('_', ' '), expression), node);
                }
            }
        });
    }

    private void condition(Condition condition, Node node) {
        String name = condition.name();
        String expression = condition.cel();
        conditions.add(condition);
        try {
            Expressions.Compiled compiled = Expressions.condition(expression, inputs.keySet());
            programs.put(name, compiled);
            inputs.keySet().stream()
                    .filter(input -> compiled.references().contains(Vocabulary.HISTORY + input))
                    .forEach(used::add);
        } catch (Expressions.FaultyException e) {
            faulty = true;
            fields.faults(node, expression, "condition '" + name + "'", e);
        }
    }

    private void combination(Expressions.Combiner combiner, String key, String expression) {
        Node node = fields.node(key);
        if (expression.isEmpty() || node == null) {
            faulty = true;
            return;
        }
        try {
            Expressions.Compiled compiled = combiner.compile(expression);
            programs.put(key, compiled);
            used.addAll(compiled.references());
        } catch (Expressions.FaultyException e) {
            faulty = true;
            fields.faults(node, expression, "'" + key + "'", e);
        }
    }

    /** What nobody asks for is a slip, or was forgotten in {@code when}. */
    private void unused() {
        Map<String, Node> written = fields.map("conditions");
        written.forEach((name, node) -> {
            if (!used.contains(name)) {
                fields.problem(node, "the condition '" + name + "' stands neither in 'when' nor in 'doubt'");
            }
        });
        fields.map("inputs").forEach((name, node) -> {
            if (inputs.containsKey(name) && !used.contains(name)) {
                fields.problem(
                        node, "no condition asks for the input '" + name + "' (as " + Vocabulary.HISTORY + name + ")");
            }
        });
    }
}
