package org.brightline.platform.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A kept medium that looks like something.
 *
 * @param distance in bits for PDQ; 0 for equal fingerprints
 */
public record LookAlike(
        UUID item, String platform, String externalId, int position, Instant receivedAt, int distance) {}
