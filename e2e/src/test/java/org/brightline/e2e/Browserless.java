package org.brightline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A person at the console without a browser: cookies, the page's token, and forms. */
final class Browserless {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ONCE = Pattern.compile("<p class=\"once\">([^<]+)</p>");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private String token = "";

    Browserless(URI server) {
        this.server = server;
    }

    /** Signs in; a one-time password is changed to {@code lasting}. */
    static Browserless signIn(URI server, String login, String password, String lasting) {
        Browserless person = new Browserless(server);
        person.get("/sign-in");
        String page = person.post("/sign-in", "login", login, "password", password);
        if (page.contains("Choose your password")) {
            person.post("/password", "password", lasting, "again", lasting);
        }
        return person;
    }

    /** A page as text. */
    String get(String path) {
        return remember(
                send(HttpRequest.newBuilder(server.resolve(path)).build()).body());
    }

    /** Sends a form; the answer after redirects. */
    String post(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> encode(fields[2 * i]) + "=" + encode(fields[2 * i + 1]))
                .collect(Collectors.joining("&"));
        if (Arrays.stream(fields).noneMatch("_csrf"::equals) && !token.isEmpty()) {
            body += "&_csrf=" + encode(token);
        }
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 500) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return remember(answer.body());
    }

    /** Sends JSON to the API as this person. */
    HttpResponse<String> api(String method, String path, String json) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", token)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** What a page shows this once: a password, key or secret. */
    static String once(String page) {
        Matcher matcher = ONCE.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("The page shows nothing once:\n" + page);
        }
        return matcher.group(1);
    }

    private String remember(String page) {
        Matcher matcher = TOKEN.matcher(page);
        if (matcher.find()) {
            token = matcher.group(1);
        }
        return page;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
