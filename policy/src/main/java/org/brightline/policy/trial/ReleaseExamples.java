package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.List;
import org.brightline.language.Reader;
import org.brightline.policy.Clause;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Example;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.engine.CompiledClause;
import org.brightline.policy.engine.PolicyEngine;

/** Holds the clauses of a release to their own examples. A release that fails one is not published. */
public final class ReleaseExamples {
    private ReleaseExamples() {}

    /**
     * What came of an example.
     *
     * @param clause the clause's id
     * @param example the example
     * @param expected what the clause says
     * @param actual what came out, with its trace
     */
    public record Outcome(String clause, Example example, Result expected, ClauseResult actual) {
        /** Whether it came out as the clause says. */
        public boolean passed() {
            return actual.result() == expected;
        }

        @Override
        public String toString() {
            return clause + ": expected " + expected + " but got " + actual.result() + " for: " + example.words();
        }
    }

    /** Runs all examples of all clauses, drafts too, with this reader. */
    public static List<Outcome> outcomes(Release release, Reader reader) {
        return outcomes(PolicyEngine.withDrafts(release), reader);
    }

    /** The same with an engine that has compiled the drafts too. */
    static List<Outcome> outcomes(PolicyEngine engine, Reader reader) {
        List<Outcome> outcomes = new ArrayList<>();
        for (CompiledClause compiled : engine.clauses()) {
            Clause clause = compiled.clause();
            check(compiled, clause.mustMatch(), Result.MATCH, reader, outcomes);
            check(compiled, clause.mustNotMatch(), Result.NO_MATCH, reader, outcomes);
            check(compiled, clause.mustAsk(), Result.UNDETERMINED, reader, outcomes);
        }
        return outcomes;
    }

    /** Those examples that do not come out as their clause says. */
    public static List<Outcome> failures(Release release, Reader reader) {
        return outcomes(release, reader).stream()
                .filter(outcome -> !outcome.passed())
                .toList();
    }

    private static void check(
            CompiledClause clause, List<Example> examples, Result expected, Reader reader, List<Outcome> outcomes) {
        for (Example example : examples) {
            ClauseResult actual = PolicyEngine.explain(clause, example.read(reader));
            outcomes.add(new Outcome(actual.clause().id(), example, expected, actual));
        }
    }
}
