package org.brightline.platform.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Actor;
import org.brightline.platform.testing.Films;
import org.brightline.platform.testing.Multipart;
import org.brightline.platform.testing.Scenes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class ItemsApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CALL = "Burn down the town hall tonight. Kill everyone inside, brothers.";

    private RunningPlatform platform;
    private String key;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start("--brightline.access.welcome=false", "--brightline.intake.line=64KB");
        Access access = platform.bean(Access.class);
        access.registerPlatform("forum", "Forum", Actor.MACHINE);
        access.registerPlatform("other", "Other", Actor.MACHINE);
        Set<Permission> scopes = Set.of(Permission.ITEMS_SUBMIT, Permission.CASES_READ);
        key = access.issueKey("forum", "forum", scopes, Duration.ofDays(1), Actor.MACHINE)
                .token();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static String item(String id, String text) {
        return "{\"platform\":\"forum\",\"externalId\":\"" + id
                + "\",\"kind\":\"post\",\"author\":\"u-17\",\"audience\":\"PUBLIC\",\"language\":\"en\","
                + "\"createdAt\":\"2026-05-01T10:00:00Z\",\"text\":\"" + text + "\"}";
    }

    private HttpRequest.Builder post(String path, String type, byte[] body) {
        return HttpRequest.newBuilder(platform.at(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(String json) {
        return platform.send(
                post("/v1/items", "application/json", json.getBytes(UTF_8)).build());
    }

    private JsonNode accepted(String json) {
        HttpResponse<String> answer = send(json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void an_item_without_a_finding_is_counted_and_leaves_no_trace_in_any_table() {
        long before = total();
        JsonNode answer = accepted(item("clear-zanderfilet", "A recipe for zanderfilet with lemon."));
        assertThat(answer.get("outcome").asString()).isEqualTo("CLEAR");
        assertThat(answer.get("item").isNull()).isTrue();
        assertThat(platform.everythingStored().contains("zanderfilet"))
                .as("the item stands in the database")
                .isFalse();
        assertThat(total()).isEqualTo(before + 1);
    }

    @Test
    void a_call_to_violence_is_found_with_its_evidence_and_only_its_ciphertext_is_kept() {
        JsonNode answer = accepted(item("call-1", CALL + " Meet at the zanderhof."));
        assertThat(answer.get("outcome").asString()).isEqualTo("FINDING");
        assertThat(answer.get("rung").asString()).isEqualTo("INCITEMENT");
        JsonNode evidence = answer.get("findings").get(0).get("evidence").get(0);
        assertThat(evidence.get("end").asInt())
                .isGreaterThan(evidence.get("start").asInt());
        assertThat(evidence.get("detector").asString()).isNotEmpty();
        String dump = platform.everythingStored();
        assertThat(dump.contains("zanderhof") || dump.contains("u-17"))
                .as("the words or the author stand in the database")
                .isFalse();
    }

    @Test
    void a_repeat_is_recognised_and_changes_nothing() {
        JsonNode first = accepted(item("again-1", CALL));
        long counted = total();
        JsonNode second = accepted(item("again-1", CALL));
        assertThat(second.get("item")).isEqualTo(first.get("item"));
        assertThat(second.get("repeat").asBoolean()).isTrue();
        assertThat(total()).isEqualTo(counted);
    }

    @Test
    void a_request_under_an_idempotency_key_is_answered_alike_and_another_body_is_refused() {
        byte[] body = item("idem-1", "Fog over the harbour again.").getBytes(UTF_8);
        var request = post("/v1/items", "application/json", body).header("Idempotency-Key", "k-1");
        assertThat(platform.send(request.build()).body()).contains("\"repeat\":false");
        assertThat(platform.send(request.build()).body()).contains("\"repeat\":true");
        byte[] other = item("idem-2", "Sun.").getBytes(UTF_8);
        var mismatch = post("/v1/items", "application/json", other).header("Idempotency-Key", "k-1");
        assertThat(platform.send(mismatch.build()).body()).contains("/problems/idempotency-mismatch");
    }

    @Test
    void what_is_wrong_with_an_item_is_said_in_words_and_by_place() {
        String good = item("x", "a");
        refused(good.replace("\"kind\"", "\"ip\":\"10.0.0.1\",\"kind\""), 400, "personal-data", "/ip");
        refused(good.replace("PUBLIC", "PRIVATE"), 422, "private-audience", "received it");
        refused(good.replace("\"kind\"", "\"colour\":1,\"kind\""), 400, "unknown-field", "/colour");
        refused(good.replace("\"x\"", "7"), 400, "bad-field", "/externalId");
        refused(good.replace("\"forum\"", "\"other\""), 403, "forbidden", "forum");
        refused(good.replace("2026-05-01T10:00:00Z", "yesterday"), 400, "bad-field", "/createdAt");
        refused("{\"platform\":", 400, "bad-json", "The JSON breaks at line 1, column ");
        refused("[]", 400, "not-an-object", "not a list");
        refused(good + "{}", 400, "bad-json", "follows the end");
        refused("[".repeat(40), 400, "bad-json", "16 deep");
        refused(good.replace("u-17", "somebody@example.org"), 400, "personal-data", "/author");
        refused(good.replace("u-17", "192.0.2.7"), 400, "personal-data", "/author");
        refused(item("x", "a".repeat(300_000)), 413, "too-large", "bytes");
        refused(item("x", "a".repeat(50_000_000)), 413, "too-large", "bytes");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_as_such() {
        byte[] body = item("x", "###").getBytes(UTF_8);
        body[body.length - 4] = (byte) 0xff;
        HttpResponse<String> answer =
                platform.send(post("/v1/items", "application/json", body).build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/bad-encoding");
    }

    @Test
    void an_address_inside_the_operators_network_is_not_fetched() {
        for (String address :
                new String[] {"http://127.0.0.1:" + platform.at("/").getPort() + "/health", "http://169.254.169.254/"
                }) {
            String media = "\"media\":[{\"url\":\"" + address + "\"}]";
            refused(item("x", "a").replace("\"text\":\"a\"", media), 422, "fetch-refused", "/media/0");
        }
    }

    private void refused(String json, int status, String slug, String says) {
        HttpResponse<String> answer = send(json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + slug).contains(says);
    }

    private static JsonNode firstEvidence(JsonNode answer) {
        return answer.get("findings").get(0).get("evidence").get(0);
    }

    @Test
    void a_picture_in_a_bank_is_found_with_distance_bank_and_entry() throws IOException {
        Banks banks = platform.bean(Banks.class);
        banks.create("POSTERS", "Invented posters", Actor.MACHINE);
        banks.addFile(
                "POSTERS", Scenes.picture("png"), new Provenance("a poster", "the test", "invented"), Actor.MACHINE);
        HttpResponse<String> answer = multipart(Scenes.picture("jpg"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode evidence = firstEvidence(JSON.readTree(answer.body()));
        assertThat(evidence.get("bank").asString()).isEqualTo("POSTERS");
        assertThat(evidence.get("distance").asInt()).isBetween(0, 31);
        assertThat(evidence.get("threshold").asInt()).isEqualTo(31);
    }

    @Test
    void a_part_of_a_known_video_is_found_with_the_places_that_are_the_same() throws Exception {
        Banks banks = platform.bean(Banks.class);
        banks.create("FILMS", "Invented films", Actor.MACHINE);
        byte[] film = Films.draw(0, 12);
        var entry = banks.addFile("FILMS", film, new Provenance("a film", "the test", "invented"), Actor.MACHINE);
        assertThat(entry.fingerprints()).hasSize(3);

        HttpResponse<String> answer = multipart(Films.draw(4, 6));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode evidence = firstEvidence(JSON.readTree(answer.body()));
        assertThat(evidence.get("type").asString()).isEqualTo("VPDQ");
        assertThat(evidence.get("bank").asString()).isEqualTo("FILMS");
        assertThat(evidence.get("note").asString())
                .contains("of its frames are in the known video")
                .contains("of the known video is at 0:0");
        assertThat(multipart(Arrays.copyOf(film, 2_000)).body()).contains("/problems/not-a-picture");
    }

    @Test
    void a_text_that_is_nearly_a_known_one_is_found() {
        Banks banks = platform.bean(Banks.class);
        banks.create("APPEALS", "Invented appeals", Actor.MACHINE);
        String appeal =
                "Friends of the harbour, the summer market opens on Saturday, and whoever brings a cake gets free coffee.";
        banks.add(
                "APPEALS",
                new NewEntry(
                        List.of(TextSketcher.sketch(appeal.toLowerCase(Locale.ROOT))
                                .orElseThrow()),
                        new Provenance("an appeal", "the test", "invented")),
                Banks.Duplicates.REFUSED,
                Actor.MACHINE);
        JsonNode evidence = firstEvidence(accepted(item("near-1", appeal.replace("coffee", "cider"))));
        assertThat(evidence.get("type").asString()).isEqualTo("TEXT_MINHASH");
        assertThat(evidence.has("medium")).isFalse();
        assertThat(accepted(item("near-2", "The tide is late today, and so is the ferry to the islands."))
                        .get("outcome")
                        .asString())
                .isEqualTo("CLEAR");
    }

    @Test
    void pictures_that_are_none_or_end_too_early_or_are_bombs_are_refused_at_the_door() throws IOException {
        byte[] png = Scenes.picture("png");
        assertThat(multipart("no picture".getBytes(UTF_8)).body()).contains("/problems/not-a-picture");
        assertThat(multipart(Arrays.copyOf(png, png.length / 2)).body()).contains("/problems/truncated-picture");
        // The width and height of a PNG stand in bytes 16 to 23, under a checksum that is mended here.
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        assertThat(multipart(bomb).body()).contains("/problems/too-many-pixels");
    }

    @Test
    void a_jpeg_that_is_cut_short_is_looked_at_as_far_as_it_goes_and_left_to_a_person() {
        byte[] jpeg = Scenes.picture("jpg");
        HttpResponse<String> answer = multipart(Arrays.copyOf(jpeg, jpeg.length * 2 / 3));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).get("outcome").asString()).isEqualTo("UNDETERMINED");
    }

    @Test
    void a_multipart_body_has_a_boundary_one_item_and_no_more_pictures_than_an_item_may_have() {
        var bare = post("/v1/items", "multipart/form-data", "x".getBytes(UTF_8));
        HttpResponse<String> answer = platform.send(bare.build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/bad-multipart").contains("boundary");

        byte[] tiny = "no picture".getBytes(UTF_8);
        refusedParts(
                Multipart.parts(item("p", "look"), tiny, 9), 413, "too-large", "8 pictures and videos; this has 9");
        byte[] item = Multipart.parts(item("p", "look"), tiny, 0);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(item, 0, item.length - Multipart.END.length());
        twice.writeBytes(item);
        refusedParts(twice.toByteArray(), 400, "bad-multipart", "two parts");
    }

    private void refusedParts(byte[] body, int status, String slug, String says) {
        HttpResponse<String> answer =
                platform.send(post("/v1/items", Multipart.TYPE, body).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + slug).contains(says);
    }

    @Test
    void a_key_that_speaks_for_one_platform_reads_of_no_other() {
        Access access = platform.bean(Access.class);
        Set<Permission> scopes = Set.of(Permission.ITEMS_SUBMIT, Permission.CASES_READ, Permission.DELIVERIES_READ);
        String other = access.issueKey("other", "other", scopes, Duration.ofDays(1), Actor.MACHINE)
                .token();
        String caseId = accepted(item("scoped-1", CALL)).get("case").asString();
        String day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        assertThat(read(key, "/v1/cases/" + caseId).statusCode()).isEqualTo(200);
        assertThat(read(other, "/v1/cases/" + caseId).statusCode()).isEqualTo(404);
        assertThat(read(key, "/v1/cases").body()).contains("\"forum\"");
        for (String path :
                List.of("/v1/cases", "/v1/counts?from=" + day + "&to=" + day, "/v1/deliveries", "/v1/legal-holds")) {
            HttpResponse<String> answer = read(other, path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("forum");
        }
    }

    private HttpResponse<String> read(String token, String path) {
        return platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    @Test
    void a_missing_or_wrong_parameter_is_named() {
        assertThat(read(key, "/v1/counts?to=2026-05-01").body()).contains("The parameter from is missing");
        assertThat(read(key, "/v1/counts?from=may&to=2026-05-01").body())
                .contains("«may»")
                .contains("a day such as")
                .contains("\"pointer\":\"from\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-05-02&to=2026-05-01",
                "from=-999999999-01-01&to=2026-05-01",
                "from=2026-05-01&to=%2B999999999-12-31"
            })
    void days_that_no_count_can_have_are_refused_by_name(String days) {
        HttpResponse<String> answer = read(key, "/v1/counts?" + days);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsPattern("\"detail\":\"The parameter (from|to) is .*\"pointer\":\"(from|to)\"");
    }

    @Test
    void a_body_of_another_type_is_told_which_would_be_right() {
        for (String type : List.of("text/plain", "nonsense")) {
            HttpResponse<String> one =
                    platform.send(post("/v1/items", type, "x".getBytes(UTF_8)).build());
            assertThat(one.statusCode()).isEqualTo(415);
            assertThat(one.body()).contains("Send application/json or multipart/form-data");
            HttpResponse<String> many = platform.send(
                    post("/v1/items:batch", type, "x".getBytes(UTF_8)).build());
            assertThat(many.statusCode()).isEqualTo(415);
            assertThat(many.body()).contains("application/x-ndjson");
        }
    }

    private HttpResponse<String> multipart(byte[] picture) {
        return platform.send(post("/v1/items", Multipart.TYPE, Multipart.item(item("p", "look"), picture))
                .build());
    }

    @Test
    void a_batch_answers_line_by_line_and_a_bad_line_harms_no_other() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int count = 2_000;
        for (int i = 1; i <= count; i++) {
            String line = i % 500 == 1 ? item("b-" + i, CALL + " " + i) : item("b-" + i, "Ferry " + i + " was late.");
            lines.writeBytes((i % 7 == 0 ? "{broken" : line).getBytes(UTF_8));
            if (i % 11 == 0) {
                lines.writeBytes(new byte[] {(byte) 0xc3, '('});
            }
            lines.write('\n');
        }
        List<JsonNode> results = batch(lines.toByteArray(), null);
        assertThat(results).hasSize(count);
        for (int i = 1; i <= count; i++) {
            JsonNode result = results.get(i - 1);
            assertThat(result.get("line").asInt()).isEqualTo(i);
            assertThat(result.has("problem")).as("line %d: %s", i, result).isEqualTo(i % 7 == 0 || i % 11 == 0);
        }
    }

    @Test
    void a_line_that_is_too_long_gets_its_own_problem() {
        String lines = item("l-1", "a") + "\n" + item("l-2", "a".repeat(100_000)) + "\n\n" + item("l-3", "a");
        List<JsonNode> results = batch(lines.getBytes(UTF_8), null);
        assertThat(results).hasSize(3);
        assertThat(results.get(1).get("problem").get("type").asString()).isEqualTo("/problems/too-large");
        assertThat(results.get(2).has("outcome")).isTrue();
    }

    @Test
    void a_batch_that_is_sent_again_under_its_key_counts_and_keeps_nothing_twice() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add(item("r-" + i, i % 50 == 0 ? CALL + " Again " + i : "Tide " + i));
        }
        String batchKey = UUID.randomUUID().toString();
        byte[] whole = String.join("\n", lines).getBytes(UTF_8);
        long before = total();
        batch(String.join("\n", lines.subList(0, 150)).getBytes(UTF_8), batchKey);
        batch(whole, batchKey);
        batch(whole, batchKey);
        assertThat(total() - before).isEqualTo(300);
        assertThat(platform.database().fetchValue("select count(*) from item where external_id like 'r-%'"))
                .isEqualTo(6L);
    }

    private long total() {
        Number n = (Number) platform.database().fetchValue("select coalesce(sum(n), 0) from intake_count");
        return java.util.Objects.requireNonNull(n).longValue();
    }

    private List<JsonNode> batch(byte[] lines, @Nullable String batchKey) {
        HttpRequest.Builder request = post("/v1/items:batch", "application/x-ndjson", lines);
        if (batchKey != null) {
            request.header("Idempotency-Key", batchKey);
        }
        HttpResponse<String> answer = platform.send(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> results = new ArrayList<>();
        answer.body().lines().forEach(line -> results.add(JSON.readTree(line)));
        return results;
    }
}
