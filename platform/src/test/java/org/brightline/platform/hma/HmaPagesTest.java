package org.brightline.platform.hma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the peer's pages ask for. */
class HmaPagesTest extends HmaRoutes {
    HmaPagesTest() {
        super(Part.PAGES);
    }

    @Test
    void what_is_known_of_a_match_is_looked_up() {
        bank("QUERIED");
        JsonNode added =
                hma.upload(200, "/c/bank/QUERIED/content", "photo", HmaClient.picture(4), Map.of("note", "a flag"));
        String pdq = added.get("signals").get("pdq").asString();
        JsonNode found = hma.form(200, "/ui/query_hash", Map.of("signal_type", "pdq", "signal_value", pdq));
        assertThat(found.get("hashes").toString()).isEqualTo("{\"pdq\":\"" + pdq + "\"}");
        assertThat(found.get("banks").toString()).contains("QUERIED");
        assertThat(found.get("matches").toString())
                .contains("{\"bank_name\":\"QUERIED\",\"content_id\":" + added.get("id")
                        + ",\"distance\":\"0\",\"signal_type\":\"pdq\",\"signal_value\":\"" + pdq
                        + "\",\"note\":\"a flag\"}");
        assertThat(hma.upload(200, "/ui/query", "photo", HmaClient.picture(4), Map.of()))
                .isEqualTo(found);
        assertThat(hma.form(
                                200,
                                "/ui/query_url",
                                Map.of(
                                        "url",
                                        "http://localhost:" + media.getAddress().getPort() + "/plain.png",
                                        "content_type",
                                        "photo"))
                        .toString())
                .isEqualTo("{\"hashes\":{\"pdq\":\"\"},\"banks\":[],\"matches\":[]}");
        assertThat(hma.json(
                                200,
                                "POST",
                                "/ui/bank/QUERIED/content/find",
                                "{\"signal_type\":\"pdq\",\"signal_value\":\"" + pdq + "\"}")
                        .get("content_ids")
                        .toString())
                .isEqualTo("[" + added.get("id") + "]");
        hma.form(400, "/ui/query_hash", Map.of("signal_type", "pdq"));
        hma.form(400, "/ui/query_url", Map.of("url", "http://localhost/x"));
        hma.json(400, "POST", "/ui/bank/QUERIED/content/find", "{}");
        hma.json(404, "POST", "/ui/bank/NOPE/content/find", "{}");
    }
}
