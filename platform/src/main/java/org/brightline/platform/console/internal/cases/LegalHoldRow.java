package org.brightline.platform.console.internal.cases;

import java.time.Instant;
import java.util.UUID;

/** A legal hold as the list shows it. */
public record LegalHoldRow(UUID caseId, String platform, String externalId, String reason, String by, Instant at) {}
