package org.brightline.policy;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brightline.language.Element;
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
    private static final Map<String, Object> ELEMENTS =
            Arrays.stream(Element.values()).collect(Collectors.toUnmodifiableMap(Element::name, Element::name));

    private final Release release;
    private final List<Ready> live;

    private record Ready(
            Clause clause,
            Map<String, Expressions.Compiled> conditions,
            Expressions.Compiled when,
            Expressions.@Nullable Compiled doubt) {}

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
        this.live = release.clauses().parallelStream()
                .filter(clause -> withDrafts || clause.mode() != Mode.DRAFT)
                .map(PolicyEngine::compile)
                .toList();
    }

    /** The release it evaluates. */
    public Release release() {
        return release;
    }

    /** What each clause that is live or in shadow says, in the order of the release. */
    public List<ClauseResult> evaluate(Facts facts) {
        List<ClauseResult> results = new ArrayList<>();
        for (Ready clause : live) {
            results.add(evaluate(clause, facts));
        }
        return results;
    }

    private static Ready compile(Clause clause) {
        try {
            Map<String, Expressions.Compiled> conditions = new LinkedHashMap<>();
            for (Map.Entry<String, String> condition : clause.conditions().entrySet()) {
                conditions.put(condition.getKey(), Expressions.condition(condition.getValue()));
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

    private static ClauseResult evaluate(Ready ready, Facts facts) {
        Clause clause = ready.clause();
        List<Trace.Step> steps = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        ready.conditions().forEach((name, compiled) -> {
            Reading reading = facts.reading();
            TextFacts text = reading == null ? null : new TextFacts(reading);
            Outcome outcome = run(compiled, variables(facts, text));
            if (outcome.value == Truth.UNKNOWN) {
                unknown.add(name);
            } else {
                values.put(name, outcome.value == Truth.TRUE);
            }
            steps.add(new Trace.Step(
                    name,
                    clause.conditions().getOrDefault(name, ""),
                    outcome.value,
                    text == null ? List.of() : text.used(),
                    compiled.asksForMatches() ? facts.matches() : List.of(),
                    outcome.reason));
        });
        Truth when = combine("when", clause.when(), ready.when(), values, unknown, steps);
        Truth doubt = Truth.FALSE;
        String expression = clause.doubt();
        Expressions.Compiled compiledDoubt = ready.doubt();
        if (expression != null && compiledDoubt != null) {
            doubt = combine("doubt", expression, compiledDoubt, values, unknown, steps);
        }
        return new ClauseResult(clause, result(when, doubt), new Trace(steps));
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
            String expression,
            Expressions.Compiled compiled,
            Map<String, Object> values,
            List<String> unknown,
            List<Trace.Step> steps) {
        Outcome outcome = run(compiled, values);
        String reason = outcome.reason == null ? null : "These conditions cannot be told: " + unknown + ".";
        steps.add(new Trace.Step(name, expression, outcome.value, List.of(), List.of(), reason));
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

    private static Map<String, Object> variables(Facts facts, @Nullable TextFacts text) {
        Map<String, Object> variables = new HashMap<>(ELEMENTS);
        variables.put("item.platform", facts.item().platform());
        variables.put("item.kind", facts.item().kind());
        String audience = facts.item().audience();
        if (audience != null) {
            variables.put("item.audience", audience);
        }
        Reading reading = facts.reading();
        if (text != null && reading != null) {
            variables.put("text", text);
            variables.put("item.language", reading.language());
        }
        // With a medium that could not be compared, "no match" is not known; a match that was found still is.
        if (facts.unmatched().isEmpty() || !facts.matches().isEmpty()) {
            variables.put(
                    "match.known",
                    facts.matches().stream().map(MatchFact::bank).distinct().toList());
            variables.put(
                    "match.exact",
                    facts.matches().stream()
                            .filter(match -> match.distance() == 0)
                            .map(MatchFact::bank)
                            .distinct()
                            .toList());
        }
        return variables;
    }
}
