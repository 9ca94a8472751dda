package org.brightline.policy;

import java.util.ArrayList;
import java.util.List;
import org.brightline.language.Reader;

/** Holds the clauses of a release to their own examples. A release that fails one is not published. */
public final class ReleaseExamples {
    private ReleaseExamples() {}

    /**
     * An example that did not come out as its clause says.
     *
     * @param clause the clause's id
     * @param example the example
     * @param expected what the clause says
     * @param actual what came out, with its trace
     */
    public record Failure(String clause, Example example, Result expected, ClauseResult actual) {
        @Override
        public String toString() {
            return clause + ": expected " + expected + " but got " + actual.result() + " for: " + example.text();
        }
    }

    /** Runs all examples of all clauses, drafts too, with this reader. Empty when all come out right. */
    public static List<Failure> failures(Release release, Reader reader) {
        List<Failure> failures = new ArrayList<>();
        for (Clause clause : release.clauses()) {
            Release alone = new Release(release.name(), release.digest(), List.of(clause));
            PolicyEngine engine = new PolicyEngine(alone, true);
            check(engine, clause.mustMatch(), Result.MATCH, reader, failures);
            check(engine, clause.mustNotMatch(), Result.NO_MATCH, reader, failures);
            check(engine, clause.mustAsk(), Result.UNDETERMINED, reader, failures);
        }
        return failures;
    }

    private static void check(
            PolicyEngine engine, List<Example> examples, Result expected, Reader reader, List<Failure> failures) {
        for (Example example : examples) {
            ClauseResult actual = engine.evaluate(example.read(reader)).getFirst();
            if (actual.result() != expected) {
                failures.add(new Failure(actual.clause().id(), example, expected, actual));
            }
        }
    }
}
