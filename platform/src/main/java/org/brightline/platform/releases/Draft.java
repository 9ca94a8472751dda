package org.brightline.platform.releases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.policy.trial.BacktestReport;
import org.jspecify.annotations.Nullable;

/**
 * A release that is being made.
 *
 * @param id its id
 * @param version counts its changes; whoever changes it says which version he has seen
 * @param state how far it is
 * @param name the name that the release is to have
 * @param files clause files by name; they may be wrong while they are being written
 * @param authors everyone who wrote a part of it, as {@code person:…}; none of them may approve it
 * @param basedOn the digest of the release that its authors had before them; what came into force since, the draft would undo
 * @param rollsBackTo the digest of the earlier release that is to come back, or null for a new one
 * @param changedAt when it was last changed
 * @param reason why it is wanted, or why it was sent back; null before
 * @param digest what the files make, once submitted; otherwise null
 * @param backtest what the last backtest found, or null
 * @param approvedBy who approved it, or null
 */
public record Draft(
        UUID id,
        int version,
        State state,
        String name,
        Map<String, String> files,
        List<String> authors,
        String basedOn,
        @Nullable String rollsBackTo,
        Instant changedAt,
        @Nullable String reason,
        @Nullable String digest,
        @Nullable Backtested backtest,
        @Nullable String approvedBy) {
    /** Keeps its own copies. */
    public Draft {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
        authors = List.copyOf(authors);
    }

    /** How far a draft is. */
    public enum State {
        /** Being written. */
        DRAFT,
        /** Waits for a second person; its files do not change any more. */
        SUBMITTED,
        /** In force, or was. */
        PUBLISHED,
        /** Given up. */
        WITHDRAWN
    }

    /**
     * What the last backtest found.
     *
     * @param before the digest of the release that was in force
     * @param after the digest of what the draft's files made
     * @param items how many items were judged, at least 1
     * @param changed how many would have come out differently
     * @param report the counts, without the ids of items; null where only the numbers were kept
     */
    public record Backtested(
            String before,
            String after,
            long items,
            long changed,
            @Nullable BacktestReport report) {}
}
