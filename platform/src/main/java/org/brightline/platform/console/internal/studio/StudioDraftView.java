package org.brightline.platform.console.internal.studio;

import java.time.Instant;
import java.util.List;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.trial.ClauseDocument;
import org.brightline.policy.trial.ReleaseDiff;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a release.
 *
 * @param open whether it is still being written or waits for approval
 * @param editable whether the reader may write into it, or, where it brings an earlier release back, submit it again
 * @param submitted whether it waits for approval
 * @param sentBackBecause why it was last sent back; empty where it never was
 * @param files the clause files
 * @param tests the test files that are kept with it
 * @param changes to the release in force; of a draft that is done, to the one that was in force before it
 * @param published how it came into force; null where it did not
 * @param unknown what came into force after the draft was begun and would be undone by it; null where there is nothing
 * @param inputs what the clauses of the draft ask of the history of an account
 * @param backtests the last backtest on kept items and the last on a sample, the newest first
 * @param approvers the roles that may approve it, in words
 * @param approvalRefusal why the reader cannot approve it, empty where he can
 * @param approvalCaution what he should know before he does, empty where there is nothing
 * @param acts what was done to it, the oldest first
 */
public record StudioDraftView(
        String id,
        int version,
        String name,
        String state,
        String authors,
        String reason,
        String sentBackBecause,
        String rollsBackTo,
        boolean open,
        boolean editable,
        boolean submitted,
        boolean mayBacktest,
        boolean mayWithdraw,
        boolean maySendBack,
        List<FileRow> files,
        List<TestFile> tests,
        List<PolicyProblem> problems,
        List<Change> changes,
        @Nullable Published published,
        @Nullable Unknown unknown,
        List<Input> inputs,
        List<StudioBacktestView> backtests,
        String approvers,
        String approvalRefusal,
        String approvalCaution,
        List<Act> acts) {

    /** Whether the page has this form now, by the last part of the address that it sends to. */
    public boolean shows(String form) {
        return switch (form) {
            case "backtest" -> true;
            case "files", "kept-tests" -> editable && rollsBackTo.isEmpty();
            case "submission" -> editable && problems.isEmpty() && !changes.isEmpty() && unknown == null;
            case "approval" -> submitted;
            case "return" -> maySendBack;
            case "takeover" -> editable && unknown != null && rollsBackTo.isEmpty();
            default -> false;
        };
    }

    /**
     * That a draft came into force.
     *
     * @param digest of the release that it became
     * @param base the digest of the one before
     * @param inForce whether it still is
     */
    public record Published(String digest, String base, String approvedBy, Instant at, boolean inForce) {}

    /**
     * Releases that came into force after a draft was begun.
     *
     * @param digest of the one in force
     * @param base the digest of the release that the draft knows
     * @param names what they are called, the newest first
     * @param changes what they have changed of what the draft knows
     */
    public record Unknown(String digest, String base, String names, List<ReleaseDiff.Change> changes) {}

    /**
     * A window of the history of an account.
     *
     * @param window as the platform says it, such as {@code removals over 180d}
     * @param askedBy as which name it is asked by which clauses
     */
    public record Input(String window, String askedBy) {}

    /**
     * A clause file.
     *
     * @param problems how many things are wrong with it
     * @param mark what was done with it since the release that the draft was begun with; empty for nothing
     * @param there whether the draft has it
     */
    public record FileRow(String name, long problems, String mark, boolean there) {}

    /** A test file. */
    public record TestFile(String name, String text) {}

    /**
     * One change of the line.
     *
     * @param words one sentence
     * @param document the clause as a whole, where it is new; otherwise null
     */
    public record Change(
            String clause, String words, @Nullable ClauseDocument document) {}

    /** An act on the draft, as the journal has it. */
    public record Act(String id, String what, String who, String at) {}
}
