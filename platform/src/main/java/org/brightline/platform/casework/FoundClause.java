package org.brightline.platform.casework;

import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.intake.TraceJson;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.Release;
import org.brightline.policy.Result;
import tools.jackson.databind.JsonNode;

/**
 * A finding as it was kept.
 *
 * @param result MATCH or UNDETERMINED
 * @param evidence a list in the form of the HTTP interface: places, detectors, distances
 * @param trace every condition of the clause and what it came to, in the form of {@link TraceJson}
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
        JsonNode trace) {
    /**
     * As the line said it.
     *
     * @param made the release that it was made under
     * @return empty if that release has no such clause
     */
    public Optional<ClauseResult> under(Release made) {
        return made.clause(clause)
                .map(found -> new ClauseResult(found, Result.valueOf(result), TraceJson.read(trace, found)));
    }
}
