package org.brightline.platform.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.brightline.fingerprint.Pdq;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.brightline.platform.testing.Multipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real pictures and real posts through the running server, over its public interface. Runs where the data sets are (see
 * {@code BRIGHTLINE_DATASETS}), and shows figures only, never a post.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class RealInputTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DATASETS = Path.of(System.getProperty("brightline.datasets", "datasets"));
    private static final int POSTS = 20_000;
    private static final int BATCH = 500;
    /** Characters of a window; what is shorter is not searched for, because it could stand anywhere by chance. */
    private static final int WINDOW = 24;

    private RunningPlatform platform;
    private String key;

    private record Sent(String id, String text) {}

    @BeforeAll
    void start() {
        assumeTrue(
                Files.isDirectory(DATASETS),
                "Skipped: there are no data sets at " + DATASETS.toAbsolutePath() + "; set BRIGHTLINE_DATASETS.");
        platform = RunningPlatform.start("--brightline.access.welcome=false");
        Access access = platform.bean(Access.class);
        access.registerPlatform("forum", "Forum", Actor.MACHINE);
        Set<Permission> scopes =
                Set.of(Permission.ITEMS_SUBMIT, Permission.CASES_READ, Permission.BANKS_READ, Permission.BANKS_EDIT);
        key = access.issueKey("forum", "forum", scopes, Duration.ofDays(1), Actor.MACHINE)
                .token();
    }

    @AfterAll
    void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(2)
    void twelve_edits_of_a_banked_picture_are_found_at_the_distances_of_the_reference() throws IOException {
        Map<String, Pdq> reference = reference();
        Pdq original = reference.get("aaa-orig.jpg");
        assertThat(original).isNotNull();
        send("/v1/banks", "application/json", "{\"name\":\"EDITS\",\"description\":\"One picture\"}".getBytes(UTF_8));
        send(
                "/v1/banks/EDITS/entries",
                "application/json",
                ("{\"fingerprints\":[{\"type\":\"PDQ\",\"fingerprint\":\"" + original.text()
                                + "\"}],\"label\":\"original\",\"source\":\"reference\",\"reason\":\"test\"}")
                        .getBytes(UTF_8));
        assertThat(reference).hasSize(12);
        reference.forEach((file, theirs) -> {
            JsonNode answer = sendPicture(file);
            assertThat(answer.get("outcome").asString()).as(file).isEqualTo("FINDING");
            JsonNode evidence = answer.get("findings").get(0).get("evidence").get(0);
            assertThat(evidence.get("bank").asString()).isEqualTo("EDITS");
            assertThat(evidence.get("distance").asInt())
                    .as("distance of %s", file)
                    .isCloseTo(original.distance(theirs), org.assertj.core.data.Offset.offset(10));
        });
    }

    private static Map<String, Pdq> reference() throws IOException {
        Map<String, Pdq> hashes = new TreeMap<>();
        List<String> lines = Files.readAllLines(DATASETS.resolve("pdq-reference/expected.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            hashes.put(cells[0], Pdq.parse(cells[1]));
        }
        return hashes;
    }

    private JsonNode sendPicture(String file) {
        try {
            byte[] picture =
                    Files.readAllBytes(DATASETS.resolve("pdq-reference").resolve(file));
            return JSON.readTree(
                    send("/v1/items", Multipart.TYPE, Multipart.item(item(file, "A picture.", "en"), picture)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** First, while nothing else is stored: every word of every post is looked for in all that is. */
    @Test
    @Order(1)
    void twenty_thousand_real_posts_go_through_without_an_error_and_none_without_a_finding_is_in_any_table()
            throws IOException {
        List<Sent> forgotten = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Stream<JsonNode> rows = posts()) {
            List<JsonNode> batch = new ArrayList<>();
            rows.limit(POSTS).forEach(row -> {
                batch.add(row);
                if (batch.size() == BATCH) {
                    sendBatch(batch, outcomes, forgotten);
                    batch.clear();
                }
            });
            assertThat(batch).isEmpty();
        }
        System.out.println("Real posts by outcome: " + outcomes);
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(POSTS);
        assertThat(outcomes).containsKeys("CLEAR", "FINDING");
        absent(forgotten);
    }

    private void sendBatch(List<JsonNode> rows, Map<String, Integer> outcomes, List<Sent> forgotten) {
        StringBuilder lines = new StringBuilder();
        List<Sent> sent = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = "real-"
                    + (outcomes.values().stream().mapToInt(Integer::intValue).sum() + sent.size());
            String text = row.get("text").asString();
            sent.add(new Sent(id, text));
            lines.append(item(id, text, row.get("lang").asString())).append('\n');
        }
        List<String> results = send(
                        "/v1/items:batch",
                        "application/x-ndjson",
                        lines.toString().getBytes(UTF_8))
                .lines()
                .toList();
        assertThat(results).hasSameSizeAs(sent);
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = JSON.readTree(results.get(i));
            assertThat(result.has("outcome"))
                    .as("%s: %s", sent.get(i).id(), result.get("problem"))
                    .isTrue();
            String outcome = result.get("outcome").asString();
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome.equals("CLEAR") || outcome.equals("UNREAD")) {
                forgotten.add(sent.get(i));
            }
        }
    }

    /** Neither the platform's id nor the words of an item stand anywhere, and no sealed blob is without an item. */
    private void absent(List<Sent> forgotten) {
        String all = platform.everythingStored();
        BitSet windows = new BitSet(1 << 28);
        for (int i = 0; i + WINDOW <= all.length(); i++) {
            windows.set(hash(all.substring(i, i + WINDOW)));
        }
        for (Sent item : forgotten) {
            assertThat(all.contains("\"" + item.id() + "\"") || all.contains("," + item.id() + ","))
                    .as("%s is remembered", item.id())
                    .isFalse();
            String text = item.text().replace("\"", "\"\"");
            boolean maybe = text.length() >= WINDOW && windows.get(hash(text.substring(0, WINDOW)));
            assertThat(maybe && all.contains(text))
                    .as("the words of %s are remembered", item.id())
                    .isFalse();
        }
        assertThat(platform.database()
                        .fetchValue("select count(*) from exhibit where id not in (select exhibit from item_exhibit)"
                                + " and id not in (select exhibit from item_medium)"))
                .isEqualTo(0L);
    }

    private static int hash(String window) {
        return window.hashCode() & ((1 << 28) - 1);
    }

    /** Every row of the data sets of real posts, one set after the other in turns, so that no set stands alone. */
    private static Stream<JsonNode> posts() throws IOException {
        List<BufferedReader> readers = new ArrayList<>();
        for (String set : List.of("edos", "davidson", "implicit_hate", "stormfront", "germeval2018", "mlma")) {
            readers.add(new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(
                            DATASETS.resolve("text").resolve(set).resolve("data.jsonl.gz"))),
                    UTF_8)));
        }
        return Stream.iterate(0, i -> i + 1)
                .map(i -> read(readers.get(i % readers.size())))
                .filter(line -> !line.isEmpty())
                .map(JSON::readTree)
                .filter(row -> !row.get("text").asString().isBlank())
                .onClose(() -> readers.forEach(RealInputTest::close));
    }

    private static String read(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String item(String id, String text, String language) {
        ObjectNode item = JSON.createObjectNode();
        item.put("platform", "forum");
        item.put("externalId", id);
        item.put("kind", "post");
        item.put("audience", "PUBLIC");
        item.put("language", language);
        item.put("createdAt", "2026-05-01T10:00:00Z");
        item.put("text", text);
        return JSON.writeValueAsString(item);
    }

    private String send(String path, String type, byte[] body) {
        HttpResponse<String> answer = platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
        assertThat(answer.statusCode()).as(path).isBetween(200, 299);
        return answer.body();
    }
}
