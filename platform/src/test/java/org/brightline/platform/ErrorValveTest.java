package org.brightline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class ErrorValveTest {
    /** Bytes of a multipart body; the server of this test takes few. */
    private static final int LARGEST = 20_000;

    private RunningPlatform platform;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(
                "--brightline.access.welcome=false", "--spring.servlet.multipart.max-request-size=" + LARGEST);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private HttpResponse<String> get(String path, String accept) {
        return platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Accept", accept)
                .build());
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/bank/%00", "/c/bank/%ff", "//c/bank/%00", "/m/lookup%00"})
    void an_address_that_cannot_be_read_is_refused_in_the_form_of_the_peer_under_its_paths(String path) {
        HttpResponse<String> answer = get(path, "*/*");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"message\":\"The request cannot be");
        assertThat(type(answer)).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/banks/%00", "/v1/banks/%ff", "/%00", "/health%ff"})
    void an_address_that_cannot_be_read_is_a_problem_for_programs(String path) {
        HttpResponse<String> answer = get(path, "*/*");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/bad-field", "The request cannot be");
        assertThat(type(answer)).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/banks/%00", "/banks/%ff"})
    void an_address_that_cannot_be_read_is_told_on_a_page_to_browsers(String path) {
        HttpResponse<String> answer = get(path, "text/html,*/*;q=0.8");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("/assets/console.css", "The request cannot be")
                .doesNotContain("HTTP Status");
        assertThat(type(answer)).startsWith("text/html");
    }

    @Test
    void what_the_server_itself_refuses_is_kept_by_nobody_and_framed_by_nobody() {
        HttpResponse<String> answer = get("/banks/%ff", "text/html");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("none")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("none"))
                .contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/items, */*, application/problem+json, /problems/bad-multipart",
        "/h/hash, */*, application/json, message",
        "/banks/X/pictures, text/html, text/html, Send multipart/form-data with a boundary"
    })
    @ExtendWith(OutputCaptureExtension.class)
    void a_multipart_body_without_a_boundary_is_refused_and_no_fault_of_ours(
            String path, String accept, String form, String says, CapturedOutput log) {
        HttpResponse<String> answer = platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Accept", accept)
                .header("Content-Type", "multipart/form-data")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(says);
        assertThat(type(answer)).startsWith(form);
        assertThat(log.getAll()).doesNotContain("ERROR", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/items, */*, application/problem+json, /problems/too-large",
        "/h/hash, */*, application/json, message",
        "/banks/X/pictures, text/html, text/html, The request is larger than this server takes."
    })
    void a_multipart_body_that_is_too_large_is_refused_in_the_form_of_its_path(
            String path, String accept, String form, String says) {
        HttpResponse<String> answer = platform.send(HttpRequest.newBuilder(platform.at(path))
                .header("Accept", accept)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"item\"\r\n\r\n"
                        + "x".repeat(LARGEST) + "\r\n--b--\r\n"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains(says);
        assertThat(type(answer)).startsWith(form);
    }
}
