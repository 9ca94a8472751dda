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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.brightline.harbour.HarbourSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows posts one after the other and sends each to Brightline, again and again until it is accepted. */
public final class Feeder {
    private static final int BACKLOG = 100;
    private static final int BATCH = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private static final System.Logger log = System.getLogger(Feeder.class.getName());

    private final HarbourSettings settings;
    private final Timeline timeline;
    private final Clock clock;
    private final URI own;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Feeds a timeline; {@code own} is the address of Harbour itself, for context links. */
    public Feeder(HarbourSettings settings, Timeline timeline, URI own, Clock clock) {
        this.settings = settings;
        this.timeline = timeline;
        this.own = own;
        this.clock = clock;
    }

    /** Sends all posts: a backlog of everyday texts in batches, then the others at their pace. Ends when all are accepted. */
    public void run(List<Post> posts) {
        List<Post> backlog = posts.stream()
                .filter(post -> post.picture() == null && post.gold().equals("NONE"))
                .skip(posts.size() / 3)
                .limit(BACKLOG)
                .toList();
        for (int i = 0; i < backlog.size(); i += BATCH) {
            batch(backlog.subList(i, Math.min(i + BATCH, backlog.size())));
        }
        for (Post post : posts) {
            if (backlog.contains(post)) {
                continue;
            }
            if (waits(settings.pace())) {
                return;
            }
            timeline.show(post, clock.instant());
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
            timeline.show(post, clock.instant());
            lines.append(JSON.writeValueAsString(json(post))).append('\n');
        }
        send("/v1/items:batch", "application/x-ndjson", lines.toString().getBytes(StandardCharsets.UTF_8), "batch");
    }

    private void one(Post post) {
        byte[] json = JSON.writeValueAsBytes(json(post));
        if (post.picture() == null) {
            send("/v1/items", "application/json", json, post.id());
            return;
        }
        String boundary = "harbour-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "name=\"item\"", "application/json", json);
        part(body, boundary, "name=\"media\"; filename=\"picture\"", "image/png", Pictures.of(post.picture()));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        send("/v1/items", "multipart/form-data; boundary=" + boundary, body.toByteArray(), post.id());
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
        node.put("author", Posts.reference(post.author()));
        node.put("audience", "PUBLIC");
        node.put("language", post.language());
        node.put("createdAt", timeline.post(post.id()).orElseThrow().at().toString());
        node.put("text", post.text());
        node.put("contextLink", own.resolve("/p/" + post.id()).toString());
        return node;
    }

    /** The same key at every attempt: however often it is sent, it is accepted once. */
    private void send(String path, String type, byte[] body, String what) {
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
                if (answer.statusCode() == 200) {
                    return;
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    log.log(System.Logger.Level.WARNING, "Brightline refused {0}: {1}", what, answer.body());
                    return;
                }
            } catch (IOException e) {
                log.log(System.Logger.Level.DEBUG, "Brightline cannot be reached; {0} is sent again", what);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (waits(Duration.ofMillis(Math.min(10_000, 250L << Math.min(attempt, 6))))) {
                return;
            }
        }
    }
}
