package org.brightline.platform.action.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.action.WebhookSignature;
import org.brightline.platform.base.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to platforms over HTTP: signed, without redirects, within limits of time and size. */
final class PlatformClient implements AutoCloseable {
    private static final int MOST = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final Endpoints endpoints;
    private final ActionSettings settings;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    PlatformClient(Endpoints endpoints, ActionSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What an attempt came to.
     *
     * @param status the HTTP status, 0 if there was no answer
     * @param error in words, null if it went well
     * @param retryAfter what the platform asked for
     */
    record Attempt(int status, @Nullable String error, Optional<Duration> retryAfter) {
        boolean taken() {
            return status >= 200 && status < 300;
        }

        /** Whether the platform said that sending it again cannot help. */
        boolean refused() {
            return status >= 300 && status < 500 && status != 408 && status != 409 && status != 425 && status != 429;
        }
    }

    /**
     * A post's state on the platform.
     *
     * @param state as the platform says it, GONE if it does not know the post, null if it could not be told
     * @param error why not, in words
     */
    record State(@Nullable String state, @Nullable String error) {}

    Attempt send(Endpoint endpoint, String idempotencyKey, byte[] body) {
        try {
            Endpoints.check(endpoint.webhook(), endpoint.privateNetwork(), "/webhook");
            Instant now = clock.instant();
            HttpRequest request = HttpRequest.newBuilder(endpoint.webhook())
                    .timeout(settings.timeout())
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", idempotencyKey)
                    .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                    .header(
                            WebhookSignature.SIGNATURE,
                            WebhookSignature.of(endpoints.secret(endpoint.platform()), now, body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            drain(answer);
            int status = answer.statusCode();
            return status >= 200 && status < 300
                    ? new Attempt(status, null, Optional.empty())
                    : new Attempt(status, "The platform answered " + status + ".", retryAfter(answer));
        } catch (Problem problem) {
            return new Attempt(0, problem.detail(), Optional.empty());
        } catch (IOException e) {
            return new Attempt(
                    0, "The platform could not be reached (" + e.getClass().getSimpleName() + ").", Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt(0, "The server is stopping.", Optional.empty());
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    State state(Endpoint endpoint, String statusTemplate, String externalId) {
        try {
            URI address = URI.create(statusTemplate.replace(
                    "{externalId}",
                    URLEncoder.encode(externalId, StandardCharsets.UTF_8).replace("+", "%20")));
            Endpoints.check(address, endpoint.privateNetwork(), "/status");
            String path = address.getRawQuery() == null
                    ? address.getRawPath()
                    : address.getRawPath() + "?" + address.getRawQuery();
            Instant now = clock.instant();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(settings.timeout())
                    .header("Accept", "application/json")
                    .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                    .header(
                            WebhookSignature.SIGNATURE,
                            WebhookSignature.of(
                                    endpoints.secret(endpoint.platform()), now, path.getBytes(StandardCharsets.UTF_8)))
                    .build();
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            byte[] body = drain(answer);
            if (answer.statusCode() == 404) {
                return new State("GONE", null);
            }
            if (answer.statusCode() != 200) {
                return new State(null, "The status address answered " + answer.statusCode() + ".");
            }
            JsonNode state = JSON.readTree(body).get("state");
            return state == null || !state.isString()
                    ? new State(null, "The status address answered without a state.")
                    : new State(state.stringValue(), null);
        } catch (JacksonException e) {
            return new State(null, "The status address did not answer with JSON.");
        } catch (Problem problem) {
            return new State(null, problem.detail());
        } catch (IOException | IllegalArgumentException e) {
            return new State(
                    null,
                    "The status address could not be reached (" + e.getClass().getSimpleName() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new State(null, "The server is stopping.");
        }
    }

    private static byte[] drain(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            return in.readNBytes(MOST);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
