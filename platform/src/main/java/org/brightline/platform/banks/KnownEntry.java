package org.brightline.platform.banks;

import java.time.Instant;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;

/**
 * An entry of a bank with where it comes from.
 *
 * @param label what it is
 * @param source who says so
 * @param reason why it belongs there
 * @param addedBy the actor's text, for example {@code person:0198…}
 */
public record KnownEntry(
        UUID id,
        String bank,
        Fingerprint fingerprint,
        String label,
        String source,
        String reason,
        Instant addedAt,
        String addedBy) {}
