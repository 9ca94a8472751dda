package org.brightline.platform.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A kept item that an entry of a bank matches.
 *
 * @param distance of what is nearest in it; 0 where it is equal
 */
public record LookAlike(UUID item, String platform, String externalId, Instant receivedAt, int distance) {}
