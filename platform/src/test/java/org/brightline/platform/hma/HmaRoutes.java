package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.brightline.platform.RunningPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Routes of docs/hma-compatibility.md, asked for over HTTP as clients of Hasher-Matcher-Actioner do: a server, a few files at
 * addresses beside it, and that none of its routes was left out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
abstract class HmaRoutes {
    /** The parts of the interface; each has a class of tests. */
    enum Part {
        SERVICE("/status.*|/site-map|/c/signal_type(/\\{name})?|/c/content_type|/c/exchange.*"),
        HASHING("/h/.*"),
        MATCHING("/m/.*|/c/signal_type/index"),
        BANKS("/c/banks|/c/bank/\\{name}"),
        CONTENT("/c/bank/\\{name}/.*"),
        PAGES("/ui/.*");

        private final Pattern paths;

        Part(String paths) {
            this.paths = Pattern.compile("[A-Z]+ (" + paths + ")");
        }

        /** Whether a route, such as {@code GET /c/banks}, is of this part. */
        boolean has(String route) {
            return paths.matcher(route).matches();
        }
    }

    static final String PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    /** One bit away. */
    static final String NEAR = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b23";

    static final String FAR = "0707070707070707070707070707070707070707070707070707070707070707";
    static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

    HttpServer media;
    RunningPlatform platform;
    HmaClient hma;
    HmaClient edits;

    private final Part part;

    HmaRoutes(Part part) {
        this.part = part;
    }

    @BeforeAll
    void start() throws IOException {
        media = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/one.png", "image/png", HmaClient.picture(1));
        serve("/plain.png", "image/png", HmaClient.plain());
        serve("/clip.mp4", "video/mp4", "not really a clip".getBytes(UTF_8));
        serve("/page", "text/html", "<p>no picture</p>".getBytes(UTF_8));
        serve("/broken.png", "image/png", "no picture".getBytes(UTF_8));
        media.start();
        platform = RunningPlatform.start(
                "--brightline.access.welcome=false",
                "--brightline.hma.changes=true",
                "--brightline.fetch.allow=localhost:" + media.getAddress().getPort());
        hma = new HmaClient(platform);
        edits = HmaClient.editing(platform);
    }

    private void serve(String path, String type, byte[] body) {
        media.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    void stop() {
        platform.close();
        media.stop(0);
    }

    String at(String path) {
        return URLEncoder.encode("http://localhost:" + media.getAddress().getPort() + path, UTF_8);
    }

    void bank(String name) {
        hma.json(201, "POST", "/c/banks", "{\"name\":\"" + name + "\"}");
    }

    /** A bank that holds one PDQ hash, and the number of its entry. */
    long bank(String name, String pdq) {
        bank(name);
        return add(name, "pdq", pdq);
    }

    long add(String bank, String type, String signal) {
        return hma.json(200, "POST", "/c/bank/" + bank + "/signal", "{\"" + type + "\":\"" + signal + "\"}")
                .get("id")
                .asLong();
    }

    static String message(JsonNode answer) {
        return answer.get("message").asString();
    }

    @Test
    @Order(Integer.MAX_VALUE) // after all others, whose requests it looks at
    void each_route_of_this_part_was_asked_for() {
        Set<String> asked = new TreeSet<>(hma.asked());
        asked.addAll(edits.asked());
        assertThat(HmaClient.routes(platform).stream().filter(part::has))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(asked)
                        .as("requests for %s", route)
                        .anyMatch(request -> request.matches(route.replaceAll("\\{[^}]*}", "[^/]+"))));
    }
}
