package org.brightline.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform over real HTTP that can be told to fail, and that shows a state of our choosing. */
public final class FakeForum implements AutoCloseable {
    /** A webhook as it came. */
    public record Hook(String idempotencyKey, String timestamp, String signature, String body) {}

    private final HttpServer server;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final AtomicInteger status = new AtomicInteger(200);

    /** Starts on a free port of this machine. */
    public FakeForum() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::hook);
        server.createContext("/status/", this::state);
        server.start();
    }

    private void hook(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        hooks.add(new Hook(
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Brightline-Timestamp"),
                headers.getFirst("Brightline-Signature"),
                body));
        answer(exchange, status.get(), "{}");
    }

    private void state(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/status/".length());
        answer(exchange, 200, "{\"state\":\"" + states.getOrDefault(id, "VISIBLE") + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Answers webhooks with this status from now on. */
    public void answerWith(int code) {
        status.set(code);
    }

    /** Shows a post in this state from now on. */
    public void show(String externalId, String state) {
        states.put(externalId, state);
    }

    /** All webhooks, in order. */
    public List<Hook> hooks() {
        return List.copyOf(hooks);
    }

    /** An address on it. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
