package org.brightline.platform.intake;

import java.util.UUID;
import org.brightline.assessment.Outcome;
import org.brightline.policy.Rung;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to an accepted item. It was committed before this was made.
 *
 * @param rung the highest rung found, null where there is no finding
 * @param item the id of what was kept, null where nothing was
 * @param repeat whether the same item, or the same request, was accepted before
 * @param release the digest of the release that it was judged under
 * @param findings a list of findings with their evidence: places, detectors, distances, never words
 */
public record Receipt(
        Outcome outcome, @Nullable Rung rung, @Nullable UUID item, boolean repeat, String release, JsonNode findings) {
    /** The same answer, given once more. */
    public Receipt repeated() {
        return new Receipt(outcome, rung, item, true, release, findings);
    }
}
