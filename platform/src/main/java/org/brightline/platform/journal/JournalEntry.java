package org.brightline.platform.journal;

import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it stands in the journal.
 *
 * @param index its place in the tree, null until it is sequenced
 * @param kind the text of its {@link ActKind}
 * @param actor for example {@code person:0198…}
 * @param commitments role to salted commitment, hex
 * @param references role to value
 * @param leaf the canonical JSON (RFC 8785) that the leaf hash is taken over
 * @param leafHash SHA-256 of 0x00 and the leaf, hex
 */
public record JournalEntry(
        UUID id,
        @Nullable Long index,
        Instant at,
        String kind,
        String actor,
        SortedMap<String, String> commitments,
        SortedMap<String, String> references,
        String leaf,
        String leafHash) {}
