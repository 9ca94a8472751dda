package org.brightline.platform.action.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.WebhookSignature;
import org.jspecify.annotations.Nullable;

/** Carries signed requests to platforms: no redirects, one clock over request and answer, a bounded answer. */
final class Courier implements AutoCloseable {
    private static final int LONGEST_ERROR = 200;

    private final ActionSettings settings;
    private final Clock clock;
    /** Made for the first request: reading the trusted certificates is a tenth of a second of the start. */
    private @Nullable HttpClient http;

    Courier(ActionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    // Plain servers answer an offer of HTTP/2 in surprising ways.
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(settings.timeout())
                    .build();
        }
        return http;
    }

    /** An answer; {@code body} is cut at the limit of the settings. */
    record Answer(int status, byte[] body, @Nullable String retryAfter) {
        boolean ok() {
            return status / 100 == 2;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Sends a body, signed. */
    Answer post(URI to, String secret, String idempotencyKey, byte[] body) throws IOException {
        return exchange(signed(to, secret, body)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Asks, signed over the request target. */
    Answer get(URI from, String secret) throws IOException {
        String target = from.getRawPath() + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery());
        return exchange(signed(from, secret, target.getBytes(StandardCharsets.US_ASCII))
                .header("Accept", "application/json")
                .build());
    }

    private HttpRequest.Builder signed(URI address, String secret, byte[] content) {
        Instant now = clock.instant();
        return HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("User-Agent", "Brightline")
                .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(WebhookSignature.SIGNATURE, WebhookSignature.of(secret, now, content));
    }

    private Answer exchange(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = http().send(request, HttpResponse.BodyHandlers.ofInputStream());
            return new Answer(
                    response.statusCode(),
                    read(response.body()),
                    response.headers().firstValue("Retry-After").orElse(null));
        } catch (HttpTimeoutException e) {
            throw new IOException(
                    "There was no answer within " + settings.timeout().toSeconds() + " s.", e);
        } catch (ConnectException e) {
            throw new IOException("It could not be connected to.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server stopped while it was asked.", e);
        }
    }

    /** The request's own timeout ends with the headers; a body that trickles is cut off here. */
    private byte[] read(InputStream body) {
        Executor alarm = CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> bell = CompletableFuture.runAsync(() -> close(body), alarm);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int left = (int) settings.answer().toBytes();
        byte[] buffer = new byte[8 * 1024];
        try (body) {
            int n;
            while (left > 0 && (n = body.read(buffer, 0, Math.min(left, buffer.length))) >= 0) {
                read.write(buffer, 0, n);
                left -= n;
            }
        } catch (IOException e) {
            // The status is there; what the body would have said besides is judged by whoever needs it.
            return read.toByteArray();
        } finally {
            bell.cancel(false);
        }
        return read.toByteArray();
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It is being given up anyway.
            return;
        }
    }

    /** What went wrong, in words that carry no secret. */
    static String words(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.length() > LONGEST_ERROR ? message.substring(0, LONGEST_ERROR) + "…" : message;
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
            http.close();
        }
    }
}
