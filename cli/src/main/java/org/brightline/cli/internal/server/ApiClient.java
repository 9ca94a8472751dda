package org.brightline.cli.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with a server's /v1. The key comes from the environment, so that it stands in no list of processes. */
public final class ApiClient {
    /** Reads and writes what the server and this program exchange. */
    public static final JsonMapper JSON = new JsonMapper();

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:7400",
            description = "The server. Default: ${DEFAULT-VALUE}. Its API key is read from BRIGHTLINE_KEY.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private URI server;

    /** @throws IOException in words, if the server refuses or does not answer */
    public HttpResponse<InputStream> get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    /** @throws IOException in words, if the server refuses or does not answer */
    public HttpResponse<InputStream> post(String path, String type, HttpRequest.BodyPublisher body) throws IOException {
        return send(request(path).header("Content-Type", type).POST(body).build());
    }

    /** The parameters as the query of an address; those that are null are left out. */
    public static String query(Map<String, @Nullable String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String key = System.getenv("BRIGHTLINE_KEY");
        if (key == null || key.isBlank()) {
            throw new IOException("set BRIGHTLINE_KEY to an API key with the scopes «banks read» and «banks edit»");
        }
        if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
            throw new IOException("--server is an address such as http://127.0.0.1:7400, not " + server);
        }
        return HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/+$", "") + path))
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(refusal(answer));
            }
            return answer;
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String refusal(HttpResponse<InputStream> answer) throws IOException {
        String body = new String(answer.body().readNBytes(64 * 1024), StandardCharsets.UTF_8);
        try {
            return words(JSON.readTree(body));
        } catch (JacksonException e) {
            return "the server answered with status " + answer.statusCode();
        }
    }

    /** A problem in words. */
    public static String words(JsonNode problem) {
        String pointer = problem.path("pointer").asString("");
        return problem.path("detail").asString(problem.path("title").asString("refused"))
                + (pointer.isEmpty() ? "" : " (" + pointer + ")");
    }
}
