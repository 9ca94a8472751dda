package org.brightline.platform.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Banks over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class BanksApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    private static final String SAID = "\"label\":\"a poster\",\"source\":\"the test\",\"reason\":\"invented\"";

    private RunningPlatform platform;
    private String key;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start("--brightline.access.welcome=false");
        Access access = platform.bean(Access.class);
        access.registerPlatform("forum", "Forum", Actor.MACHINE);
        key = access.issueKey(
                        "banks",
                        "forum",
                        Set.of(Permission.BANKS_READ, Permission.BANKS_EDIT),
                        Duration.ofDays(1),
                        Actor.MACHINE)
                .token();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        return platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build());
    }

    private JsonNode json(int status, String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private void bank(String name) {
        json(201, "POST", "/v1/banks", "{\"name\":\"" + name + "\",\"description\":\"for a test\"}");
    }

    private static String entry(String pdq) {
        return "{\"fingerprints\":[{\"type\":\"pdq\",\"fingerprint\":\"" + pdq + "\"}]," + SAID + "}";
    }

    @Test
    void a_bank_is_opened_changed_and_deleted() {
        bank("LIFE");
        JsonNode changed = json(
                200,
                "PUT",
                "/v1/banks/LIFE",
                "{\"name\":\"LIFE_2\",\"description\":\"other\",\"role\":\"CANDIDATE\",\"threshold\":7,\"sampling\":0.5}");
        assertThat(changed.get("name").asString()).isEqualTo("LIFE_2");
        assertThat(changed.get("role").asString()).isEqualTo("CANDIDATE");
        assertThat(changed.get("threshold").asInt()).isEqualTo(7);
        assertThat(json(404, "GET", "/v1/banks/LIFE", "").get("detail").asString())
                .contains("LIFE");
        json(204, "DELETE", "/v1/banks/LIFE_2?reason=over", "");
        json(404, "GET", "/v1/banks/LIFE_2", "");
        assertThat(json(400, "POST", "/v1/banks", "{\"name\":\"X\",\"description\":\"x\",\"sampling\":9.5}")
                        .get("pointer")
                        .asString())
                .isEqualTo("/sampling");
    }

    @Test
    void an_entry_is_added_found_changed_and_removed() {
        bank("ENTRIES");
        JsonNode added = json(201, "POST", "/v1/banks/ENTRIES/entries", entry(PDQ));
        long number = added.get("number").asLong();
        JsonNode found = json(200, "GET", "/v1/banks/matches?type=pdq&bank=ENTRIES&fingerprint=" + PDQ, "");
        assertThat(found.get("matches").get(0).get("entry").asLong()).isEqualTo(number);
        assertThat(found.get("matches").get(0).get("reason").asString()).isEqualTo("invented");
        assertThat(json(409, "POST", "/v1/banks/ENTRIES/entries", entry(PDQ))
                        .get("detail")
                        .asString())
                .contains("as entry " + number);
        String path = "/v1/banks/ENTRIES/entries/" + number;
        json(200, "PUT", path, "{\"state\":{\"enabled\":false,\"note\":\"seen twice\"},\"reason\":\"under appeal\"}");
        assertThat(json(200, "GET", path, "").get("state").get("note").asString())
                .isEqualTo("seen twice");
        assertThat(json(200, "GET", "/v1/banks/matches?type=pdq&bank=ENTRIES&fingerprint=" + PDQ, "")
                        .get("matches"))
                .isEmpty();
        json(204, "DELETE", path + "?reason=wrong", "");
        assertThat(json(200, "GET", path, "").get("removed").get("reason").asString())
                .isEqualTo("wrong");
        bank("OTHER");
        json(404, "GET", "/v1/banks/OTHER/entries/" + number, "");
    }

    @Test
    void what_is_wrong_with_an_entry_is_said_by_its_place() {
        bank("WRONG");
        assertThat(json(400, "POST", "/v1/banks/WRONG/entries", entry("f8"))
                        .get("pointer")
                        .asString())
                .isEqualTo("/fingerprints/0");
        assertThat(json(400, "POST", "/v1/banks/WRONG/entries", "{" + SAID + "}")
                        .get("pointer")
                        .asString())
                .isEqualTo("/fingerprints");
    }

    @Test
    void a_file_comes_in_with_progress_problems_and_a_report_and_goes_out_again() {
        bank("FILES");
        String path = "/v1/banks/FILES/entries:import?format=hashes&source=friends&reason=shared";
        HttpResponse<String> answer =
                send("POST", path, "text/plain", "pdq " + PDQ + "\nmd5 wrong\nmd5 900150983cd24fb0d6963f7d28e17f72\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var lines = answer.body().lines().map(JSON::readTree).toList();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.path("line").asInt(0)).isEqualTo(2));
        JsonNode report = lines.getLast().get("report");
        assertThat(report.get("added").asInt()).isEqualTo(2);
        assertThat(report.get("refused").asInt()).isEqualTo(1);
        assertThat(send("GET", "/v1/banks/FILES/entries:export?format=hashes", "text/plain", "")
                        .body())
                .isEqualTo("pdq " + PDQ + "\nmd5 900150983cd24fb0d6963f7d28e17f72\n");
        assertThat(send("POST", path.replace("hashes", "tar"), "text/plain", "x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(200, "GET", "/v1/banks/index", "")
                        .get("types")
                        .get("PDQ")
                        .get("behind")
                        .asBoolean())
                .isFalse();
    }
}
