package org.brightline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An assessment is plain records, so a JSON mapper needs no help to write it. */
class AssessmentJsonTest {

    @Test
    void an_assessment_can_be_written_as_json() {
        Medium picture = Samples.medium(Samples.drawing(3, 128), "png");
        Assessment assessment = Samples.assessor()
                .assess(Samples.item("Join the Ashfall Front today, brothers", "en", List.of(picture)));
        JsonNode json = JsonMapper.builder().build().valueToTree(assessment);
        assertThat(json.at("/outcome").asString()).isEqualTo("FINDING");
        assertThat(json.at("/findings/0/clause").asString()).isEqualTo("solicitation-recruitment");
        assertThat(json.at("/findings/0/evidence/0/span/start").asInt()).isZero();
        assertThat(json.at("/findings/0/trace/steps/0/name").asString()).isEqualTo("organisation");
    }
}
