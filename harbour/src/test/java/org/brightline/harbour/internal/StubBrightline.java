package org.brightline.harbour.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import tools.jackson.databind.json.JsonMapper;

/** Takes items as the public API says, or answers as a test wants. */
final class StubBrightline implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    record Request(String path, String type, String key, String authorization, String body) {
        boolean batch() {
            return path.endsWith(":batch");
        }

        List<String> lines() {
            return body.lines().toList();
        }
    }

    record Answer(int status, String body) {}

    StubBrightline(BiFunction<Integer, Request, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> handle(exchange, answers));
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange, BiFunction<Integer, Request, Answer> answers) throws IOException {
        try (exchange) {
            // A picture's bytes are not UTF-8; nothing here looks at them.
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Request request = new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body);
            requests.add(request);
            Answer answer = answers.apply(requests.size(), request);
            if (answer.status() == 0) {
                return; // the connection breaks
            }
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Everything is clear. */
    static Answer clear(Request request) {
        if (!request.batch()) {
            return new Answer(200, "{\"outcome\":\"CLEAR\"}");
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < request.lines().size(); i++) {
            String id = JSON.readTree(request.lines().get(i)).get("externalId").asString();
            lines.append("{\"line\":" + (i + 1) + ",\"externalId\":\"" + id + "\",\"outcome\":\"CLEAR\"}\n");
        }
        return new Answer(200, lines.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
