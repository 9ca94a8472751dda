package org.brightline.policy.engine;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brightline.language.Element;
import org.brightline.policy.Clause;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Condition;
import org.brightline.policy.PolicyException;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Result;
import org.brightline.policy.Trace;
import org.brightline.policy.Truth;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * A clause with its programs.
 *
 * @param clause the clause
 * @param conditions the program of each of its conditions, by name
 * @param when the program of {@code when}
 * @param doubt the program of {@code doubt}, or null where it has none
 */
public record CompiledClause(
        Clause clause,
        Map<String, Expressions.Compiled> conditions,
        Expressions.Compiled when,
        Expressions.@Nullable Compiled doubt) {

    private record Outcome(Truth value, @Nullable String reason) {}

    /** Compiles a clause; throws with the clause's id for a file where an expression is wrong. */
    static CompiledClause of(Clause clause) {
        try {
            Map<String, Expressions.Compiled> conditions = new LinkedHashMap<>();
            Set<String> windows = clause.inputs().keySet();
            for (Condition condition : clause.conditions()) {
                conditions.put(condition.name(), Expressions.condition(condition.cel(), windows));
            }
            Expressions.Combiner combiner = new Expressions.Combiner(conditions.keySet());
            String doubt = clause.doubt();
            return new CompiledClause(
                    clause,
                    conditions,
                    combiner.compile(clause.when()),
                    doubt == null ? null : combiner.compile(doubt));
        } catch (Expressions.FaultyException e) {
            throw new PolicyException(e.faults().stream()
                    .map(fault -> new PolicyProblem(clause.id(), fault.line(), fault.column(), fault.message()))
                    .toList());
        }
    }

    /** The elements whose findings its conditions ask about. */
    Set<Element> subjects() {
        return conditions.values().stream()
                .flatMap(condition -> condition.subjects().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Judges one item.
     *
     * @param index what its text says, or null where it was not read
     * @param variables what all clauses may know of the item; changed while this runs, and restored
     * @param reasons whether to say of a condition that does not hold what it did not find
     */
    ClauseResult evaluate(Facts facts, @Nullable ElementIndex index, Map<String, Object> variables, boolean reasons) {
        clause.inputs().forEach((name, window) -> {
            Long count = facts.history().get(window);
            if (count != null) {
                variables.put(Vocabulary.HISTORY + name, count);
            }
        });
        List<Trace.Step> steps = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (Condition condition : clause.conditions()) {
            Expressions.Compiled compiled = Objects.requireNonNull(conditions.get(condition.name()));
            Missing missing = reasons ? new Missing(compiled.negated()) : null;
            TextFacts text = index == null ? null : new TextFacts(index, missing);
            if (text != null) {
                variables.put("text", text);
            }
            Outcome outcome = seen(run(compiled, variables), compiled, facts, variables);
            if (outcome.value == Truth.UNKNOWN) {
                unknown.add(condition.name());
            } else {
                values.put(condition.name(), outcome.value == Truth.TRUE);
            }
            boolean fails = outcome.value == Truth.FALSE;
            steps.add(new Trace.Step(
                    condition.name(),
                    condition.says(),
                    condition.cel(),
                    outcome.value,
                    text == null ? List.of() : fails ? text.seen() : text.used(),
                    compiled.asksForMatches() ? facts.matches() : List.of(),
                    history(compiled, facts),
                    missing != null && fails ? missing.words(compiled, facts) : List.of(),
                    outcome.reason));
        }
        clause.inputs().keySet().forEach(name -> variables.remove(Vocabulary.HISTORY + name));
        Truth met = combine(clause.whole(), when, values, unknown, steps);
        Truth doubtful = Truth.FALSE;
        Condition doubted = clause.doubted();
        if (doubted != null && doubt != null) {
            doubtful = combine(doubted, doubt, values, unknown, steps);
        }
        return new ClauseResult(clause, result(met, doubtful), new Trace(steps));
    }

    /**
     * Beside a medium that could not be compared, the list of known banks is only what was found so far. An answer counts that does not
     * depend on the list, or that is true because of what was found; exact copies are known by their digest.
     */
    private static Outcome seen(
            Outcome outcome, Expressions.Compiled compiled, Facts facts, Map<String, Object> variables) {
        if (facts.unmatched().isEmpty() || !compiled.references().contains(Vocabulary.KNOWN)) {
            return outcome;
        }
        Map<String, Object> others = new HashMap<>(variables);
        others.remove(Vocabulary.KNOWN);
        if (run(compiled, others).value != Truth.UNKNOWN) {
            return outcome;
        }
        others.put(Vocabulary.KNOWN, List.of());
        return outcome.value == Truth.TRUE && run(compiled, others).value != Truth.TRUE
                ? outcome
                : new Outcome(Truth.UNKNOWN, String.join(" ", facts.unmatched()));
    }

    private Map<Window, Long> history(Expressions.Compiled compiled, Facts facts) {
        Map<Window, Long> history = new HashMap<>();
        clause.inputs().forEach((name, window) -> {
            Long count = facts.history().get(window);
            if (count != null && compiled.references().contains(Vocabulary.HISTORY + name)) {
                history.put(window, count);
            }
        });
        return history;
    }

    private static Result result(Truth when, Truth doubt) {
        return switch (when) {
            case FALSE -> Result.NO_MATCH;
            case UNKNOWN -> Result.UNDETERMINED;
            case TRUE -> doubt == Truth.FALSE ? Result.MATCH : Result.UNDETERMINED;
        };
    }

    private static Truth combine(
            Condition step,
            Expressions.Compiled compiled,
            Map<String, Object> values,
            Set<String> unknown,
            List<Trace.Step> steps) {
        Outcome outcome = run(compiled, values);
        String reason = outcome.reason == null ? null : "These conditions cannot be told: " + unknown + ".";
        steps.add(new Trace.Step(
                step.name(),
                step.says(),
                step.cel(),
                outcome.value,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                reason));
        return outcome.value;
    }

    private static Outcome run(Expressions.Compiled compiled, Map<String, Object> variables) {
        try {
            // A map would be copied for each program, which costs more than what the program does.
            CelVariableResolver resolver = name -> {
                Object constant = Vocabulary.CONSTANTS.get(name);
                return Optional.ofNullable(constant == null ? variables.get(name) : constant);
            };
            if (compiled.program().eval(resolver) instanceof Boolean value) {
                return new Outcome(value ? Truth.TRUE : Truth.FALSE, null);
            }
            return new Outcome(Truth.UNKNOWN, "Something that the condition needs is not known.");
        } catch (CelEvaluationException e) {
            return new Outcome(Truth.UNKNOWN, reason(e));
        }
    }

    private static String reason(CelEvaluationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TextFacts.NotReadException) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof CelAttributeNotFoundException) {
                return "Not known of this item: "
                        + String.valueOf(cause.getMessage()).replace("No such attribute(s): ", "") + ".";
            }
        }
        return "The condition could not be evaluated: " + e.getMessage();
    }
}
