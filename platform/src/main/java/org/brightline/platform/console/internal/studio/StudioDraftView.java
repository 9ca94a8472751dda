package org.brightline.platform.console.internal.studio;

import java.util.List;
import org.brightline.policy.PolicyProblem;
import org.brightline.policy.trial.ReleaseDiff;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a release.
 *
 * @param open whether it is still being written or waits for approval
 * @param editable whether the reader may write into it
 * @param submitted whether it waits for approval
 * @param files the clause files
 * @param changes to the release in force
 * @param backtest the last backtest, or the one that was just run; null where there was none
 * @param backtestHolds whether that backtest was run on these files against the release in force
 * @param approvers the roles that may approve it, in words
 * @param approvalRefusal why the reader cannot approve it, empty where he can
 * @param acts what was done to it, the oldest first
 */
public record StudioDraftView(
        String id,
        int version,
        String name,
        String state,
        String authors,
        String reason,
        String rollsBackTo,
        boolean open,
        boolean editable,
        boolean submitted,
        boolean mayBacktest,
        boolean mayWithdraw,
        boolean maySendBack,
        List<FileRow> files,
        List<PolicyProblem> problems,
        List<ReleaseDiff.Change> changes,
        @Nullable StudioBacktestView backtest,
        boolean backtestHolds,
        String approvers,
        String approvalRefusal,
        List<Act> acts) {

    /** A clause file and how many things are wrong with it. */
    public record FileRow(String name, long problems) {}

    /** An act on the draft, as the journal has it. */
    public record Act(String id, String what, String who, String at) {}
}
