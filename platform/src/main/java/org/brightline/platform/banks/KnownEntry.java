package org.brightline.platform.banks;

import java.time.Instant;
import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a bank: one piece of known content.
 *
 * @param number its own number over all banks, which the index has too
 * @param bank the name of its bank
 * @param fingerprints what it looks like, by kind; several of PDQ where it can be shown in several ways, the first frame first
 * @param provenance where it comes from
 * @param state when it is matched, and what is noted beside it
 * @param addedBy the actor's text, for example {@code person:0198…}
 * @param changedAt when its state last changed, null if never
 * @param changedBy who changed it last, null if nobody
 * @param removed that it was removed, null if it stands
 */
public record KnownEntry(
        long number,
        String bank,
        List<Fingerprint> fingerprints,
        Provenance provenance,
        EntryState state,
        Instant addedAt,
        String addedBy,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable Removal removed) {

    /** Keeps its own copy. */
    public KnownEntry {
        fingerprints = List.copyOf(fingerprints);
    }

    /** When, by whom and why an entry was removed. */
    public record Removal(Instant at, String by, String reason) {}
}
