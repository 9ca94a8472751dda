package org.brightline.platform.banks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry that suddenly matched far more than it ever did. Until a person has looked at it, its matches are marked and open no
 * case.
 *
 * @param entry the entry
 * @param matches how often it matched from {@code since} to {@code noticedAt}
 * @param expected how often it was expected to match in such a time
 * @param end how a person ended it, null while it lasts
 */
public record Quarantined(
        KnownEntry entry,
        int matches,
        double expected,
        Instant since,
        Instant noticedAt,
        @Nullable End end) {

    /** What a person found. */
    public enum Verdict {
        /** It matches what it should: its matches count again. */
        RELEASED,
        /** It matches what it should not: it is switched off. */
        CONFIRMED
    }

    /** When, by whom and why a quarantine was ended. */
    public record End(Verdict verdict, Instant at, String by, String reason) {}
}
