package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Actor;
import org.brightline.platform.testing.MutableClock;
import org.junit.jupiter.api.Test;

/** Who is let in, and what is said while the database is away, by the whole server. */
class HmaDoorTest {
    private static final byte[] NOTHING = new byte[0];

    private static String key(RunningPlatform platform, Permission... scopes) {
        return "Bearer "
                + platform.bean(Access.class)
                        .issueKey("forum", null, Set.of(scopes), Duration.ofDays(1), Actor.MACHINE)
                        .token();
    }

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
            assertThat(raw(platform, "forum.example"))
                    .startsWith("HTTP/1.1 403")
                    .contains("BRIGHTLINE_HMA_KEYED");
            assertThat(raw(platform, "localhost:1")).startsWith("HTTP/1.1 200");
            HttpResponse<String> upload = new HmaClient(platform)
                    .send("POST", "/c/banks", "application/json", "{}".getBytes(UTF_8), "X-Real-IP", "10.0.0.1");
            assertThat(upload.statusCode()).isEqualTo(403);
            assertThat(banks(platform, "Authorization", "Bearer bl_wrong")).startsWith("401 ");
            assertThat(banks(platform, "Authorization", key(platform, Permission.ITEMS_SUBMIT)))
                    .as("a key that is sent is held to its scopes")
                    .startsWith("403 ");
            missing_is_never_said_of_a_bank_while_the_database_cannot_be_asked(platform, clock);
        }
    }

    private static void missing_is_never_said_of_a_bank_while_the_database_cannot_be_asked(
            RunningPlatform platform, MutableClock clock) {
        HmaClient hma = new HmaClient(platform);
        hma.json(201, "POST", "/c/banks", "{\"name\":\"THERE\"}");
        String md5 = "900150983cd24fb0d6963f7d28e17f72";
        hma.json(200, "POST", "/c/bank/THERE/signal", "{\"video_md5\":\"" + md5 + "\"}");
        List<String> tables = List.of("bank", "bank_type", "bank_content", "bank_signal");
        tables.forEach(table -> platform.database().execute("alter table " + table + " rename to away_" + table));
        clock.advance(Duration.ofSeconds(66));
        assertThat(hma.get(503, "/c/bank/NOPE").get("message").asString()).contains("ask again");
        hma.get(503, "/c/banks");
        hma.get(200, "/c/bank/THERE");
        for (String lookup : List.of("/m/lookup", "/m/raw_lookup")) {
            assertThat(hma.get(200, lookup + "?signal_type=video_md5&signal=" + md5)
                            .toString())
                    .as("a look-up asks no database")
                    .contains("[");
        }
        assertThat(hma.send("GET", "/status", "", NOTHING).body()).isEqualTo("INDEX-STALE");
        assertThat(hma.send("GET", "/status/live", "", NOTHING).body()).isEqualTo("I-AM-ALIVE");
        tables.forEach(table -> platform.database().execute("alter table away_" + table + " rename to " + table));
        hma.get(404, "/c/bank/NOPE");
    }

    @Test
    void where_keys_are_demanded_a_key_opens_what_its_scopes_say_from_wherever_and_acts_in_its_own_name() {
        try (RunningPlatform platform = RunningPlatform.start(
                "--brightline.access.welcome=false",
                "--brightline.hma.keyed=true",
                "--brightline.hma.addresses=",
                "--spring.servlet.multipart.max-file-size=1KB")) {
            assertThat(banks(platform)).startsWith("401 {\"message\":").contains("BRIGHTLINE_HMA_KEYED");
            String reads = key(platform, Permission.BANKS_READ);
            String edits = key(platform, Permission.BANKS_READ, Permission.BANKS_EDIT);
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
