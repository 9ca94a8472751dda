package org.brightline.platform.casework;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A finding as it was kept.
 *
 * @param result MATCH or UNDETERMINED
 * @param evidence a list in the form of the HTTP interface: places, detectors, distances
 * @param trace a list of {@code {name, value}}: every condition of the clause and what it came to
 */
public record FoundClause(
        UUID id,
        UUID item,
        String clause,
        String clauseTitle,
        String rung,
        String result,
        String release,
        JsonNode evidence,
        JsonNode trace) {}
