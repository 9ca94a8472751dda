package org.brightline.policy;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brightline.language.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the clauses of one release. Holds compiled programs and no state; it may be shared by any number of threads.
 *
 * <p>Conditions have three values. What cannot be told counts for a clause only where it matters: {@code unknown && false}
 * is false, {@code unknown || true} is true. A clause whose {@code when} cannot be told is UNDETERMINED, never NO_MATCH; an
 * error while a condition is evaluated is something that cannot be told.
 */
public final class PolicyEngine {
    private final Release release;
    private final List<Ready> clauses;

    private record Ready(
            Clause clause,
            Map<String, Expressions.Compiled> conditions,
            Expressions.Compiled when,
            Expressions.@Nullable Compiled doubt) {
        Expressions.Compiled condition(Condition condition) {
            return Objects.requireNonNull(conditions.get(condition.name()));
        }
    }

    private record Outcome(Truth value, @Nullable String reason) {}

    /**
     * Compiles a release.
     *
     * @throws PolicyException when a condition does not compile; a release from {@link ReleaseReader} always does
     */
    public PolicyEngine(Release release) {
        this(release, false);
    }

    PolicyEngine(Release release, boolean withDrafts) {
        this.release = release;
        this.clauses = release.clauses().parallelStream()
                .filter(clause -> withDrafts || clause.mode() != Mode.DRAFT)
                .map(PolicyEngine::compile)
                .toList();
    }

    /** The release it evaluates. */
    public Release release() {
        return release;
    }

    /** The account-history windows that must be counted before {@link #evaluate}; without one, what asks for it is unknown. */
    public Set<Window> windows() {
        return clauses.stream()
                .flatMap(ready -> ready.clause().inputs().values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What each clause that is live or in shadow says, in the order of the release. */
    public List<ClauseResult> evaluate(Facts facts) {
        Map<String, Object> variables = variables(facts);
        Reading reading = facts.reading();
        ElementIndex index = reading == null ? null : new ElementIndex(reading);
        List<ClauseResult> results = new ArrayList<>();
        for (Ready ready : clauses) {
            results.add(evaluate(ready, facts, index, variables));
        }
        return results;
    }

    private static Ready compile(Clause clause) {
        try {
            Map<String, Expressions.Compiled> conditions = new LinkedHashMap<>();
            for (Condition condition : clause.conditions()) {
                conditions.put(
                        condition.name(),
                        Expressions.condition(
                                condition.cel(), clause.inputs().keySet()));
            }
            String doubt = clause.doubt();
            return new Ready(
                    clause,
                    conditions,
                    Expressions.combination(clause.when(), conditions.keySet()),
                    doubt == null ? null : Expressions.combination(doubt, conditions.keySet()));
        } catch (Expressions.FaultyException e) {
            throw new PolicyException(e.faults().stream()
                    .map(fault -> new PolicyProblem(clause.id(), fault.line(), fault.column(), fault.message()))
                    .toList());
        }
    }

    private static ClauseResult evaluate(
            Ready ready, Facts facts, @Nullable ElementIndex index, Map<String, Object> variables) {
        Clause clause = ready.clause();
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
            Expressions.Compiled compiled = ready.condition(condition);
            TextFacts text = index == null ? null : new TextFacts(index);
            if (text != null) {
                variables.put("text", text);
            }
            Outcome outcome = seen(run(compiled, variables), compiled, facts);
            if (outcome.value == Truth.UNKNOWN) {
                unknown.add(condition.name());
            } else {
                values.put(condition.name(), outcome.value == Truth.TRUE);
            }
            steps.add(new Trace.Step(
                    condition.name(),
                    condition.says(),
                    condition.cel(),
                    outcome.value,
                    text == null ? List.of() : text.used(),
                    compiled.asksForMatches() ? facts.matches() : List.of(),
                    history(clause, compiled, facts),
                    outcome.reason));
        }
        clause.inputs().keySet().forEach(name -> variables.remove(Vocabulary.HISTORY + name));
        Truth when = combine("when", "the clause as a whole", clause.when(), ready.when(), values, unknown, steps);
        Truth doubt = Truth.FALSE;
        String expression = clause.doubt();
        Expressions.Compiled compiledDoubt = ready.doubt();
        if (expression != null && compiledDoubt != null) {
            doubt = combine("doubt", "only a person can tell", expression, compiledDoubt, values, unknown, steps);
        }
        return new ClauseResult(clause, result(when, doubt), new Trace(steps));
    }

    /** Beside a medium that could not be compared, "not known" cannot be said; exact copies are known by their digest. */
    private static Outcome seen(Outcome outcome, Expressions.Compiled compiled, Facts facts) {
        if (outcome.value == Truth.TRUE
                || facts.unmatched().isEmpty()
                || !compiled.references().contains(Vocabulary.KNOWN)) {
            return outcome;
        }
        return new Outcome(Truth.UNKNOWN, String.join(" ", facts.unmatched()));
    }

    private static Map<Window, Long> history(Clause clause, Expressions.Compiled compiled, Facts facts) {
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
            String name,
            String says,
            String expression,
            Expressions.Compiled compiled,
            Map<String, Object> values,
            Set<String> unknown,
            List<Trace.Step> steps) {
        Outcome outcome = run(compiled, values);
        String reason = outcome.reason == null ? null : "These conditions cannot be told: " + unknown + ".";
        steps.add(new Trace.Step(
                name, says, expression, outcome.value, List.of(), List.of(), Map.of(), reason));
        return outcome.value;
    }

    private static Outcome run(Expressions.Compiled compiled, Map<String, Object> variables) {
        try {
            if (compiled.program().eval(variables) instanceof Boolean value) {
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

    private static Map<String, Object> variables(Facts facts) {
        Map<String, Object> variables = new HashMap<>(Vocabulary.CONSTANTS);
        variables.put("item.platform", facts.item().platform());
        variables.put("item.kind", facts.item().kind());
        String audience = facts.item().audience();
        if (audience != null) {
            variables.put("item.audience", audience);
        }
        Reading reading = facts.reading();
        if (reading != null) {
            variables.put("item.language", reading.language());
        }
        variables.put(
                Vocabulary.KNOWN,
                facts.matches().stream().map(MatchFact::bank).distinct().toList());
        variables.put(
                Vocabulary.EXACT,
                facts.matches().stream()
                        .filter(match -> match.distance() == 0)
                        .map(MatchFact::bank)
                        .distinct()
                        .toList());
        return variables;
    }
}
