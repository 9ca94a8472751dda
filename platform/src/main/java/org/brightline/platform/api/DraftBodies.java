package org.brightline.platform.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.releases.CheckedFiles;
import org.brightline.platform.releases.Draft;
import org.brightline.policy.Explanation;
import org.brightline.policy.Mode;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.trial.Backtest;
import org.brightline.policy.trial.BacktestReport;
import org.brightline.policy.trial.PolicyTestReport;
import org.brightline.policy.trial.ReleaseDiff;
import org.jspecify.annotations.Nullable;

/** Drafts and what is tried on them, in the form of the HTTP interface. */
final class DraftBodies {
    private DraftBodies() {}

    record All(List<Short> drafts) {}

    record Short(
            UUID id,
            int version,
            Draft.State state,
            String name,
            List<String> authors,
            String basedOn,
            @Nullable String rollsBackTo,
            Instant changedAt,
            @Nullable String reason,
            @Nullable String sentBackBecause,
            @Nullable String approvedBy) {
        static Short of(Draft draft) {
            return new Short(
                    draft.id(),
                    draft.version(),
                    draft.state(),
                    draft.name(),
                    draft.authors(),
                    draft.basedOn(),
                    draft.rollsBackTo(),
                    draft.changedAt(),
                    draft.reason(),
                    draft.sentBackBecause(),
                    draft.approvedBy());
        }
    }

    /** The changes are those to the release in force; none while the files are wrong. */
    record Full(
            Short draft,
            Map<String, String> files,
            Map<String, String> tests,
            @Nullable String digest,
            List<PolicyProblem> problems,
            List<ReleaseDiff.Change> changes,
            List<Backtested> backtests) {
        static Full of(Draft draft, Release inForce) {
            CheckedFiles checked = CheckedFiles.of(draft);
            Release made = checked.release();
            return new Full(
                    Short.of(draft),
                    draft.files(),
                    draft.tests(),
                    draft.digest(),
                    checked.problems(),
                    made == null ? List.of() : ReleaseDiff.between(inForce, made),
                    draft.backtests().stream().map(Backtested::of).toList());
        }
    }

    /**
     * The last backtest of a source: of what was kept here, or of a sample, from the release with the digest {@code before} to that
     * which the files of the draft made. Without a report, only the numbers were kept.
     */
    record Backtested(
            Draft.Source source,
            String before,
            String after,
            String by,
            Instant at,
            long count,
            long changed,
            @Nullable Report report) {
        static Backtested of(Draft.Backtested one) {
            BacktestReport report = one.report();
            return new Backtested(
                    one.source(),
                    one.before(),
                    one.after(),
                    one.by(),
                    one.at(),
                    one.items(),
                    one.changed(),
                    report == null ? null : Report.of(report));
        }
    }

    record Tests(String release, int count, long failed, List<PolicyTestReport.Outcome> outcomes) {
        static Tests of(PolicyTestReport report) {
            return new Tests(report.release(), report.outcomes().size(), report.failed(), report.outcomes());
        }
    }

    /** What a post comes to, in the words of a backtest, and what each clause says. */
    record Judgement(String comesTo, List<Clause> clauses) {
        static Judgement of(org.brightline.policy.Judgement post, String text) {
            return new Judgement(
                    Backtest.Standing.of(post).toString(),
                    post.results().stream()
                            .map(result -> new Clause(
                                    result.clause().id(),
                                    result.clause().rung(),
                                    result.clause().mode(),
                                    result.result(),
                                    Explanation.forReviewer(result, post, text),
                                    Explanation.forUser(result, text)))
                            .toList());
        }
    }

    record Clause(String clause, Rung rung, Mode mode, Result result, Explanation forReviewer, Explanation forUser) {}

    /** A backtest: rows of items as a whole, and of clauses. */
    record Report(String before, String after, long count, long changed, List<Row> items, List<Row> clauses) {
        static Report of(BacktestReport report) {
            return new Report(
                    report.before(),
                    report.after(),
                    report.count(),
                    report.changed(),
                    report.items().stream().map(Row::of).toList(),
                    report.clauses().stream().map(Row::of).toList());
        }
    }

    /** So many items of one language that came to this before and would come to that after; ids only where they differ. */
    record Row(
            @Nullable String clause,
            @Nullable Rung rung,
            String language,
            String before,
            String after,
            long count,
            List<String> items) {
        static Row of(Backtest.Row<?> row) {
            return new Row(
                    row.clause(),
                    row.rung(),
                    row.language(),
                    row.before().toString(),
                    row.after().toString(),
                    row.count(),
                    row.items());
        }
    }
}
