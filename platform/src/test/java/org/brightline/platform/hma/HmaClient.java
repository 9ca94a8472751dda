package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.imageio.ImageIO;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of Hasher-Matcher-Actioner that was pointed here. */
final class HmaClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningPlatform platform;
    private final String[] always;
    /** What was asked for, as method and path. */
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    /** @param always names and values of headers that it always sends */
    HmaClient(RunningPlatform platform, String... always) {
        this.platform = platform;
        this.always = always.clone();
    }

    /** The value of the header Authorization with a new key. */
    static String key(RunningPlatform platform, Permission... scopes) {
        return "Bearer "
                + platform.bean(Access.class)
                        .issueKey("forum", null, Set.of(scopes), Duration.ofDays(1), Actor.MACHINE)
                        .token();
    }

    /** A client with a key that may change banks. */
    static HmaClient editing(RunningPlatform platform) {
        return new HmaClient(platform, "Authorization", key(platform, Permission.BANKS_READ, Permission.BANKS_EDIT));
    }

    /** Every route of the room, as method and path, for example {@code GET /c/bank/{name}}. */
    static Set<String> routes(RunningPlatform platform) {
        Set<String> routes = new TreeSet<>();
        platform.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.brightline.platform.hma")) {
                assertThat(mapping.getMethodsCondition().getMethods())
                        .as("%s", mapping)
                        .isNotEmpty();
                for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                    mapping.getPatternValues().forEach(path -> routes.add(verb + " " + path));
                }
            }
        });
        return routes;
    }

    HttpResponse<String> send(String method, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.at(path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (always.length > 0) {
            request.headers(always);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpRequest built = request.build();
        asked.add(method + " " + built.uri().getPath());
        return platform.send(built);
    }

    /** The requests that were sent, each as its method and path, for example {@code GET /c/bank/POSTERS}. */
    Set<String> asked() {
        return asked;
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    JsonNode get(int status, String path) {
        return expect(status, send("GET", path, "", new byte[0]));
    }

    JsonNode json(int status, String method, String path, String body) {
        return expect(status, send(method, path, "application/json", body.getBytes(UTF_8)));
    }

    JsonNode delete(int status, String path) {
        return expect(status, send("DELETE", path, "", new byte[0]));
    }

    JsonNode form(int status, String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8))
                .append('&'));
        return expect(
                status,
                send(
                        "POST",
                        path,
                        "application/x-www-form-urlencoded",
                        body.toString().getBytes(UTF_8)));
    }

    /** Sends a file under the name of its type of content, with text fields beside it. */
    JsonNode upload(int status, String path, String contentType, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + contentType
                        + "\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        return expect(status, send("POST", path, "multipart/form-data; boundary=b", body.toByteArray()));
    }

    /** A picture with enough structure for a hash; another seed is another picture. */
    static byte[] picture(int seed) {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 80; i++) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fillRect(random.nextInt(256), random.nextInt(256), random.nextInt(100), random.nextInt(100));
        }
        pen.dispose();
        return png(image);
    }

    /** A picture without any structure. */
    static byte[] plain() {
        return png(new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
