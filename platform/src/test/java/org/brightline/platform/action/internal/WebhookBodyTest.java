package org.brightline.platform.action.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brightline.policy.Explanation;
import org.brightline.policy.Truth;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a platform is told of how a decision came about. */
class WebhookBodyTest {
    @Test
    void what_could_not_be_told_is_not_said_to_have_been_found() {
        Explanation explanation = new Explanation(
                "Your post seems to fall under the rule «Calls».",
                List.of(
                        new Explanation.Point(
                                "it calls for violence", Truth.TRUE, List.of("at the characters 0 to 9"), null),
                        new Explanation.Point("a program holds it probable", Truth.UNKNOWN, List.of(), null)),
                "A person decides.");
        JsonNode told = new JsonMapper()
                .readTree(WebhookBody.of(delivery(), null, explanation))
                .get("explanation");
        assertThat(told.get("points").toString())
                .isEqualTo("[{\"says\":\"it calls for violence\",\"where\":[\"at the characters 0 to 9\"]}]");
        assertThat(told.get("closing").asString()).isEqualTo("A person decides.");
    }

    private static DeliveryRecord delivery() {
        DeliveryRecord delivery = new DeliveryRecord();
        delivery.setId(UUID.randomUUID());
        delivery.setSequence(1L);
        delivery.setCaseId(UUID.randomUUID());
        delivery.setDecidedAt(Instant.EPOCH);
        return delivery;
    }
}
