package org.brightline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.brightline.postgres.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the server, and its PostgreSQL, with kill -9 while items stream in and decisions are taken; starts again; and looks whether
 * anything was lost or done twice.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("brightline.kill.rounds", 3);
    private static final int ITEMS = 400;
    private static final int EVERY = 20;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> SETTINGS =
            Map.of("BRIGHTLINE_CASEWORK_UNDO", "0s", "BRIGHTLINE_INTAKE_CHUNK", "16");

    private final Path folder = TestPostgres.newFolder();
    private final Path data = folder.resolve("data");
    private final Random random = new Random(20_261_124);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    /** External id to outcome, of every item that was acknowledged. */
    private final Map<String, String> accepted = new HashMap<>();

    @Test
    void kill_9_of_server_and_database_loses_nothing_and_does_nothing_twice() throws Exception {
        try (Receiver platform = new Receiver()) {
            String password = "a long sentence for the test";
            ServerProcess server = ServerProcess.serve(data, SETTINGS);
            String once = server.printed(Pattern.compile("password +(\\S+)")).orElseThrow();
            Browserless admin = Browserless.signIn(server.address(), "admin", once, password);
            String key = prepare(admin, platform);
            String judge = Browserless.once(admin.post(
                    "/settings/people", "login", "judge", "name", "Judge", "roles", "REVIEWER", "roles", "LEAD"));
            Browserless.signIn(server.address(), "judge", judge, password);
            for (int round = 0; round < ROUNDS; round++) {
                server = round(server, key, password, round);
            }
            settle(server, password, platform);
            examine(platform);
            assertThat(counted(server, key)).as("items counted").isEqualTo((long) ROUNDS * ITEMS);
            server.close();
        }
        assertThat(ServerProcess.run(List.of("journal", "verify", "--data", data.toString())))
                .startsWith("exit 0")
                .contains("The journal holds");
    }

    private String prepare(Browserless admin, Receiver platform) {
        admin.post("/settings/platforms", "slug", "forum", "name", "Forum");
        admin.post(
                "/settings/platforms/forum/endpoint",
                "webhook",
                platform.at("/webhook").toString(),
                "status",
                platform.at("/status/") + "{externalId}",
                "privateNetwork",
                "true");
        return Browserless.once(admin.post(
                "/settings/keys",
                "label",
                "stream",
                "platform",
                "forum",
                "days",
                "9",
                "scopes",
                "ITEMS_SUBMIT",
                "scopes",
                "CASES_READ"));
    }

    /** Streams one batch; somewhere in it everything is killed; then the same batch is sent again under the same key. */
    private ServerProcess round(ServerProcess server, String key, String password, int round) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ITEMS; i++) {
            lines.append(item("r" + round + "-" + i, i % EVERY == 0)).append('\n');
        }
        String batch = UUID.randomUUID().toString();
        URI address = server.address();
        Thread stream = Thread.ofVirtual().start(() -> send(address, key, batch, lines.toString()));
        Thread judge = Thread.ofVirtual().start(() -> judge(address, password, Duration.ofSeconds(20)));
        stream.join(Duration.ofMillis(150 + random.nextInt(900)));
        if (round % 3 != 1) {
            server.kill();
        }
        if (round % 3 != 0) {
            server.killPostgres();
        }
        ServerProcess next = server;
        if (round % 3 != 1) {
            stream.join();
            judge.join();
            next = ServerProcess.serve(data, SETTINGS);
        }
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (!send(next.address(), key, batch, lines.toString())) {
            assertThat(Instant.now()).as("the batch is accepted in the end").isBefore(end);
        }
        stream.join();
        judge.join();
        return next;
    }

    private static String item(String id, boolean found) {
        String text = found
                ? "Join the Ashfall Front today, brothers. Message " + id + "."
                : "The ferry was late, number " + id + ".";
        return "{\"platform\":\"forum\",\"externalId\":\"" + id
                + "\",\"kind\":\"post\",\"audience\":\"PUBLIC\",\"language\":\"en\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"text\":\""
                + text + "\"}";
    }

    /** Whether every line was accepted. */
    private boolean send(URI server, String key, String batch, String lines) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/items:batch"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/x-ndjson")
                    .header("Idempotency-Key", batch)
                    .POST(HttpRequest.BodyPublishers.ofString(lines))
                    .build();
            HttpResponse<java.util.stream.Stream<String>> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofLines());
            int[] count = {0};
            answer.body().forEach(line -> {
                JsonNode result = JSON.readTree(line);
                if (result.has("outcome")) {
                    count[0]++;
                    synchronized (accepted) {
                        accepted.put(
                                result.get("externalId").asString(),
                                result.get("outcome").asString());
                    }
                }
            });
            return answer.statusCode() == 200 && count[0] == ITEMS;
        } catch (IOException | RuntimeException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Decides whatever is open, until nothing is, the time is over, or the server is gone. */
    private void judge(URI server, String password, Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        try {
            Browserless judge = Browserless.signIn(server, "judge", password, password);
            judge.get("/queue");
            while (Instant.now().isBefore(end)) {
                JsonNode cases = JSON.readTree(
                                judge.api("GET", "/v1/cases?limit=500", "").body())
                        .get("cases");
                if (cases == null || cases.isEmpty()) {
                    return;
                }
                for (JsonNode open : cases) {
                    decide(judge, open.get("id").asString());
                }
            }
        } catch (RuntimeException e) {
            // The server was killed under the judge; what was decided is examined at the end.
        }
    }

    private static void decide(Browserless judge, String id) {
        JsonNode file = JSON.readTree(
                judge.api("POST", "/v1/cases/" + id + "/claim", "").body());
        if (!file.has("findings")) {
            return;
        }
        JsonNode finding = file.get("findings").get(0);
        judge.api(
                "POST",
                "/v1/cases/" + id + "/decision",
                "{\"ruling\":\"ACT\",\"clause\":\"" + finding.get("clause").asString() + "\",\"release\":\""
                        + finding.get("release").asString() + "\",\"effects\":[\"REMOVE\"],\"findings\":[\""
                        + finding.get("id").asString()
                        + "\"],\"exemption\":\"NONE\",\"exemptionReason\":\"None is seen.\",\"reason\":\"It recruits.\"}");
    }

    /** Decides the rest, and waits until everything that was decided has arrived and been seen. */
    private void settle(ServerProcess server, String password, Receiver platform) {
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        int expected = ROUNDS * ITEMS / EVERY;
        while (platform.applied().size() < expected && Instant.now().isBefore(end)) {
            judge(server.address(), password, Duration.ofSeconds(5));
        }
        assertThat(platform.applied()).as("removals that arrived").hasSize(expected);
    }

    /** What the platform is told of how much came in: the sum over all counts. */
    private long counted(ServerProcess server, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.address().resolve("/v1/counts?from=2026-01-01&to=2099-01-01"))
                .header("Authorization", "Bearer " + key)
                .build();
        long sum = 0;
        for (JsonNode count : JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .required("counts")) {
            sum += count.required("items").asLong();
        }
        return sum;
    }

    private void examine(Receiver platform) {
        assertThat(accepted).hasSize(ROUNDS * ITEMS);
        assertThat(accepted.values().stream().filter("FINDING"::equals)).hasSize(ROUNDS * ITEMS / EVERY);
        List<String> removed = new ArrayList<>();
        platform.applied().forEach(hook -> removed.add(hook.get("externalId").asString()));
        Set<String> found = new HashSet<>(accepted.keySet());
        found.removeIf(id -> !"FINDING".equals(accepted.get(id)));
        assertThat(removed)
                .as("each removal arrived once")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found);
        assertThat(platform.sequences()).as("in the platform's order").isSorted();
    }
}
