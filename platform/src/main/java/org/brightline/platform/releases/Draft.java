package org.brightline.platform.releases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.fingerprint.Digests;
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
 * @param tests test files by name, which run when it is submitted; they may be wrong while they are being written
 * @param authors everyone who wrote a part of it, as {@code person:…}; none of them may approve it
 * @param basedOn the digest of the release that its authors had before them; what came into force since, the draft would undo
 * @param rollsBackTo the digest of the earlier release that is to come back, or null for a new one
 * @param changedAt when it was last changed
 * @param reason why it is wanted, as its authors last said; null before it is submitted
 * @param sentBackBecause why it was last sent back, also once it is submitted again; null where it never was
 * @param digest what the files make, once submitted; otherwise null
 * @param backtests what the last backtest of each source found, the newest first
 * @param approvedBy who approved it, or null
 */
public record Draft(
        UUID id,
        int version,
        State state,
        String name,
        Map<String, String> files,
        Map<String, String> tests,
        List<String> authors,
        String basedOn,
        @Nullable String rollsBackTo,
        Instant changedAt,
        @Nullable String reason,
        @Nullable String sentBackBecause,
        @Nullable String digest,
        List<Backtested> backtests,
        @Nullable String approvedBy) {
    /** Keeps its own copies. */
    public Draft {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        tests = Collections.unmodifiableMap(new TreeMap<>(tests));
        authors = List.copyOf(authors);
        backtests = List.copyOf(backtests);
    }

    /** What a file says, as its SHA-256 in hex; empty where the draft does not have it. Whoever writes the file says what he has seen. */
    public String mark(String file) {
        String text = files.get(file);
        return text == null
                ? ""
                : HexFormat.of().formatHex(Digests.algorithm("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
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

    /** What a backtest was run on. */
    public enum Source {
        /** What was kept here. */
        KEPT,
        /** A file that somebody brought. */
        SAMPLE,
        /** It was run before that was written down. */
        UNTOLD
    }

    /**
     * What the last backtest of a source found.
     *
     * @param source what it was run on
     * @param before the digest of the release that was in force
     * @param after the digest of what the draft's files made
     * @param items how many items were judged, at least 1
     * @param changed how many would have come out differently
     * @param report the counts, without the ids of items; null where only the numbers were kept
     * @param by who ran it
     * @param at when
     */
    public record Backtested(
            Source source,
            String before,
            String after,
            long items,
            long changed,
            @Nullable BacktestReport report,
            String by,
            Instant at) {

        /** Whether it led from this release to that one. */
        public boolean compares(String from, @Nullable String to) {
            return before.equals(from) && after.equals(to);
        }
    }
}
