package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Permission;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.testing.MutableClock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is let in, and what is said while the database is away, by the whole server. */
class HmaDoorTest {
    private static final byte[] NOTHING = new byte[0];

    /** What is open to everybody, as docs/hma-compatibility.md says. */
    private static final Set<String> OPEN = Set.of("GET /status", "GET /status/live", "GET /site-map");

    private static String banks(RunningPlatform platform, String... headers) {
        HttpResponse<String> answer = new HmaClient(platform).send("GET", "/c/banks", "", NOTHING, headers);
        return answer.statusCode() + " " + answer.body();
    }

    private static String raw(RunningPlatform platform, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.at("/").getPort())) {
            socket.getOutputStream()
                    .write(("GET /c/banks HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void without_settings_this_machine_alone_is_let_in_whatever_a_proxy_says() throws IOException {
        MutableClock clock = new MutableClock(Instant.parse("2027-03-01T12:00:00Z"));
        try (RunningPlatform platform = RunningPlatform.start(clock, "--brightline.access.welcome=false")) {
            assertThat(banks(platform)).isEqualTo("200 []");
            assertThat(banks(platform, "X-Forwarded-For", "127.0.0.1"))
                    .startsWith("403 {\"message\":")
                    .contains("BRIGHTLINE_HMA_PROXIES");
            assertThat(banks(platform, "Forwarded", "for=127.0.0.1")).startsWith("403 ");
            assertThat(banks(platform, "Origin", "https://page.example")).startsWith("403 ");
            for (String host : List.of("forum.example", "brightline", "page.localhost")) {
                assertThat(raw(platform, host)).startsWith("HTTP/1.1 403").contains("BRIGHTLINE_HMA_NAMES");
            }
            assertThat(raw(platform, "localhost:1")).startsWith("HTTP/1.1 200");
            HttpResponse<String> upload = new HmaClient(platform)
                    .send("POST", "/c/banks", "application/json", "{}".getBytes(UTF_8), "X-Real-IP", "10.0.0.1");
            assertThat(upload.statusCode()).isEqualTo(403);
            assertThat(banks(platform, "Authorization", "Bearer bl_wrong")).startsWith("401 ");
            assertThat(banks(platform, "Authorization", HmaClient.key(platform, Permission.ITEMS_SUBMIT)))
                    .as("a key that is sent is held to its scopes")
                    .startsWith("403 ");
            missing_is_never_said_of_a_bank_while_the_database_cannot_be_asked(platform, clock);
        }
    }

    private static void missing_is_never_said_of_a_bank_while_the_database_cannot_be_asked(
            RunningPlatform platform, MutableClock clock) {
        HmaClient hma = new HmaClient(platform);
        HmaClient edits = HmaClient.editing(platform);
        edits.json(201, "POST", "/c/banks", "{\"name\":\"THERE\"}");
        String md5 = "900150983cd24fb0d6963f7d28e17f72";
        edits.json(200, "POST", "/c/bank/THERE/signal", "{\"video_md5\":\"" + md5 + "\"}");
        platform.database().execute("alter table bank rename to away_bank");
        assertThat(hma.get(500, "/c/bank/NOPE").get("message").asString())
                .as("asking again would not help")
                .contains("fault");
        platform.database().execute("alter table away_bank rename to bank");
        HikariDataSource pool = platform.bean(HikariDataSource.class);
        long patience = pool.getConnectionTimeout();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
            }
            pool.setConnectionTimeout(250);
            assertThat(hma.get(503, "/c/bank/NOPE").get("message").asString()).contains("ask again");
            hma.get(503, "/c/banks");
            edits.json(503, "POST", "/c/banks", "{\"name\":\"LATER\"}");
            hma.get(200, "/c/bank/THERE");
            clock.advance(Duration.ofSeconds(66));
            for (String lookup : List.of("/m/lookup", "/m/raw_lookup")) {
                assertThat(hma.get(200, lookup + "?signal_type=video_md5&signal=" + md5)
                                .toString())
                        .as("a look-up asks no database")
                        .contains("[");
            }
            assertThat(hma.send("GET", "/status", "", NOTHING).body()).isEqualTo("INDEX-STALE");
            assertThat(hma.send("GET", "/status/live", "", NOTHING).body()).isEqualTo("I-AM-ALIVE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.setConnectionTimeout(patience);
            all.forEach(HmaDoorTest::close);
        }
        hma.get(404, "/c/bank/NOPE");
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int status(RunningPlatform platform, String route, String... headers) {
        String[] parts =
                route.replace("{id}", "1").replaceAll("\\{\\w+}", "NOPE").split(" ", 2);
        return new HmaClient(platform)
                .send(parts[0], parts[1], "", NOTHING, headers)
                .statusCode();
    }

    /** The routes that answer with this status to an empty request. */
    private static Set<String> answering(RunningPlatform platform, int status) {
        return HmaClient.routes(platform).stream()
                .filter(route -> status(platform, route) == status)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> closable(RunningPlatform platform) {
        Set<String> routes = new TreeSet<>(HmaClient.routes(platform));
        assertThat(routes).hasSizeGreaterThan(30).containsAll(OPEN);
        routes.removeAll(OPEN);
        return routes;
    }

    @Test
    void every_route_is_closed_to_an_address_that_is_not_listed_and_open_to_a_key() {
        try (RunningPlatform platform =
                RunningPlatform.start("--brightline.access.welcome=false", "--brightline.hma.addresses=10.1.2.3")) {
            assertThat(answering(platform, 403)).isEqualTo(closable(platform));
            assertThat(answering(platform, 200)).isEqualTo(OPEN);
            assertThat(banks(platform, "Authorization", HmaClient.key(platform, Permission.BANKS_READ)))
                    .isEqualTo("200 []");
            String reads = HmaClient.key(platform, Permission.BANKS_READ);
            assertThat(HmaClient.routes(platform).stream()
                            .filter(route -> status(platform, route, "Authorization", reads) == 403))
                    .as("what takes more than the right to read")
                    .isNotEmpty()
                    .allMatch(route -> route.contains(" /c/") && !route.startsWith("GET "));
        }
    }

    @Test
    void every_route_demands_a_key_where_the_operator_does() {
        try (RunningPlatform platform =
                RunningPlatform.start("--brightline.access.welcome=false", "--brightline.hma.keyed=true")) {
            assertThat(answering(platform, 401)).isEqualTo(closable(platform));
        }
    }

    @Test
    void without_a_key_this_machine_looks_up_and_changes_nothing() {
        try (RunningPlatform platform = RunningPlatform.start("--brightline.access.welcome=false")) {
            Set<String> changes = new TreeSet<>(closable(platform));
            changes.removeIf(route -> route.startsWith("GET ") || !route.contains(" /c/"));
            assertThat(answering(platform, 403)).isEqualTo(changes);
            JsonNode refused = new HmaClient(platform).json(403, "DELETE", "/c/bank/NOPE", "");
            assertThat(refused.get("message").asString()).contains("BRIGHTLINE_HMA_CHANGES", "banks edit");
        }
    }

    @Test
    void where_keys_are_demanded_a_key_opens_what_its_scopes_say_from_wherever_and_acts_in_its_own_name() {
        try (RunningPlatform platform = RunningPlatform.start(
                "--brightline.access.welcome=false",
                "--brightline.hma.keyed=true",
                "--brightline.hma.addresses=",
                "--spring.servlet.multipart.max-file-size=1KB")) {
            assertThat(banks(platform)).startsWith("401 {\"message\":").contains("BRIGHTLINE_HMA_KEYED");
            String reads = HmaClient.key(platform, Permission.BANKS_READ);
            String edits = HmaClient.key(platform, Permission.BANKS_READ, Permission.BANKS_EDIT);
            assertThat(banks(platform, "Authorization", reads, "X-Forwarded-For", "203.0.113.9"))
                    .isEqualTo("200 []");
            HmaClient hma = new HmaClient(platform);
            byte[] bank = "{\"name\":\"KEYED\"}".getBytes(UTF_8);
            assertThat(hma.send("POST", "/c/banks", "application/json", bank, "Authorization", reads)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(hma.send("POST", "/m/compare", "application/json", "{}".getBytes(UTF_8), "Authorization", reads)
                            .statusCode())
                    .as("reading by POST")
                    .isEqualTo(200);
            assertThat(hma.send("POST", "//c/banks", "application/json", bank, "Authorization", edits)
                            .statusCode())
                    .isEqualTo(201);
            byte[] large = ("--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"p\"\r\n\r\n"
                            + "x".repeat(4096) + "\r\n--b--\r\n")
                    .getBytes(UTF_8);
            assertThat(hma.send("POST", "/h/hash", "multipart/form-data; boundary=b", large, "Authorization", reads)
                            .statusCode())
                    .as("larger than the server takes at all")
                    .isEqualTo(413);
            var made = platform.bean(Banks.class).bank("KEYED").orElseThrow();
            assertThat(made.createdBy()).startsWith("key:");
            assertThat(made.role().name()).isEqualTo("CONFIRMED");
            assertThat(hma.send("GET", "/status", "", NOTHING).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void where_the_container_reads_forwarded_headers_itself_no_address_is_believed() {
        try (RunningPlatform platform = RunningPlatform.start(
                "--brightline.access.welcome=false",
                "--brightline.server.forwarded=native",
                "--brightline.hma.addresses=127.0.0.1,10.1.2.3",
                "--brightline.hma.proxies=127.0.0.1")) {
            assertThat(banks(platform)).startsWith("403 ");
            assertThat(banks(platform, "X-Forwarded-For", "127.0.0.1")).startsWith("403 ");
            assertThat(banks(platform, "X-Forwarded-For", "10.1.2.3")).startsWith("403 ");
        }
    }
}
