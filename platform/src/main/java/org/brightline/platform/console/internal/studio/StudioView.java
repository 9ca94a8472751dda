package org.brightline.platform.console.internal.studio;

import java.time.Instant;
import java.util.List;

/**
 * The front page of the policy studio.
 *
 * @param inForce the digest of the release in force
 * @param drafts those that are being written or wait for approval
 * @param history what came into force, the newest first
 * @param shadows what the clauses in shadow of the release in force said in the last 30 days
 * @param mayDraft whether the reader may write
 */
public record StudioView(
        String inForce, List<DraftRow> drafts, List<HistoryRow> history, List<ShadowRow> shadows, boolean mayDraft) {

    /** An open draft. */
    public record DraftRow(String id, String name, String state, String authors, Instant changedAt) {}

    /**
     * A release that came into force.
     *
     * @param before the digest of the one before, empty for the first
     * @param madeBy who wrote it, or proposed that it comes back, in words; empty for one that came with the program
     */
    public record HistoryRow(
            String digest,
            String before,
            String name,
            String how,
            String madeBy,
            String approvedBy,
            String reason,
            Instant at) {}

    /** How often a clause in shadow was met, could not be told, and was not met. */
    public record ShadowRow(String clause, long met, long undetermined, long notMet) {}
}
