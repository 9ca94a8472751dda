package org.brightline.platform.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class GuardedFetcherTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void an_allowed_address_is_fetched() {
        server.answer("/a.png?size=2", head("200 OK", "Content-Type: image/png", "Content-Length: 8"), PICTURE);

        assertThat(fetch(server.at("/a.png?size=2")).bytes()).isEqualTo(PICTURE);
        assertThat(server.asked())
                .containsExactly(
                        "GET /a.png?size=2 HTTP/1.1\nHost: localhost:" + server.port()
                                + "\nUser-Agent: Brightline\nAccept: image/*, video/*\nAccept-Encoding: identity\nConnection: close");
    }

    @Test
    void a_chunked_body_and_one_that_ends_with_the_connection_are_read_whole() {
        server.answer(
                "/chunked",
                head("200 OK", "Transfer-Encoding: chunked"),
                ascii("3;name=x\r\n"),
                new byte[] {1, 2, 3},
                ascii("\r\n2\r\n"),
                new byte[] {4, 5},
                ascii("\r\n0\r\n\r\n"));
        server.answer("/closed", head("200 OK"), PICTURE);

        assertThat(fetch(server.at("/chunked")).bytes()).containsExactly(1, 2, 3, 4, 5);
        assertThat(fetch(server.at("/closed")).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void a_redirect_is_followed_and_relative_ones_are_understood() {
        server.answer("/one/a", "HTTP/1.1 302 Found\r\nLocation: ../two\r\n\r\n");
        server.answer("/two", "HTTP/1.1 307 Temporary\r\nLocation: " + server.at("/three") + "\r\n\r\n");
        server.answer("/three", head("200 OK", "Content-Type: image/png"), PICTURE);

        assertThat(fetch(server.at("/one/a")).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void a_fourth_redirect_is_too_many() {
        server.answer("/round", "HTTP/1.1 301 Moved\r\nLocation: /round\r\n\r\n");

        Problem problem = refusal(server.at("/round"));

        assertThat(problem.type()).isEqualTo(ProblemType.FETCH_FAILED);
        assertThat(problem.detail()).contains("more than 3 redirects");
        assertThat(server.asked()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://[::1]/",
                "http://2130706433/",
                "http://127.1/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "http://user:word@example.com/"
            })
    void a_redirect_into_the_own_network_or_to_another_scheme_is_refused(String address) {
        server.answer("/out", "HTTP/1.1 302 Found\r\nLocation: " + address + "\r\n\r\n");

        assertThat(refusal(server.at("/out")).type()).isEqualTo(ProblemType.FETCH_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a",
                "http://localhost/a",
                "http://localhost:1/a",
                "http://[::ffff:127.0.0.1]/a",
                "http://[fe80::1%25lo]/a",
                "http://0177.0.0.1/a",
                "http://0x7f000001/a",
                "https://192.168.0.1/a",
                "http://1.1.1.1:22/a",
                "ftp://example.com/a",
                "file:/etc/passwd",
                "//example.com/a",
                "picture.jpg",
                "http://user@example.com/a",
                "http:///a",
                "http://exa mple.com/",
                "http://bücher.example/",
                "jar:http://example.com!/a",
                "data:image/png;base64,AAAA",
                ""
            })
    void an_address_that_is_not_a_plain_public_one_is_refused(String address) {
        Problem problem = refusal(address);

        assertThat(problem.type()).isEqualTo(ProblemType.FETCH_REFUSED);
        assertThat(problem.pointer()).isEqualTo("/media/0/url");
    }

    @Test
    void the_refusal_does_not_tell_the_inner_address() throws Exception {
        Names names = host -> List.of(InetAddress.getByName("10.11.12.13"));
        try (GuardedFetcher fetcher = new GuardedFetcher(settings(List.of(), 1000), names)) {
            Problem problem = refusal(fetcher, "http://inside.example/");

            assertThat(problem.type()).isEqualTo(ProblemType.FETCH_REFUSED);
            assertThat(problem.detail()).doesNotContain("10.11.12.13").contains("BRIGHTLINE_FETCH_ALLOW");
        }
    }

    @Test
    void a_name_that_changes_after_the_check_is_never_looked_up_again() throws Exception {
        server.answer("/a", head("200 OK"), PICTURE);
        AtomicInteger looks = new AtomicInteger();
        Names rebinding =
                host -> List.of(InetAddress.getByName(looks.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));
        String address = "rebinding.example:" + server.port();
        try (GuardedFetcher fetcher = new GuardedFetcher(settings(List.of(address), 5000), rebinding)) {
            assertThat(fetcher.fetch("http://" + address + "/a", "").bytes()).isEqualTo(PICTURE);
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void one_inner_address_among_public_ones_is_enough_to_refuse() throws Exception {
        Names mixed = host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("192.168.0.1"));
        try (GuardedFetcher fetcher = new GuardedFetcher(settings(List.of(), 1000), mixed)) {
            assertThat(refusal(fetcher, "http://mixed.example/").type()).isEqualTo(ProblemType.FETCH_REFUSED);
        }
    }

    @Test
    void a_name_that_is_not_known_is_said_so() throws Exception {
        Names none = host -> {
            throw new UnknownHostException(host);
        };
        try (GuardedFetcher fetcher = new GuardedFetcher(settings(List.of(), 1000), none)) {
            assertThat(refusal(fetcher, "http://nowhere.example/").detail()).contains("its name is not known");
        }
    }

    @Test
    void a_look_up_that_hangs_ends_with_the_clock() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Names hanging = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        try (GuardedFetcher fetcher = new GuardedFetcher(settings(List.of(), 100), hanging)) {
            assertThat(refusal(fetcher, "http://slow.example/").detail()).contains("longer than 100 ms");
        }
        never.countDown();
    }

    @Test
    void a_server_that_stays_silent_ends_with_the_clock() {
        try (GuardedFetcher fetcher = fetcher(200)) {
            Problem problem = refusal(fetcher, server.at("/silent"));

            assertThat(problem.type()).isEqualTo(ProblemType.FETCH_FAILED);
            assertThat(problem.detail()).contains("longer than 200 ms");
        }
    }

    @Test
    void a_body_that_is_announced_or_turns_out_too_large_is_refused() {
        server.answer("/announced", head("200 OK", "Content-Length: 1025"));
        server.answer("/chunked", head("200 OK", "Transfer-Encoding: chunked"), ascii("7fffffff\r\n"), PICTURE);
        server.answer("/endless", head("200 OK"), new byte[5000]);

        for (String path : List.of("/announced", "/chunked", "/endless")) {
            assertThat(refusal(server.at(path)).type()).as(path).isEqualTo(ProblemType.TOO_LARGE);
        }
    }

    @Test
    void a_body_that_ends_too_early_is_not_taken() {
        server.answer("/short", head("200 OK", "Content-Length: 9"), PICTURE);

        assertThat(refusal(server.at("/short")).detail()).contains("ends after 8 of 9 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-server\r\n",
                "HTTP/1.1 200 OK\r\nbroken\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 302 Found\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200",
                ""
            })
    void an_answer_that_breaks_the_protocol_is_a_failed_fetch(String answer) {
        server.answer("/broken", answer);

        assertThat(refusal(server.at("/broken")).type()).isEqualTo(ProblemType.FETCH_FAILED);
    }

    @Test
    void headers_without_end_are_not_read_without_end() {
        server.answer("/long", "HTTP/1.1 200 OK\r\nX: " + "x".repeat(10_000));
        server.answer("/many", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200));

        assertThat(refusal(server.at("/long")).detail()).contains("longer than 8192 bytes");
        assertThat(refusal(server.at("/many")).detail()).contains("more than 100 headers");
    }

    @Test
    void a_page_is_not_a_picture() {
        server.answer("/page", head("200 OK", "Content-Type: text/html; charset=utf-8"), ascii("<p>"));

        assertThat(refusal(server.at("/page")).type()).isEqualTo(ProblemType.NOT_A_PICTURE);
    }

    @Test
    void https_demands_a_certificate() {
        server.answer("/a", head("200 OK"), PICTURE);

        assertThat(refusal("https://localhost:" + server.port() + "/a").type()).isEqualTo(ProblemType.FETCH_FAILED);
    }

    private Fetched fetch(String address) {
        try (GuardedFetcher fetcher = fetcher(5000)) {
            return fetcher.fetch(address, "/media/0/url");
        }
    }

    private Problem refusal(String address) {
        try (GuardedFetcher fetcher = fetcher(5000)) {
            return refusal(fetcher, address);
        }
    }

    private static Problem refusal(GuardedFetcher fetcher, String address) {
        Problem problem = catchThrowableOfType(Problem.class, () -> fetcher.fetch(address, "/media/0/url"));
        assertThat(problem).as("the fetch of " + address + " is refused").isNotNull();
        return problem;
    }

    private GuardedFetcher fetcher(int milliseconds) {
        return new GuardedFetcher(settings(List.of("localhost:" + server.port()), milliseconds), Names.SYSTEM);
    }

    private static FetchSettings settings(List<String> allow, int milliseconds) {
        return new FetchSettings(allow, DataSize.ofBytes(1024), Duration.ofMillis(milliseconds), 3);
    }

    private static byte[] head(String status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return ascii(head.append("\r\n").toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
