package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.fingerprint.Md5;
import org.brightline.matching.BankRole;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.testing.Films;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Every route of docs/hma-compatibility.md, asked for over HTTP as clients of Hasher-Matcher-Actioner do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class HmaRoutesTest {
    private static final String PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    /** One bit away. */
    private static final String NEAR = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b23";

    private static final String FAR = "0707070707070707070707070707070707070707070707070707070707070707";
    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

    private static final Path PAGE = Path.of("..", "docs", "hma-compatibility.md");
    private static final Pattern ROW = Pattern.compile("\\| `(GET|POST|PUT|DELETE) (/[^`]*)` \\|.*");

    private HttpServer media;
    private RunningPlatform platform;
    private HmaClient hma;
    private HmaClient edits;

    @BeforeAll
    void start() throws IOException {
        media = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/one.png", "image/png", HmaClient.picture(1));
        serve("/plain.png", "image/png", HmaClient.plain());
        serve("/clip.mp4", "video/mp4", "not really a clip".getBytes(UTF_8));
        serve("/page", "text/html", "<p>no picture</p>".getBytes(UTF_8));
        serve("/broken.png", "image/png", "no picture".getBytes(UTF_8));
        media.start();
        platform = RunningPlatform.start(
                "--brightline.access.welcome=false",
                "--brightline.hma.changes=true",
                "--brightline.fetch.allow=localhost:" + media.getAddress().getPort());
        hma = new HmaClient(platform);
        edits = HmaClient.editing(platform);
    }

    private void serve(String path, String type, byte[] body) {
        media.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    void stop() {
        platform.close();
        media.stop(0);
    }

    private String at(String path) {
        return URLEncoder.encode("http://localhost:" + media.getAddress().getPort() + path, UTF_8);
    }

    private void bank(String name) {
        hma.json(201, "POST", "/c/banks", "{\"name\":\"" + name + "\"}");
    }

    private long add(String bank, String type, String signal) {
        return hma.json(200, "POST", "/c/bank/" + bank + "/signal", "{\"" + type + "\":\"" + signal + "\"}")
                .get("id")
                .asLong();
    }

    private static String message(JsonNode answer) {
        return answer.get("message").asString();
    }

    @Test
    void status_says_that_it_is_alive() {
        for (String path : List.of("/status", "/status/live")) {
            HttpResponse<String> answer = hma.send("GET", path, "", new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("I-AM-ALIVE");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
        }
    }

    @Test
    void a_content_whose_number_is_none_is_refused_in_words() {
        bank("NUMBERS");
        for (String number : List.of("abc", "999999999999999999999")) {
            String path = "/c/bank/NUMBERS/content/" + number;
            assertThat(message(hma.get(400, path))).contains(number);
            assertThat(message(hma.delete(400, path))).contains(number);
        }
    }

    @Test
    void site_map_lists_the_routes() {
        assertThat(hma.get(200, "/site-map"))
                .extracting(JsonNode::asString)
                .contains("/c/bank/<name>", "/m/raw_lookup", "/status")
                .isSorted();
    }

    @Test
    void an_address_is_hashed_through_the_guarded_fetcher() {
        assertThat(hma.get(200, "/h/hash?url=" + at("/one.png")).get("pdq").asString())
                .matches("[0-9a-f]{64}");
        assertThat(hma.get(200, "/h/hash?url=" + at("/plain.png")).toString()).isEqualTo("{\"pdq\":\"\"}");
        assertThat(hma.get(200, "/h/hash?url=" + at("/clip.mp4"))
                        .get("video_md5")
                        .asString())
                .isEqualTo(Md5.of("not really a clip".getBytes(UTF_8)).text());
        assertThat(hma.get(200, "/h/hash?types=sha256,md5&url=" + at("/one.png"))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void what_is_wrong_with_an_address_is_said_in_words_of_the_peer() {
        assertThat(hma.get(422, "/h/hash").get(0).get("loc").toString()).isEqualTo("[\"url\"]");
        assertThat(message(hma.get(400, "/h/hash?url=http%3A%2F%2F169.254.169.254%2Flatest")))
                .startsWith("Invalid or unsafe URL provided");
        assertThat(message(hma.get(400, "/h/hash?url=http%3A%2F%2F127.0.0.1%2Fx")))
                .startsWith("Invalid or unsafe URL provided");
        assertThat(message(hma.get(400, "/h/hash?url=ftp%3A%2F%2Fexample.org%2Fx")))
                .startsWith("Invalid or unsafe URL provided");
        assertThat(message(hma.get(400, "/h/hash?url=" + at("/nothing")))).startsWith("Failed to fetch URL");
        hma.get(400, "/h/hash?url=" + at("/page"));
        hma.get(400, "/h/hash?url=" + at("/broken.png"));
        assertThat(message(hma.get(400, "/h/hash?content_type=smell&url=" + at("/one.png"))))
                .isEqualTo("no such content_type: 'smell'");
        assertThat(message(hma.get(400, "/h/hash?types=&url=" + at("/one.png"))))
                .isEqualTo("empty signal type selection");
        assertThat(message(hma.get(400, "/h/hash?types=smell&url=" + at("/one.png"))))
                .isEqualTo("signal type 'smell' doesn't exist or is disabled");
    }

    @Test
    void a_video_is_hashed_by_its_frames_where_asked_for_and_found_by_them() throws Exception {
        byte[] film = Films.draw(0, 8);
        JsonNode hashes = hma.upload(200, "/h/hash?types=vpdq,video_md5", "video", film, Map.of());
        assertThat(hashes.get("video_md5").asString()).isEqualTo(Md5.of(film).text());
        bank("FILMED");
        hma.json(200, "POST", "/c/bank/FILMED/signal", "{\"vpdq\":" + hashes.get("vpdq") + "}");
        JsonNode found = hma.upload(200, "/m/lookup?banks=FILMED&types=vpdq", "video", Films.draw(2, 4), Map.of());
        assertThat(found.get("vpdq").get("FILMED").get(0).get("distance").asString())
                .matches("[0-9]+%\\[[0-9]+%]");
        assertThat(message(hma.upload(400, "/h/hash?types=vpdq", "video", "no film".getBytes(UTF_8), Map.of())))
                .contains("not a");
    }

    @Test
    void an_upload_is_hashed_by_the_name_of_its_field() {
        assertThat(hma.upload(200, "/h/hash", "photo", HmaClient.picture(1), Map.of()))
                .isEqualTo(hma.get(200, "/h/hash?url=" + at("/one.png")));
        assertThat(hma.upload(200, "/h/hash", "text", "A text about bread, long enough.".getBytes(UTF_8), Map.of())
                        .get("raw_text")
                        .asString())
                .isEqualTo("a text about bread, long enough.");
        assertThat(message(hma.json(400, "POST", "/h/hash", "{}")))
                .isEqualTo("Missing multipart/form-data file upload");
        assertThat(message(hma.upload(400, "/h/hash", "smell", new byte[3], Map.of())))
                .isEqualTo("no such content_type: 'smell'");
        assertThat(message(hma.upload(400, "/h/hash", "photo", "no picture".getBytes(UTF_8), Map.of())))
                .contains("not a picture");
    }

    @Test
    void a_raw_lookup_tells_numbers_and_distances() {
        bank("RAW_ONE");
        bank("RAW_TWO");
        long one = add("RAW_ONE", "pdq", PDQ);
        long two = add("RAW_TWO", "pdq", NEAR);
        String path = "/m/raw_lookup?signal_type=pdq&banks=RAW_ONE,RAW_TWO,NOPE&signal=" + PDQ;
        assertThat(hma.get(200, path).toString()).isEqualTo("{\"matches\":[" + one + "," + two + "]}");
        assertThat(hma.get(200, path + "&include_distance=yes")
                        .get("matches")
                        .get(1)
                        .toString())
                .isEqualTo("{\"bank_content_id\":" + two + ",\"distance\":\"1\"}");
        assertThat(hma.get(200, path.replace("RAW_ONE,RAW_TWO,", "")).toString())
                .isEqualTo("{\"matches\":[]}");
        hma.json(200, "PUT", "/c/bank/RAW_ONE", "{\"enabled\":false}");
        hma.json(200, "PUT", "/c/bank/RAW_TWO/content/" + two, "{\"disable_until_ts\":0}");
        assertThat(hma.get(200, path).get("matches")).as("no switch is heeded").hasSize(2);
        assertThat(hma.get(422, "/m/raw_lookup?signal_type=pdq")
                        .get(0)
                        .get("type")
                        .asString())
                .isEqualTo("missing");
        hma.get(422, path + "&include_distance=perhaps");
        assertThat(message(hma.get(400, "/m/raw_lookup?signal_type=smell&signal=1")))
                .isEqualTo("No such SignalType 'smell'");
        assertThat(message(
                        hma.get(400, "/m/raw_lookup?signal_type=pdq&signal=" + PDQ.toUpperCase(java.util.Locale.ROOT))))
                .startsWith("Invalid pdq signal: ");
    }

    @Test
    void a_lookup_tells_matches_by_bank_and_heeds_every_switch() {
        bank("LOOK");
        String signal = "1" + PDQ.substring(1);
        long id = add("LOOK", "pdq", signal);
        String path = "/m/lookup?signal_type=pdq&banks=LOOK&signal=" + signal;
        String match = "{\"LOOK\":[{\"bank_content_id\":" + id + ",\"distance\":\"0\"}]}";
        assertThat(hma.get(200, path).toString()).isEqualTo(match);
        assertThat(hma.get(200, path.replace("banks=LOOK", "banks=NOPE")).toString())
                .isEqualTo("{}");
        hma.json(200, "PUT", "/c/bank/LOOK/content/" + id, "{\"disable_until_ts\":0}");
        assertThat(hma.get(200, path).toString()).isEqualTo("{}");
        assertThat(hma.get(200, path + "&bypass_coinflip=true").toString()).isEqualTo("{}");
        hma.json(200, "PUT", "/c/bank/LOOK/content/" + id, "{\"disable_until_ts\":1}");
        hma.json(200, "PUT", "/c/bank/LOOK", "{\"enabled\":false}");
        assertThat(hma.get(200, path).toString()).isEqualTo("{}");
        assertThat(hma.get(200, path + "&bypass_coinflip=true").toString())
                .as("honoured on GET too")
                .isEqualTo(match);
        hma.get(400, "/m/lookup?signal=" + PDQ);
        assertThat(message(hma.get(400, "/m/lookup")))
                .isEqualTo("Either url or both signal and signal_type are required");
    }

    @Test
    void the_same_seed_always_decides_the_same_about_a_bank_with_a_share() {
        hma.json(201, "POST", "/c/banks", "{\"name\":\"HALF\",\"enabled_ratio\":\"0.5\"}");
        String signal = "2" + PDQ.substring(1);
        add("HALF", "pdq", signal);
        Set<String> answers = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            String path = "/m/lookup?signal_type=pdq&banks=HALF&signal=" + signal + "&seed=post-" + seed;
            String first = hma.get(200, path).toString();
            assertThat(hma.get(200, path).toString()).isEqualTo(first);
            answers.add(first);
        }
        assertThat(answers).as("some are in and some are out").hasSize(2);
    }

    @Test
    void an_address_is_looked_up_and_a_plain_picture_is_no_error() {
        bank("ADDRESSED");
        hma.json(200, "POST", "/c/bank/ADDRESSED/content?url=" + at("/one.png"), "{}");
        JsonNode found = hma.get(200, "/m/lookup?banks=ADDRESSED&url=" + at("/one.png"));
        assertThat(found.get("pdq").get("ADDRESSED")).hasSize(1);
        assertThat(hma.get(200, "/m/lookup?banks=ADDRESSED&signal_type=pdq&url=" + at("/one.png")))
                .isEqualTo(found.get("pdq"));
        assertThat(message(hma.get(400, "/m/lookup?types=sha256&signal_type=pdq&url=" + at("/one.png"))))
                .contains("'pdq'", "sha256");
        assertThat(hma.get(200, "/m/lookup?banks=ADDRESSED&types=sha256,pdq&signal_type=pdq&url=" + at("/one.png")))
                .isEqualTo(found.get("pdq"));
        assertThat(hma.get(200, "/m/lookup?url=" + at("/plain.png")).toString()).isEqualTo("{\"pdq\":{}}");
    }

    @Test
    void an_upload_is_looked_up() {
        bank("UPLOADED");
        hma.upload(200, "/c/bank/UPLOADED/content", "photo", HmaClient.picture(2), Map.of());
        JsonNode found = hma.upload(200, "/m/lookup?banks=UPLOADED", "photo", HmaClient.picture(2), Map.of());
        assertThat(found.get("pdq").get("UPLOADED").get(0).get("distance").asString())
                .isEqualTo("0");
        hma.json(200, "PUT", "/c/bank/UPLOADED", "{\"enabled_ratio\":0}");
        assertThat(hma.upload(200, "/m/lookup?banks=UPLOADED", "photo", HmaClient.picture(2), Map.of())
                        .toString())
                .isEqualTo("{\"pdq\":{}}");
        assertThat(hma.upload(
                                200,
                                "/m/lookup?banks=UPLOADED&bypass_coinflip=true",
                                "photo",
                                HmaClient.picture(2),
                                Map.of())
                        .get("pdq"))
                .hasSize(1);
        hma.json(400, "POST", "/m/lookup", "{}");
    }

    @Test
    void the_index_says_how_fresh_it_is() {
        bank("FRESH");
        long id = add("FRESH", "video_md5", MD5);
        JsonNode status = hma.get(200, "/m/index/status?signal_type=video_md5").get("video_md5");
        assertThat(status.get("present").asBoolean()).isTrue();
        assertThat(status.get("built_to").asLong()).isGreaterThanOrEqualTo(id);
        JsonNode index =
                hma.get(200, "/c/signal_type/index?signal_type=video_md5").get("video_md5");
        assertThat(index.get("index_out_of_date").asBoolean()).isFalse();
        assertThat(index.get("db_size").asLong())
                .isEqualTo(index.get("index_size").asLong())
                .isEqualTo(status.get("size").asLong());
        assertThat(hma.get(200, "/m/index/status").get("vpdq").toString())
                .isEqualTo("{\"present\":true,\"built_to\":-1,\"size\":0}");
        assertThat(message(hma.get(400, "/m/index/status?signal_type=smell"))).isEqualTo("No such signal type 'smell'");
        hma.get(400, "/c/signal_type/index?signal_type=smell");
    }

    @Test
    void two_signals_are_compared() {
        assertThat(hma.json(
                                200,
                                "POST",
                                "/m/compare",
                                "{\"pdq\":[\"" + PDQ + "\",\"" + NEAR + "\"],\"video_md5\":[\"" + MD5 + "\",\"" + MD5
                                        + "\"]}")
                        .toString())
                .isEqualTo("{\"pdq\":[true,{\"distance\":1}],\"video_md5\":[true,{}]}");
        assertThat(hma.json(200, "POST", "/m/compare", "{\"pdq\":[\"" + PDQ + "\",\"" + FAR + "\"]}")
                        .get("pdq")
                        .get(0)
                        .asBoolean())
                .isFalse();
        assertThat(message(hma.json(400, "POST", "/m/compare", "[]"))).isEqualTo("Request input was not a dict");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"pdq\":1}")))
                .isEqualTo("Comparison hashes for pdq was not a list");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"pdq\":[]}")))
                .isEqualTo("Comparison hash list length must be exactly 2");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"smell\":[1,2]}")))
                .isEqualTo("No such SignalType 'smell'");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"pdq\":[\"1\",\"2\"]}")))
                .startsWith("Invalid pdq signal: ");
        assertThat(hma.send("POST", "/m/compare", "text/plain", "{}".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_name_that_is_too_long_is_refused_with_both_lengths() {
        assertThat(message(hma.json(400, "POST", "/c/banks", "{\"name\":\"" + "L".repeat(256) + "\"}")))
                .isEqualTo("Bank names have at most 255 characters; this one has 256.");
    }

    @Test
    void a_multipart_body_without_a_boundary_is_told_the_parts_of_this_interface() {
        var answer = hma.send("POST", "/h/hash", "multipart/form-data", "x".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"message\":")
                .contains("boundary", "photo, video or text")
                .doesNotContain("«item»");
    }

    @Test
    void a_bank_is_made_and_shown() {
        assertThat(hma.json(201, "POST", "/c/banks", "{\"name\":\"COOP_ORG_FLAGS\",\"enabled_ratio\":\"1\"}")
                        .toString())
                .isEqualTo("{\"name\":\"COOP_ORG_FLAGS\",\"matching_enabled_ratio\":1.0}");
        assertThat(hma.get(200, "/c/bank/COOP_ORG_FLAGS")).isIn(hma.get(200, "/c/banks"));
        assertThat(message(hma.json(403, "POST", "/c/banks", "{\"name\":\"COOP_ORG_FLAGS\"}")))
                .isEqualTo("Bank already exists");
        assertThat(message(hma.json(400, "POST", "/c/banks", "{\"name\":\"small\"}")))
                .isEqualTo("Bank names must be UPPER_WITH_UNDERSCORE");
        assertThat(hma.json(422, "POST", "/c/banks", "{}").get(0).get("type").asString())
                .isEqualTo("missing");
        assertThat(hma.send("POST", "/c/banks", "text/plain", "x".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(422);
        hma.json(422, "POST", "/c/banks", "{\"name\":\"NAN\",\"enabled_ratio\":\"much\"}");
        hma.json(400, "POST", "/c/banks", "{\"name\":\"MUCH\",\"enabled_ratio\":9.5}");
        assertThat(message(hma.get(404, "/c/bank/NOPE"))).isEqualTo("bank 'NOPE' not found");
        assertThat(hma.json(201, "POST", "/c/banks", "{\"name\":\"OFF\",\"enabled\":false}")
                        .get("matching_enabled_ratio")
                        .asDouble())
                .as("switched off where the peer leaves it on")
                .isZero();
    }

    @Test
    void a_bank_of_an_unknown_caller_waits_for_confirmation_and_the_journal_names_the_interface() {
        bank("VOUCHED");
        Bank made = platform.bean(Banks.class).bank("VOUCHED").orElseThrow();
        assertThat(made.role()).isEqualTo(BankRole.CANDIDATE);
        assertThat(made.createdBy()).isEqualTo(Actor.HMA.text()).startsWith("hma:");
        long id = add("VOUCHED", "pdq", FAR);
        hma.delete(200, "/c/bank/VOUCHED/content/" + id);
        assertThat(platform.database()
                        .fetchValues(
                                "select distinct kind from journal_entry where actor = '" + Actor.HMA.text() + "'"))
                .extracting(Object::toString)
                .contains("bank.created", "bank.entry-added", "bank.entry-removed");
        assertThat(platform.bean(Journal.class).verify().faults()).isEmpty();
    }

    @Test
    void a_bank_is_changed() {
        bank("CHANGE");
        assertThat(hma.json(200, "PUT", "/c/bank/CHANGE", "{\"enabled_ratio\":0.25}")
                        .toString())
                .isEqualTo("{\"name\":\"CHANGE\",\"matching_enabled_ratio\":0.25}");
        assertThat(hma.json(200, "PUT", "/c/bank/CHANGE", "{\"enabled\":false}")
                        .get("matching_enabled_ratio")
                        .asDouble())
                .isZero();
        assertThat(hma.json(200, "PUT", "/c/bank/CHANGE", "{\"enabled\":true,\"name\":\"CHANGED\"}")
                        .toString())
                .isEqualTo("{\"name\":\"CHANGED\",\"matching_enabled_ratio\":1.0}");
        assertThat(message(hma.json(404, "PUT", "/c/bank/CHANGE", "{}"))).isEqualTo("Bank not found");
        bank("TAKEN");
        assertThat(message(hma.json(403, "PUT", "/c/bank/CHANGED", "{\"name\":\"TAKEN\"}")))
                .isEqualTo("Bank name already exists");
        hma.json(400, "PUT", "/c/bank/CHANGED", "{\"name\":\"no\"}");
    }

    @Test
    void a_bank_is_deleted_and_matches_no_more() {
        bank("GONE");
        String signal = "3" + PDQ.substring(1);
        add("GONE", "pdq", signal);
        assertThat(message(hma.delete(200, "/c/bank/GONE"))).isEqualTo("Done");
        assertThat(message(hma.delete(200, "/c/bank/GONE"))).isEqualTo("Done");
        hma.get(404, "/c/bank/GONE");
        assertThat(hma.get(200, "/m/raw_lookup?signal_type=pdq&banks=GONE&signal=" + signal)
                        .get("matches"))
                .isEmpty();
    }

    @Test
    void content_is_added_with_what_is_said_of_it() {
        bank("CONTENT");
        JsonNode added = hma.json(
                200,
                "POST",
                "/c/bank/CONTENT/content?url=" + at("/one.png"),
                "{\"metadata\":{\"content_id\":\"post-1\",\"json\":{\"a\":1}},\"note\":\"a remark\"}");
        assertThat(added.get("signals").get("pdq").asString()).matches("[0-9a-f]{64}");
        JsonNode shown = hma.get(200, "/c/bank/CONTENT/content/" + added.get("id"));
        assertThat(shown.get("metadata").toString())
                .isEqualTo("{\"content_id\":\"post-1\",\"content_uri\":null,\"json\":{\"a\":1},\"collab\":null}");
        assertThat(shown.get("note").asString()).isEqualTo("a remark");
        JsonNode upload = hma.upload(
                200,
                "/c/bank/CONTENT/content?types=pdq,sha256",
                "photo",
                HmaClient.picture(3),
                Map.of("metadata", "{\"content_uri\":\"https://forum.example/3\"}", "note", "b"));
        assertThat(upload.get("signals")).hasSize(2);
        assertThat(hma.send("POST", "/c/bank/CONTENT/content?url=" + at("/one.png"), "", new byte[0])
                        .statusCode())
                .isEqualTo(200);
        String photo = "/c/bank/CONTENT/content";
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.plain(), Map.of())))
                .startsWith("Invalid pdq signal");
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.picture(3), Map.of("metadata", "{"))))
                .isEqualTo("metadata form field must be valid JSON");
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.picture(3), Map.of("metadata", "{\"x\":1}"))))
                .startsWith("Invalid metadata");
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.picture(3), Map.of("note", "n".repeat(256)))))
                .isEqualTo("note must be at most 255 characters");
        hma.upload(200, photo, "photo", HmaClient.picture(3), Map.of("note", "\uD83D\uDD25".repeat(255)));
        assertThat(message(hma.json(400, "POST", photo, "{}")))
                .isEqualTo("Neither `url` nor multipart file upload was received");
        assertThat(message(hma.json(404, "POST", "/c/bank/NOPE/content?url=" + at("/one.png"), "{}")))
                .isEqualTo("bank 'NOPE' not found");
    }

    @Test
    void signals_are_added_as_they_are() {
        bank("SIGNALS");
        JsonNode added = hma.json(
                200,
                "POST",
                "/c/bank/SIGNALS/signal",
                "{\"pdq\":\"" + PDQ + "\",\"video_md5\":\" " + MD5.toUpperCase(java.util.Locale.ROOT)
                        + "\",\"raw_text\":\"Bread  and BUTTER\",\"note\":\"n\"}");
        assertThat(added.get("signals").toString())
                .isEqualTo("{\"pdq\":\"" + PDQ + "\",\"video_md5\":\"" + MD5 + "\",\"raw_text\":\"bread and butter\"}");
        assertThat(add("SIGNALS", "pdq", PDQ))
                .as("a duplicate is content of its own")
                .isGreaterThan(added.get("id").asLong());
        assertThat(hma.get(200, "/m/lookup?banks=SIGNALS&signal_type=raw_text&signal=bread%20and%20butter")
                        .get("SIGNALS")
                        .get(0)
                        .get("distance")
                        .asString())
                .isEqualTo("-");
        String path = "/c/bank/SIGNALS/signal";
        assertThat(message(hma.json(400, "POST", path, "{}"))).isEqualTo("No signals given");
        assertThat(message(hma.json(400, "POST", path, "{\"smell\":\"x\"}"))).isEqualTo("No such SignalType 'smell'");
        assertThat(message(hma.json(400, "POST", path, "{\"pdq\":\"x\"}"))).startsWith("Invalid pdq signal: ");
        assertThat(hma.send("POST", path, "text/plain", "{}".getBytes(UTF_8)).statusCode())
                .isEqualTo(415);
        hma.json(404, "POST", "/c/bank/NOPE/signal", "{\"pdq\":\"" + PDQ + "\"}");
    }

    @Test
    void content_is_shown_in_its_own_bank_only() {
        bank("SHOWN");
        bank("OTHER");
        long id = add("SHOWN", "pdq", PDQ);
        String path = "/c/bank/SHOWN/content/" + id;
        assertThat(hma.get(200, path).toString())
                .isEqualTo("{\"id\":" + id + ",\"disable_until_ts\":1,\"original_media_uri\":null,\"bank\":{"
                        + "\"name\":\"SHOWN\",\"matching_enabled_ratio\":1.0}}");
        assertThat(hma.get(200, path + "?include_signals=true").get("signals").toString())
                .isEqualTo("{\"pdq\":\"" + PDQ + "\"}");
        assertThat(message(hma.get(404, "/c/bank/OTHER/content/" + id))).isEqualTo("content '" + id + "' not found");
        assertThat(message(hma.get(404, "/c/bank/NOPE/content/" + id))).isEqualTo("bank 'NOPE' not found");
    }

    @Test
    void content_is_switched_off_for_a_while() {
        bank("SWITCHED");
        long id = add("SWITCHED", "pdq", PDQ);
        String path = "/c/bank/SWITCHED/content/" + id;
        long later = Instant.now().getEpochSecond() + 3600;
        assertThat(hma.json(200, "PUT", path, "{\"disable_until_ts\":" + later + ",\"note\":\"x\"}")
                        .toString())
                .isEqualTo("{\"id\":" + id + ",\"disable_until_ts\":" + later
                        + ",\"collab_metadata\":{},\"original_media_uri\":null,\"bank\":{\"name\":\"SWITCHED\","
                        + "\"matching_enabled_ratio\":1.0},\"user_metadata\":null,\"note\":\"x\"}");
        assertThat(hma.get(200, "/m/lookup?banks=SWITCHED&signal_type=pdq&signal=" + PDQ))
                .isEmpty();
        assertThat(hma.json(200, "PUT", path, "{\"disable_until_ts\":0}")
                        .get("disable_until_ts")
                        .asLong())
                .isZero();
        assertThat(hma.json(200, "PUT", path, "{\"disable_until_ts\":1}")
                        .get("note")
                        .asString())
                .as("what is left out stays")
                .isEqualTo("x");
        assertThat(hma.get(200, "/m/lookup?banks=SWITCHED&signal_type=pdq&signal=" + PDQ))
                .hasSize(1);
        assertThat(message(hma.json(400, "PUT", path, "{\"disable_until_ts\":-1}")))
                .isEqualTo("disable_until_ts must be a non-negative integer");
        assertThat(message(hma.json(400, "PUT", path, "{\"disable_until_ts\":99999999999}")))
                .isEqualTo("disable_until_ts must be less than 5 years in the future");
        assertThat(message(hma.json(400, "PUT", path, "{\"disable_until_ts\":\"x\"}")))
                .isEqualTo("Invalid int: 'x'");
        hma.json(404, "PUT", "/c/bank/SWITCHED/content/999999", "{}");
        bank("SWITCHED_NOT");
        assertThat(message(hma.json(404, "PUT", "/c/bank/SWITCHED_NOT/content/" + id, "{\"disable_until_ts\":0}")))
                .isEqualTo("content '" + id + "' not found");
    }

    @Test
    void content_is_removed_from_its_own_bank_only() {
        bank("REMOVED");
        bank("KEPT");
        long id = add("REMOVED", "pdq", PDQ);
        assertThat(hma.delete(200, "/c/bank/KEPT/content/" + id).toString()).isEqualTo("{\"deleted\":0}");
        assertThat(hma.delete(200, "/c/bank/REMOVED/content/" + id).toString()).isEqualTo("{\"deleted\":1}");
        assertThat(hma.delete(200, "/c/bank/REMOVED/content/" + id).toString()).isEqualTo("{\"deleted\":0}");
        hma.get(404, "/c/bank/REMOVED/content/" + id);
        assertThat(hma.get(200, "/m/raw_lookup?banks=REMOVED&signal_type=pdq&signal=" + PDQ)
                        .get("matches"))
                .as("gone from the index at once")
                .isEmpty();
    }

    @Test
    void there_are_no_exchanges_and_nothing_pretends_that_there_are() {
        assertThat(hma.get(200, "/c/exchanges/apis").toString()).isEqualTo("[]");
        assertThat(hma.get(200, "/c/exchanges").toString()).isEqualTo("[]");
        assertThat(message(hma.get(400, "/c/exchanges/api/ncmec"))).isEqualTo("no such Exchange API 'ncmec'");
        hma.json(400, "POST", "/c/exchanges/api/ncmec", "{\"credential_json\":{}}");
        assertThat(message(hma.get(404, "/c/exchanges/api/ncmec/schema"))).isEqualTo("Exchange API 'ncmec' not found");
        assertThat(message(hma.json(400, "POST", "/c/exchanges", "{\"bank\":\"X\",\"api\":\"ncmec\"}")))
                .isEqualTo("No such exchange type 'ncmec'");
        assertThat(message(hma.json(400, "POST", "/c/exchanges", "{}"))).isEqualTo("bank is required");
        bank("OF_NO_EXCHANGE");
        for (String path : List.of("/c/exchange/OF_NO_EXCHANGE", "/c/exchange/OF_NO_EXCHANGE/status")) {
            assertThat(message(hma.get(404, path))).isEqualTo("Exchange 'OF_NO_EXCHANGE' not found");
        }
        hma.json(404, "PUT", "/c/exchange/OF_NO_EXCHANGE", "{\"enabled\":true}");
        hma.delete(200, "/c/exchange/OF_NO_EXCHANGE");
        hma.get(200, "/c/bank/OF_NO_EXCHANGE");
    }

    @Test
    void a_type_of_signal_is_switched_off_and_on() {
        assertThat(hma.get(200, "/c/signal_type").toString())
                .contains("{\"name\":\"pdq\",\"enabled_ratio\":1.0}", "{\"name\":\"video_md5\",\"enabled_ratio\":1.0}");
        String lookup = "/m/raw_lookup?signal_type=url_md5&signal=" + MD5;
        hma.get(200, lookup);
        assertThat(message(hma.json(403, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":0}")))
                .contains("banks edit");
        edits.json(204, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":0}");
        for (JsonNode refused : List.of(
                hma.get(400, lookup),
                hma.json(400, "POST", "/m/compare", "{\"url_md5\":[\"" + MD5 + "\",\"" + MD5 + "\"]}"),
                hma.form(400, "/ui/query_hash", Map.of("signal_type", "url_md5", "signal_value", MD5)))) {
            assertThat(message(refused)).isEqualTo("SignalType 'url_md5' is not enabled");
        }
        edits.json(204, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":1.0}");
        hma.get(200, lookup);
        edits.json(400, "PUT", "/c/signal_type/url_md5", "{\"enabled_ratio\":2}");
        edits.json(400, "PUT", "/c/signal_type/url_md5", "{}");
        hma.json(400, "PUT", "/c/signal_type/smell", "{\"enabled_ratio\":1}");
    }

    @Test
    void the_types_of_content_are_listed() {
        assertThat(hma.get(200, "/c/content_type").toString())
                .contains("{\"name\":\"photo\",\"enabled\":true}", "{\"name\":\"video\",\"enabled\":true}");
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
    void double_slashes_are_single_ones() {
        bank("SLASHED");
        hma.get(200, "//c/banks");
        hma.get(200, "//c//bank/SLASHED");
        hma.json(201, "POST", "//c/banks", "{\"name\":\"SLASHED_TWICE\"}");
        assertThat(hma.send("GET", "//v1//banks", "", new byte[0]).statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_known_to_be_harmless_silences_what_is_no_nearer() {
        bank("HARMFUL");
        String signal = "4" + FAR.substring(1);
        add("HARMFUL", "pdq", signal);
        platform.bean(Banks.class).create("HARMLESS", "press", bank -> bank.withRole(BankRole.NEGATIVE), Actor.MACHINE);
        edits.json(200, "POST", "/c/bank/HARMLESS/signal", "{\"pdq\":\"" + signal + "\"}");
        assertThat(hma.get(200, "/m/lookup?signal_type=pdq&signal=" + signal)).isEmpty();
    }

    @Test
    void without_a_key_no_bank_is_changed_that_counts_for_something() {
        for (BankRole role : List.of(BankRole.CONFIRMED, BankRole.NEGATIVE)) {
            String name = "VOUCHED_" + role;
            platform.bean(Banks.class).create(name, "press", bank -> bank.withRole(role), Actor.MACHINE);
            String signals = "/c/bank/" + name + "/signal";
            String signal = "{\"url_md5\":\"" + MD5 + "\"}";
            long id = edits.json(200, "POST", signals, signal).get("id").asLong();
            String content = "/c/bank/" + name + "/content/" + id;
            for (JsonNode refused : List.of(
                    hma.json(403, "POST", signals, signal),
                    hma.json(403, "POST", "/c/bank/" + name + "/content?url=" + at("/one.png"), "{}"),
                    hma.json(403, "PUT", "/c/bank/" + name, "{\"enabled\":false}"),
                    hma.json(403, "PUT", "/c/bank/" + name, "{\"name\":\"ANOTHER\"}"),
                    hma.json(403, "PUT", content, "{\"disable_until_ts\":0}"),
                    hma.delete(403, content),
                    hma.delete(403, "/c/bank/" + name))) {
                assertThat(message(refused)).contains(name, "candidate", "banks edit");
            }
            assertThat(hma.get(200, content).get("disable_until_ts").asLong()).isEqualTo(1);
            edits.json(200, "PUT", content, "{\"disable_until_ts\":0}");
            edits.delete(200, content);
            edits.delete(200, "/c/bank/" + name);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // after all others, whose requests it looks at
    void the_page_and_the_server_know_the_same_routes_and_each_was_asked_for() throws IOException {
        Set<String> served = HmaClient.routes(platform);
        Set<String> described = new TreeSet<>();
        Files.readAllLines(PAGE).forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                described.add(row.group(1) + " " + row.group(2));
            }
        });
        assertThat(described).isEqualTo(served);
        Set<String> asked = new TreeSet<>(hma.asked());
        asked.addAll(edits.asked());
        assertThat(served)
                .allSatisfy(route -> assertThat(asked)
                        .as("requests for %s", route)
                        .anyMatch(request -> request.matches(route.replaceAll("\\{[^}]*}", "[^/]+"))));
    }
}
