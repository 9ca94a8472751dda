package org.brightline.policy.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brightline.language.Reader;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Explanation;
import org.brightline.policy.Mode;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.engine.PolicyEngine;

/** Runs the examples of a release and its policy tests. A pure function of the release, the tests and the reader. */
public final class PolicyTests {
    private final Reader reader;

    /** With the reader that the posts are read by. */
    public PolicyTests(Reader reader) {
        this.reader = reader;
    }

    /**
     * Runs everything: the examples of every clause, drafts too, then the tests in their order.
     *
     * @param release the release that is tested
     * @param tests its tests, as {@link PolicyTestFile} read them
     */
    public PolicyTestReport run(Release release, List<PolicyTest> tests) {
        List<PolicyTestReport.Outcome> outcomes = new ArrayList<>();
        PolicyEngine engine = PolicyEngine.withDrafts(release);
        ReleaseExamples.outcomes(engine, reader).forEach(example -> outcomes.add(outcome(example)));
        tests.forEach(test -> outcomes.add(outcome(test, engine)));
        return new PolicyTestReport(release.digest(), outcomes);
    }

    /**
     * Runs the tests alone.
     *
     * @return of each that does not come out as it says, a line with its place, what was expected and what came instead
     */
    public List<String> failures(Release release, List<PolicyTest> tests) {
        PolicyEngine engine = PolicyEngine.withDrafts(release);
        return tests.stream()
                .map(test -> outcome(test, engine))
                .filter(outcome -> !outcome.failures().isEmpty())
                .map(outcome -> outcome.suite() + ", " + outcome.name() + ": "
                        + outcome.failures().stream()
                                .flatMap(failure -> failure.lines().limit(1))
                                .collect(Collectors.joining("; ")))
                .toList();
    }

    private static PolicyTestReport.Outcome outcome(ReleaseExamples.Outcome example) {
        List<String> failures = new ArrayList<>();
        if (!example.passed()) {
            failures.add("expected " + example.expected() + " but got "
                    + example.actual().result() + "\n"
                    + Explanation.forReviewer(
                                    example.actual(), example.example().text())
                            .text());
        }
        return new PolicyTestReport.Outcome(
                "examples of " + example.clause(),
                example.expected().word() + ": " + example.example().words(),
                failures);
    }

    private PolicyTestReport.Outcome outcome(PolicyTest test, PolicyEngine engine) {
        List<ClauseResult> results = engine.explain(test.post().read(reader));
        List<String> failures = new ArrayList<>();
        test.clauses()
                .forEach((id, expected) -> results.stream()
                        .filter(result -> result.clause().id().equals(id) && result.result() != expected)
                        .forEach(result -> failures.add("clause " + id + ": expected " + expected + " but got "
                                + result.result() + "\n"
                                + Explanation.forReviewer(result, test.post().text())
                                        .text())));
        for (Map.Entry<Rung, Result> entry : test.rungs().entrySet()) {
            Result actual = ofRung(results, entry.getKey());
            if (actual != entry.getValue()) {
                StringBuilder failure = new StringBuilder(
                        "rung " + entry.getKey() + ": expected " + entry.getValue() + " but got " + actual + "\n");
                results.stream()
                        .filter(result -> counts(result, entry.getKey()) && result.result() == actual)
                        .forEach(result -> failure.append(
                                Explanation.forReviewer(result, test.post().text())
                                        .text()));
                failures.add(failure.toString());
            }
        }
        return new PolicyTestReport.Outcome(test.file(), test.name() + " (line " + test.line() + ")", failures);
    }

    private static Result ofRung(List<ClauseResult> results, Rung rung) {
        List<Result> said = results.stream()
                .filter(result -> counts(result, rung))
                .map(ClauseResult::result)
                .toList();
        if (said.contains(Result.MATCH)) {
            return Result.MATCH;
        }
        return said.contains(Result.UNDETERMINED) ? Result.UNDETERMINED : Result.NO_MATCH;
    }

    private static boolean counts(ClauseResult result, Rung rung) {
        return result.clause().rung() == rung && result.clause().mode() == Mode.LIVE;
    }
}
