package org.brightline.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform that does what it is told, keeps a list of it, and can be asked for the state of a post. */
final class Receiver implements AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private final Map<String, JsonNode> applied = new ConcurrentHashMap<>();
    private final List<Long> sequences = new ArrayList<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhook", this::webhook);
        server.createContext("/status/", this::status);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void webhook(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        synchronized (sequences) {
            if (applied.putIfAbsent(key, body) == null) {
                sequences.add(body.get("sequence").asLong());
                states.put(
                        body.get("externalId").asString(),
                        body.get("effect").asString().equals("REMOVE") ? "REMOVED" : "LIMITED");
            }
        }
        answer(exchange, "{\"accepted\":true}");
    }

    private void status(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/status/".length());
        answer(exchange, "{\"externalId\":\"" + id + "\",\"state\":\"" + states.getOrDefault(id, "VISIBLE") + "\"}");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What was done, once for each idempotency key. */
    List<JsonNode> applied() {
        return List.copyOf(applied.values());
    }

    /** The sequence numbers in the order in which they were first heard. */
    List<Long> sequences() {
        synchronized (sequences) {
            return List.copyOf(sequences);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
