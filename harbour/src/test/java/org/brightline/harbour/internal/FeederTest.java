package org.brightline.harbour.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.brightline.harbour.HarbourSettings;
import org.brightline.harbour.internal.StubBrightline.Answer;
import org.brightline.harbour.internal.StubBrightline.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class FeederTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);

    private final Timeline timeline = new Timeline();

    /** What Brightline was asked, and what it refused for good. */
    private record Report(List<Request> requests, List<String> refused) {}

    private Report feed(List<Post> posts, BiFunction<Integer, Request, Answer> answers) throws Exception {
        try (StubBrightline brightline = new StubBrightline(answers)) {
            HarbourSettings settings = new HarbourSettings(0, brightline.uri(), "key-1", "secret", Duration.ZERO, 1);
            Feeder feeder = new Feeder(settings, timeline, URI.create("http://127.0.0.1:9"), CLOCK, Duration.ZERO);
            feeder.run(posts);
            feeder.stop();
            return new Report(new ArrayList<>(brightline.requests), feeder.refused());
        }
    }

    private static List<Post> posts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Post("p-" + i, "u-01", "en", "Post " + i, null, "none"))
                .toList();
    }

    private static List<Post> afterTheBacklog(Post... posts) {
        List<Post> all = new ArrayList<>(posts(Posts.BACKLOG));
        all.addAll(List.of(posts));
        return all;
    }

    @Test
    void the_backlog_goes_out_in_batches_of_lines_each_with_a_key_and_a_language() throws Exception {
        Report report = feed(posts(Posts.BACKLOG), (n, request) -> StubBrightline.clear(request));
        assertThat(report.requests())
                .allMatch(Request::batch)
                .allMatch(request -> request.lines().size() <= 100);
        assertThat(report.requests().stream()
                        .mapToInt(request -> request.lines().size())
                        .sum())
                .isEqualTo(Posts.BACKLOG);
        assertThat(report.requests().stream().map(Request::key))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(JSON.readTree(report.requests().getFirst().lines().getFirst()))
                .isEqualTo(JSON.readTree("""
                        {"platform":"harbour","externalId":"p-1","kind":"post","author":"u-01","audience":"PUBLIC",
                         "language":"en","createdAt":"2026-11-24T08:00:00Z","text":"Post 1",
                         "contextLink":"http://127.0.0.1:9/p/p-1"}"""));
    }

    @Test
    void a_picture_goes_out_as_a_part_beside_its_item() throws Exception {
        Post post = new Post("p-pic", "u-01", "en", "Look.", "poster:0", "PROMOTION");
        Request request = feed(afterTheBacklog(post), (n, r) -> StubBrightline.clear(r))
                .requests()
                .getLast();
        assertThat(request.authorization()).isEqualTo("Bearer key-1");
        String boundary = request.type().substring("multipart/form-data; boundary=".length());
        assertThat(request.body())
                .startsWith("--" + boundary + "\r\nContent-Disposition: form-data; name=\"item\"\r\n"
                        + "Content-Type: application/json\r\n\r\n{")
                .contains("name=\"media\"; filename=\"picture\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .endsWith("\r\n--" + boundary + "--\r\n");
    }

    @Test
    void a_failing_brightline_loses_nothing_and_sees_the_same_key_and_body_again() throws Exception {
        int[] failures = {500, 503, 429, 0, 408};
        Report report = feed(
                posts(3),
                (n, request) -> n <= failures.length ? new Answer(failures[n - 1], "") : StubBrightline.clear(request));
        // The client of the JDK itself may repeat a request whose connection broke; the key makes that harmless too.
        assertThat(report.requests())
                .hasSizeGreaterThan(failures.length)
                .containsOnly(report.requests().getFirst());
        assertThat(report.refused()).isEmpty();
    }

    @Test
    void a_batch_answered_in_part_is_sent_again_whole() throws Exception {
        Report report = feed(posts(3), (n, request) -> {
            Answer whole = StubBrightline.clear(request);
            return n == 1
                    ? new Answer(200, whole.body().substring(0, whole.body().length() / 2))
                    : whole;
        });
        assertThat(report.requests()).hasSize(2);
        assertThat(report.requests().getFirst()).isEqualTo(report.requests().getLast());
    }

    @Test
    void a_line_refused_for_good_is_marked_and_one_that_failed_is_sent_again_alone() throws Exception {
        String lines = """
                {"line":1,"externalId":"p-1","outcome":"CLEAR"}
                {"line":2,"problem":{"status":400,"title":"A field has a wrong value"}}
                {"line":3,"problem":{"status":503,"title":"Busy"}}
                """;
        Report report = feed(posts(3), (n, request) -> n == 1 ? new Answer(200, lines) : StubBrightline.clear(request));
        assertThat(report.refused()).containsExactly("p-2");
        assertThat(report.requests()).hasSize(2);
        assertThat(report.requests().getLast().path()).isEqualTo("/v1/items");
        assertThat(report.requests().getLast().body()).contains("\"p-3\"");
    }

    @Test
    void a_post_refused_for_good_does_not_hold_up_the_next() throws Exception {
        Post first = new Post("p-a", "u-01", "en", "First.", null, "none");
        Post next = new Post("p-b", "u-01", "en", "Next.", null, "none");
        Report report = feed(
                afterTheBacklog(first, next),
                (n, request) -> request.body().contains("First.")
                        ? new Answer(422, "{\"title\":\"Not a picture\"}")
                        : StubBrightline.clear(request));
        assertThat(report.refused()).containsExactly("p-a");
        assertThat(report.requests().getLast().body()).contains("Next.");
    }

    @Test
    void a_restricted_account_posts_no_more() throws Exception {
        Post bad = new Post("p-a", "u-40", "en", "One.", null, "none");
        Post later = new Post("p-b", "u-40", "en", "Two.", null, "none");
        feed(afterTheBacklog(bad, later), (n, request) -> {
            if (request.body().contains("One.")) {
                timeline.apply("k", "p-a", "RESTRICT_ACCOUNT", "Rule", "text", "reason", List.of(), CLOCK.instant());
            }
            return StubBrightline.clear(request);
        });
        assertThat(timeline.post("p-a")).isPresent();
        assertThat(timeline.post("p-b")).isEmpty();
    }
}
