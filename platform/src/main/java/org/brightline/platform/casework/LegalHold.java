package org.brightline.platform.casework;

import java.time.Instant;
import java.util.UUID;

/**
 * What was sealed for a case does not expire while this stands.
 *
 * @param externalId the platform's name of the subject
 * @param reason the order or duty that it rests on
 * @param placedBy the person who placed it
 */
public record LegalHold(
        UUID caseId, String platform, String externalId, String reason, UUID placedBy, Instant placedAt) {}
