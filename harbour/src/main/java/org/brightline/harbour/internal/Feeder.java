package org.brightline.harbour.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.brightline.harbour.HarbourSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows posts one after the other and sends each to Brightline, again and again until it is accepted. */
public final class Feeder {
    private static final int BATCH = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private static final System.Logger log = System.getLogger(Feeder.class.getName());

    private final HarbourSettings settings;
    private final Timeline timeline;
    private final Clock clock;
    private final URI own;
    private final Duration backoff;
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Feeds a timeline; {@code own} is the address of Harbour itself, for context links. */
    public Feeder(HarbourSettings settings, Timeline timeline, URI own, Clock clock) {
        this(settings, timeline, own, clock, Duration.ofMillis(300));
    }

    /** With another wait after the first failure; it doubles five times. */
    Feeder(HarbourSettings settings, Timeline timeline, URI own, Clock clock, Duration backoff) {
        this.settings = settings;
        this.timeline = timeline;
        this.own = own;
        this.clock = clock;
        this.backoff = backoff;
    }

    /** Sends all posts: a backlog of everyday texts in batches, then the others at their pace. Ends when all are accepted. */
    public void run(List<Post> posts) {
        int opening = Math.min(Posts.BACKLOG, posts.size());
        for (int i = 0; i < opening; i += BATCH) {
            batch(posts.subList(i, Math.min(i + BATCH, opening)));
        }
        for (Post post : posts.subList(opening, posts.size())) {
            if (waits(settings.pace())) {
                return;
            }
            if (timeline.restricted(post.author())) {
                continue;
            }
            timeline.show(post, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            one(post);
        }
    }

    /** Stops before the next post or attempt. */
    public void stop() {
        stopped.countDown();
        http.shutdownNow();
    }

    private boolean waits(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void batch(List<Post> posts) {
        StringBuilder lines = new StringBuilder();
        for (Post post : posts) {
            timeline.show(post, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            lines.append(JSON.writeValueAsString(json(post))).append('\n');
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        String results = send("/v1/items:batch", "application/x-ndjson", body, "batch", posts.size());
        results.lines().filter(line -> !line.isBlank()).map(JSON::readTree).forEach(result -> {
            JsonNode problem = result.get("problem");
            if (problem != null) {
                Post post = posts.get(result.path("line").asInt() - 1);
                if (passes(problem.path("status").asInt())) {
                    one(post);
                } else {
                    refused(post.id(), problem.toString());
                }
            }
        });
    }

    private void one(Post post) {
        byte[] json = JSON.writeValueAsBytes(json(post));
        if (post.picture() == null) {
            send("/v1/items", "application/json", json, post.id(), 0);
            return;
        }
        String boundary = "harbour-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "name=\"item\"", "application/json", json);
        part(
                body,
                boundary,
                "name=\"media\"; filename=\"picture\"",
                Pictures.type(post.picture()),
                Pictures.of(post.picture()));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        send("/v1/items", "multipart/form-data; boundary=" + boundary, body.toByteArray(), post.id(), 0);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String type, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + name + "\r\nContent-Type: " + type
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private ObjectNode json(Post post) {
        ObjectNode node = JSON.createObjectNode();
        node.put("platform", "harbour");
        node.put("externalId", post.id());
        node.put("kind", "post");
        node.put("author", post.author());
        node.put("audience", "PUBLIC");
        node.put("language", post.language());
        node.put("createdAt", timeline.post(post.id()).orElseThrow().at().toString());
        node.put("text", post.text());
        node.put("contextLink", own.resolve("/p/" + post.id()).toString());
        return node;
    }

    /**
     * Sends until there is a whole answer. The same key at every attempt: however often it is sent, it is accepted once.
     *
     * @param lines how many results the answer has when it is whole, 0 if it is not read
     * @return the answer, empty if it was refused or Harbour stops
     */
    private String send(String path, String type, byte[] body, String what, int lines) {
        HttpRequest request = HttpRequest.newBuilder(settings.brightline().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + settings.apiKey())
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        for (int attempt = 0; ; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && whole(answer.body(), lines)) {
                    return answer.body();
                }
                if (answer.statusCode() != 200 && !passes(answer.statusCode())) {
                    refused(what, answer.body());
                    return "";
                }
            } catch (IOException e) {
                log.log(System.Logger.Level.DEBUG, "Brightline cannot be reached; {0} is sent again", what);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "";
            }
            if (waits(backoff.multipliedBy(1L << Math.min(attempt, 5)))) {
                return "";
            }
        }
    }

    /** Whether a stream of results ended as it should: a line for each post, the last one with its end. */
    private static boolean whole(String results, int lines) {
        return lines == 0
                || results.endsWith("\n")
                        && results.lines().filter(line -> !line.isBlank()).count() == lines;
    }

    /** Whether a failure is of a kind that passes, so that it is worth to try again. */
    private static boolean passes(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    private void refused(String what, String why) {
        refused.add(what);
        log.log(System.Logger.Level.WARNING, "Brightline refused {0}: {1}", what, why);
    }

    /** What Brightline refused for good, by post id; a post in a refused batch is named by the batch. */
    List<String> refused() {
        return List.copyOf(refused);
    }
}
