package org.brightline.platform.action.internal;

import org.brightline.policy.Explanation;
import org.brightline.policy.Truth;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a platform is told, as JSON. */
final class WebhookBody {
    private static final JsonMapper JSON = new JsonMapper();

    private WebhookBody() {}

    /**
     * The body of a delivery.
     *
     * @param author the platform's own reference, null if it sent none or its time has run out
     * @param explanation what was found by automatic means, null if nothing was
     */
    static byte[] of(DeliveryRecord delivery, @Nullable String author, @Nullable Explanation explanation) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", delivery.getId().toString());
        body.put("type", delivery.getDecision() == null ? "machine.hold" : "decision.effect");
        body.put("sequence", delivery.getSequence());
        body.put("platform", delivery.getPlatform());
        body.put("externalId", delivery.getExternalId());
        body.put("author", author);
        body.put("effect", delivery.getEffect());
        ObjectNode clause = body.putObject("clause");
        clause.put("id", delivery.getClause());
        clause.put("title", delivery.getClauseTitle());
        clause.put("text", delivery.getClauseText());
        body.put("release", delivery.getRelease());
        body.put("reason", delivery.getReason());
        if (explanation == null) {
            body.putNull("explanation");
        } else {
            explanation(body.putObject("explanation"), explanation);
        }
        body.put("decidedAt", delivery.getDecidedAt().toString());
        body.put("case", delivery.getCaseId().toString());
        return JSON.writeValueAsBytes(body);
    }

    private static void explanation(ObjectNode body, Explanation explanation) {
        body.put("headline", explanation.headline());
        ArrayNode points = body.putArray("points");
        for (Explanation.Point point : explanation.points()) {
            if (point.value() != Truth.TRUE) {
                continue; // what could not be told was not found
            }
            ObjectNode node = points.addObject();
            node.put("says", point.says());
            ArrayNode where = node.putArray("where");
            point.evidence().forEach(where::add);
        }
        body.put("closing", explanation.closing());
    }
}
