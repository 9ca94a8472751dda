package org.brightline.harbour.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.brightline.harbour.WebhookVerifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Harbour's pages, its webhook and its status address. */
public final class Site implements AutoCloseable {
    private static final Set<String> TYPES = Set.of("decision.effect", "machine.hold");
    private static final int MOST = 256 * 1024;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> FILES = Map.of(
            "/harbour.css", "text/css;charset=utf-8",
            "/harbour.js", "text/javascript;charset=utf-8",
            "/harbour.svg", "image/svg+xml");

    private final Timeline timeline;
    private final WebhookVerifier verifier;
    private final Clock clock;
    private final HttpServer server;

    /** Listens on 127.0.0.1. */
    public Site(int port, Timeline timeline, String secret, Clock clock) throws IOException {
        this.timeline = timeline;
        this.verifier = new WebhookVerifier(secret, Duration.ofMinutes(5), clock);
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (path.equals("/brightline/webhook") && post) {
                webhook(exchange);
            } else if (post) {
                text(exchange, 405, "Harbour takes no posts here.");
            } else if (path.startsWith("/brightline/status/")) {
                status(exchange, path.substring("/brightline/status/".length()));
            } else if (FILES.containsKey(path)) {
                file(exchange, path);
            } else {
                page(exchange, path);
            }
        }
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/")) {
            html(exchange, 200, Html.timeline(timeline));
        } else if (path.equals("/feed")) {
            html(
                    exchange,
                    200,
                    Html.feed(timeline, after(exchange.getRequestURI().getRawQuery())));
        } else if (path.startsWith("/p/") || path.startsWith("/feed/p/")) {
            boolean whole = path.startsWith("/p/");
            Optional<Timeline.Shown> shown = timeline.post(path.substring(path.lastIndexOf('/') + 1));
            html(
                    exchange,
                    shown.isPresent() ? 200 : 404,
                    shown.map(post -> whole ? Html.post(post, timeline) : Html.article(post, "h2"))
                            .orElseGet(Html::missing));
        } else if (path.startsWith("/u/") || path.startsWith("/feed/u/")) {
            boolean whole = path.startsWith("/u/");
            Person person = Posts.person(path.substring(path.lastIndexOf('/') + 1));
            boolean known = Posts.references().contains(person.reference());
            html(
                    exchange,
                    known ? 200 : 404,
                    !known ? Html.missing() : whole ? Html.inbox(person, timeline) : Html.notices(person, timeline));
        } else if (path.startsWith("/pictures/")) {
            picture(exchange, path.substring("/pictures/".length()));
        } else {
            html(exchange, 404, Html.missing());
        }
    }

    private static long after(@Nullable String query) {
        return query != null && query.matches("after=[0-9]{1,18}") ? Long.parseLong(query.substring(6)) : 0;
    }

    private void picture(HttpExchange exchange, String id) throws IOException {
        Timeline.Shown shown = timeline.post(id).orElse(null);
        if (shown == null || shown.post().picture() == null || shown.gone()) {
            text(exchange, 404, "There is no such picture.");
            return;
        }
        String picture = shown.post().picture();
        answer(exchange, 200, Pictures.type(picture), Pictures.of(picture));
    }

    private void webhook(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (refused(exchange, body)) {
            return;
        }
        try {
            JsonNode hook = JSON.readTree(body);
            String effect = hook.required("effect").asString();
            if (key == null || !TYPES.contains(hook.path("type").asString("")) || !Timeline.EFFECTS.contains(effect)) {
                json(exchange, 400, "{\"accepted\":false}");
                return;
            }
            boolean known = timeline.apply(
                    key,
                    hook.required("externalId").asString(),
                    effect,
                    hook.required("clause").required("title").asString(),
                    hook.required("clause").required("text").asString(),
                    hook.required("reason").asString(),
                    found(hook.path("explanation").path("points")),
                    clock.instant());
            json(exchange, known ? 200 : 404, "{\"accepted\":" + known + "}");
        } catch (JacksonException e) {
            json(exchange, 400, "{\"accepted\":false}");
        }
    }

    /** What automatic means found, a line each. */
    private static List<String> found(JsonNode points) {
        List<String> lines = new ArrayList<>();
        for (JsonNode point : points) {
            List<String> where = new ArrayList<>();
            point.path("where").forEach(place -> where.add(place.asString()));
            lines.add(point.required("says").asString() + (where.isEmpty() ? "" : ": " + String.join(", ", where)));
        }
        return lines;
    }

    private void status(HttpExchange exchange, String id) throws IOException {
        if (refused(exchange, exchange.getRequestURI().getRawPath().getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        Optional<Timeline.Shown> shown = timeline.post(id);
        if (shown.isEmpty()) {
            json(exchange, 404, "{}");
            return;
        }
        json(
                exchange,
                200,
                JSON.writeValueAsString(
                        Map.of("externalId", id, "state", shown.get().state().name())));
    }

    private boolean refused(HttpExchange exchange, byte[] signed) throws IOException {
        WebhookVerifier.Verdict verdict = verifier.verify(
                exchange.getRequestHeaders().getFirst("Brightline-Timestamp"),
                exchange.getRequestHeaders().getFirst("Brightline-Signature"),
                signed);
        if (verdict == WebhookVerifier.Verdict.GENUINE) {
            return false;
        }
        json(exchange, verdict == WebhookVerifier.Verdict.MALFORMED ? 400 : 401, "{\"accepted\":false}");
        return true;
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream("/org/brightline/harbour" + path)) {
            answer(exchange, 200, FILES.getOrDefault(path, ""), in == null ? new byte[0] : in.readAllBytes());
        }
    }

    private static void html(HttpExchange exchange, int status, String page) throws IOException {
        answer(exchange, status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "text/plain;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
