package org.brightline.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.brightline.platform.testing.TwoAuthors;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps to a release for programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class DraftsApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TODAY = "?from=2020-01-01&to=2099-12-31";

    private TwoAuthors authors;
    private Visitor ada;
    private Visitor ben;

    @BeforeAll
    void start() {
        authors = TwoAuthors.start();
        ada = authors.ada();
        ben = authors.ben();
    }

    @AfterAll
    void stop() {
        authors.close();
    }

    @Test
    void a_release_is_written_tried_submitted_and_approved_by_another() {
        String before = json(ada.get("/v1/releases/current")).at("/digest").asString();
        JsonNode draft = post(ada, "/v1/drafts", Map.of("name", "Autumn"));
        String at = "/v1/drafts/" + draft.at("/draft/id").asString();
        assertThat(draft.at("/draft/basedOn").asString()).isEqualTo(before);
        String late = draft("Late");
        TreeMap<String, Object> files = new TreeMap<>();
        draft.get("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asString()));
        files.compute("view.yaml", (name, text) -> String.valueOf(text).replace("Views are free", "A view is free"));

        JsonNode saved = json(ada.send(
                "PUT",
                at + "/files",
                "application/json",
                JSON.writeValueAsString(Map.of("version", 1, "files", files))));
        assertThat(saved.at("/problems").isEmpty()).isTrue();
        assertThat(saved.at("/changes/0/words").asString())
                .isEqualTo("The title changes from «Views are free» to «A view is free».");
        int version = saved.at("/draft/version").asInt();
        Map<String, Object> step = Map.of("version", version, "reason", "It reads better.");

        refused(
                ada,
                at + "/judgement",
                Map.of("text", "Good morning.", "history", Map.of("friends over 1d", 2)),
                400,
                "a name that is no window");
        JsonNode kept = json(ada.send(
                "PUT",
                at + "/tests",
                "application/json",
                JSON.writeValueAsString(Map.of("version", version, "tests", Map.of()))));
        assertThat(kept.get("tests").isEmpty()).isTrue();
        JsonNode tests = post(ada, at + "/tests", Map.of());
        assertThat(tests.at("/failed").asInt()).isZero();
        assertThat(tests.at("/count").asInt()).isGreaterThan(20);
        JsonNode judged = post(ada, at + "/judgement", Map.of("text", "Join the Ashfall Front today, brothers."));
        assertThat(judged.at("/comesTo").asString()).isEqualTo("SOLICITATION");
        assertThat(judged.get("clauses").toString())
                .contains("solicitation-recruitment")
                .contains("MATCH");

        JsonNode report = json(ada.send(
                "POST",
                at + "/backtests?version=" + version,
                "application/x-ndjson",
                "{\"externalId\":\"p-1\",\"text\":\"Good morning.\"}\n"));
        assertThat(report.at("/count").asInt()).isEqualTo(1);
        JsonNode submitted = post(ada, at + "/submission", step);
        assertThat(submitted.at("/draft/state").asString()).isEqualTo("SUBMITTED");
        assertThat(submitted.at("/backtests/0/source").asString()).isEqualTo("SAMPLE");
        assertThat(submitted.at("/backtests/0/report/count").asInt()).isEqualTo(1);
        assertThat(submitted.at("/backtests/0/before").asString()).isEqualTo(before);
        assertThat(submitted.at("/backtests/0/after").asString())
                .isEqualTo(submitted.at("/digest").asString());

        Map<String, Object> seen =
                Map.of("version", submitted.at("/draft/version").asInt());
        refused(ada, at + "/approval", seen, 403, "/problems/forbidden");
        refused(ben, at + "/approval", Map.of("version", 1), 409, "/problems/conflict");
        assertThat(key(Permission.RELEASES_PUBLISH, "POST", at + "/approval", seen)
                        .body())
                .contains("approved by a person");
        assertThat(post(ben, at + "/approval", seen).at("/draft/state").asString())
                .isEqualTo("PUBLISHED");

        JsonNode history = json(ada.get("/v1/releases")).get("publications");
        assertThat(history.at("/0/name").asString()).isEqualTo("Autumn");
        assertThat(history.at("/0/reason").asString()).isEqualTo("It reads better.");
        String now = history.at("/0/digest").asString();
        assertThat(json(ada.get("/v1/releases/" + now + "/changes?from=" + before))
                        .at("/changes/0/part")
                        .asString())
                .isEqualTo("TITLE");
        assertThat(json(ada.get("/v1/releases/" + now + "/shadow-counts" + TODAY))
                        .get("counts"))
                .isEmpty();
        Map<String, Object> first = Map.of("version", 1, "reason", "x");
        refused(ada, late + "/submission", first, 409, "does not know the release «Autumn»");
        JsonNode taken = post(ada, late + "/takeover", first);
        assertThat(taken.at("/draft/basedOn").asString()).isEqualTo(now);
        assertThat(taken.at("/changes")).isEmpty();
        post(ada, late + "/withdrawal", Map.of("version", 2));
        JsonNode back = post(ben, "/v1/releases/" + before + "/rollback", Map.of("reason", "It read worse."));
        assertThat(back.at("/draft/rollsBackTo").asString()).isEqualTo(before);
        String backAt = "/v1/drafts/" + back.at("/draft/id").asString();
        refused(ada, backAt + "/backtests/kept?version=1", Map.of(), 400, "at least one item");
        JsonNode sentBack = post(ada, backAt + "/return", Map.of("version", 1, "reason", "Say where."));
        assertThat(sentBack.at("/draft/reason").asString()).isEqualTo("It read worse.");
        assertThat(sentBack.at("/draft/sentBackBecause").asString()).isEqualTo("Say where.");
        post(ada, backAt + "/withdrawal", Map.of("version", 2));
    }

    @Test
    void what_is_wrong_is_told_by_place_and_what_is_missing_by_name() {
        String at = draft("Wrong");
        JsonNode saved = json(key(
                Permission.RELEASES_DRAFT,
                "PUT",
                at + "/files",
                Map.of("version", 1, "files", Map.of("a.yaml", "id: a-clause\nrnug: view\n"))));
        assertThat(saved.get("files")).as("all files that the draft has now").hasSize(1);
        assertThat(saved.at("/problems").toString()).contains("\"line\":2").contains("unknown key 'rnug'");
        refused(ada, at + "/tests", Map.of(), 400, "a.yaml:2");
        refused(ada, at + "/submission", Map.of("version", 2), 400, "/reason");
        refused(ada, at + "/return", Map.of("reason", "x"), 400, "/version");
        refused(ada, "/v1/drafts", Map.of(), 400, "/name");
        assertThat(key(Permission.RELEASES_READ, "POST", "/v1/drafts", Map.of("name", "Mine"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(key(Permission.RELEASES_READ, "POST", at + "/backtests/kept?version=2", Map.of())
                        .body())
                .contains("releases publish");
        assertThat(ada.get("/v1/drafts").body()).contains("Wrong");
        post(ada, at + "/withdrawal", Map.of("version", 2));
        assertThat(ada.get("/v1/drafts").body()).doesNotContain("Wrong");
    }

    /** The path of a draft that Ada begins. */
    private String draft(String name) {
        return "/v1/drafts/"
                + post(ada, "/v1/drafts", Map.of("name", name)).at("/draft/id").asString();
    }

    private HttpResponse<String> key(Permission permission, String method, String path, Map<String, Object> body) {
        String token = authors.platform()
                .bean(Access.class)
                .issueKey("client", null, Set.of(permission), Duration.ofDays(1), Actor.MACHINE)
                .token();
        return authors.platform()
                .send(HttpRequest.newBuilder(authors.platform().at(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    private static JsonNode post(Visitor by, String path, Map<String, Object> body) {
        return json(by.send("POST", path, "application/json", JSON.writeValueAsString(body)));
    }

    private static void refused(Visitor by, String path, Map<String, Object> body, int status, String says) {
        HttpResponse<String> answer = by.send("POST", path, "application/json", JSON.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }
}
