package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
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

    @Test
    void a_body_of_another_form_is_told_what_is_taken() {
        byte[] json = "{\"url\":\"http://localhost/x\",\"content_type\":\"photo\"}".getBytes(UTF_8);
        for (String path : List.of("/ui/query", "/ui/query_url", "/ui/query_hash")) {
            for (String type : List.of("application/json", "text/plain")) {
                HttpResponse<String> answer = hma.send("POST", path, type, json);
                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(answer.body())
                        .startsWith("{\"message\":")
                        .contains("multipart/form-data", "This request has the Content-Type " + type);
            }
            assertThat(hma.send("POST", path, "", new byte[0]).body()).contains("This request has no Content-Type");
        }
        assertThat(message(hma.form(400, "/ui/query_url", Map.of("url", "http://localhost/x"))))
                .startsWith("Content type is required.")
                .contains("application/x-www-form-urlencoded", "url and content_type", "bypass_enabled_ratio");
        assertThat(message(hma.form(400, "/ui/query_hash", Map.of("signal_value", PDQ))))
                .startsWith("Signal type is required.")
                .contains("signal_type and signal_value");
        assertThat(message(hma.form(400, "/ui/query", Map.of("photo", "x"))))
                .contains("one file", "photo, video or text");
    }

    @Test
    void a_form_where_json_is_taken_is_told_so() {
        bank("JSON_ONLY");
        String find = "/ui/bank/JSON_ONLY/content/find";
        for (JsonNode faults : List.of(
                hma.form(422, find, Map.of("signal_type", "pdq", "signal_value", PDQ)),
                hma.json(422, "POST", find, "[]"),
                hma.json(422, "POST", find, "{"))) {
            assertThat(faults.get(0).get("msg").asString())
                    .contains("sent as application/json", "url and content_type", "signal_type and signal_value");
        }
        assertThat(message(hma.json(400, "POST", find, "{\"url\":\"http://localhost/x\"}")))
                .contains("content_type");
    }

    @Test
    void fields_are_taken_from_either_form_and_from_the_query() {
        String fields = "signal_type=pdq&signal_value=" + PDQ;
        JsonNode found = hma.form(200, "/ui/query_hash", Map.of("signal_type", "pdq", "signal_value", PDQ));
        assertThat(hma.upload(
                        200,
                        "/ui/query_hash",
                        "unused",
                        new byte[0],
                        Map.of("signal_type", "pdq", "signal_value", PDQ)))
                .isEqualTo(found);
        assertThat(hma.form(200, "/ui/query_hash?" + fields, Map.of())).isEqualTo(found);
    }
}
