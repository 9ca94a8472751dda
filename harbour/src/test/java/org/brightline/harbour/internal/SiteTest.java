package org.brightline.harbour.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class SiteTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SECRET = "whsec-invented";
    private static final String HOSTILE = "</p><script>alert('x')</script>\"&<img src=x onerror=alert(1)>";
    private final HttpClient http = HttpClient.newHttpClient();
    private final Timeline timeline = new Timeline();
    private Site site;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        timeline.show(new Post("p-001", "u-01", "en", "Fresh bread at six.", null, "none"), NOW);
        timeline.show(new Post("p-002", "u-02", "en", HOSTILE, null, "none"), NOW);
        timeline.show(new Post("p-003", "u-02", "de", "Moin!", null, "none"), NOW);
        timeline.show(new Post("p-pic", "u-03", "en", "A boat.", "scene:1", "none"), NOW);
        site = new Site(0, timeline, SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
        address = URI.create("http://127.0.0.1:" + site.port());
    }

    @AfterEach
    void stop() {
        site.close();
        http.close();
    }

    private static String signature(String secret, Instant at, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    private ObjectNode decision(String post, String effect) {
        ObjectNode body = JSON.createObjectNode()
                .put("id", "0199aaaa-0000-7000-8000-000000000001")
                .put("type", "decision.effect")
                .put("sequence", 1)
                .put("platform", "harbour")
                .put("externalId", post)
                .put("author", "u-02")
                .put("effect", effect)
                .put("release", "ab12")
                .put("reason", "Because <b>you</b> & \"they\"")
                .put("decidedAt", "2026-11-24T11:59:00Z")
                .put("case", "0199aaaa-0000-7000-8000-000000000002");
        body.putObject("clause")
                .put("id", "promotion-glorification")
                .put("title", "Glorification <of> an attack")
                .put("text", "Forbidden: to praise.");
        return body;
    }

    private HttpResponse<String> deliver(byte[] body, @Nullable String key, String secret, Instant at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/brightline/webhook"))
                .header("Brightline-Timestamp", Long.toString(at.getEpochSecond()))
                .header("Brightline-Signature", signature(secret, at, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    private int decide(String key, String post, String effect) {
        return deliver(decision(post, effect).toString().getBytes(UTF_8), key, SECRET, NOW)
                .statusCode();
    }

    private HttpResponse<String> status(String id, String secret, Instant at) {
        String path = "/brightline/status/" + id;
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Brightline-Timestamp", Long.toString(at.getEpochSecond()))
                .header("Brightline-Signature", signature(secret, at, path.getBytes(UTF_8))));
    }

    @Test
    void what_people_write_is_shown_as_words_and_never_as_markup() {
        for (String path : List.of("/", "/p/p-002", "/u/u-02", "/feed?after=0", "/feed/p/p-002")) {
            assertThat(get(path).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;&lt;img")
                    .doesNotContain("<script>")
                    .doesNotContain("<img src=x");
        }
    }

    @Test
    void pages_allow_nothing_but_their_own_files_and_hold_no_inline_code() {
        HttpResponse<String> page = get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=\"").doesNotContainPattern("<script(?! src)");
        for (String file : List.of("/harbour.css", "/harbour.js", "/harbour.svg")) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void the_timeline_shows_the_newest_first_and_counts() {
        String page = get("/").body();
        assertThat(page).contains("4 posts · 0 removed").contains("lang=\"de\"");
        assertThat(page.indexOf("id=\"post-p-pic\"")).isPositive().isLessThan(page.indexOf("id=\"post-p-001\""));
        assertThat(get("/pictures/p-pic").headers().firstValue("Content-Type")).hasValue("image/png");
    }

    @Test
    void a_removal_takes_words_and_picture_away_and_tells_the_author() {
        assertThat(decide("d-1", "p-pic", "REMOVE")).isEqualTo(200);
        for (String path : List.of("/", "/p/p-pic", "/u/u-03")) {
            assertThat(get(path).body())
                    .as(path)
                    .contains("data-state=\"REMOVED\"", "Glorification &lt;of&gt; an attack")
                    .doesNotContain("A boat.", "/pictures/p-pic");
        }
        assertThat(get("/").body()).contains("4 posts · 1 removed");
        assertThat(get("/pictures/p-pic").statusCode()).isEqualTo(404);
        assertThat(get("/u/u-03").body())
                .contains(
                        "Your post was removed",
                        "Because &lt;b&gt;you&lt;/b&gt; &amp;",
                        "ask that somebody else looks at it")
                .contains("Forbidden: to praise.");
    }

    @Test
    void an_author_whose_post_is_back_reads_why_and_not_a_rule_as_if_it_were_broken() {
        decide("d-1", "p-001", "REMOVE");
        decide("d-2", "p-001", "RESTORE");
        String back = get("/u/u-01").body().split("Your post is back", 2)[1].split("</article>", 2)[0];
        assertThat(back)
                .contains("Why it is back", "Because &lt;b&gt;you&lt;/b&gt; &amp;", "Your post stands as before")
                .doesNotContain("The rule", "Forbidden: to praise.", "Glorification");
    }

    @Test
    void an_open_timeline_gets_only_what_changed() {
        long version = timeline.version();
        assertThat(get("/feed?after=" + version).body()).doesNotContain("<article");
        decide("d-1", "p-001", "LIMIT");
        assertThat(get("/feed?after=" + version).body())
                .contains("id=\"post-p-001\"", "<details", "data-version=\"" + (version + 1) + "\"")
                .doesNotContain("post-p-pic");
    }

    @Test
    void a_delivery_is_applied_once_however_often_it_comes() {
        decide("d-1", "p-001", "REMOVE");
        decide("d-2", "p-001", "RESTORE");
        HttpResponse<String> again =
                deliver(decision("p-001", "REMOVE").toString().getBytes(UTF_8), "d-1", SECRET, NOW);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"accepted\":true");
        assertThat(get("/p/p-001").body()).contains("data-state=\"VISIBLE\"", "Fresh bread at six.");
        assertThat(timeline.notices("u-01")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "LABEL,LABELLED",
        "LIMIT,LIMITED",
        "HOLD,HELD",
        "REMOVE,REMOVED",
        "RESTRICT_ACCOUNT,ACCOUNT_RESTRICTED",
        "RESTORE,VISIBLE"
    })
    void every_effect_has_its_state(String effect, String state) {
        decide("d-1", "p-001", effect);
        HttpResponse<String> answer = status("p-001", SECRET, NOW);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()))
                .isEqualTo(JSON.createObjectNode().put("externalId", "p-001").put("state", state));
        assertThat(get("/").body()).contains("id=\"post-p-001\"").contains("data-state=\"" + state + "\"");
    }

    @Test
    void a_weaker_effect_after_a_stronger_one_opens_nothing() {
        decide("d-1", "p-001", "RESTRICT_ACCOUNT");
        decide("d-2", "p-001", "REMOVE");
        decide("d-3", "p-001", "LABEL");
        assertThat(status("p-001", SECRET, NOW).body()).contains("ACCOUNT_RESTRICTED");
        assertThat(get("/u/u-01").body()).contains("This account is restricted");
        decide("d-4", "p-001", "RESTORE");
        assertThat(get("/u/u-01").body()).doesNotContain("This account is restricted");
    }

    @Test
    void what_is_held_is_shown_to_nobody_and_ends_with_whatever_a_person_decides() {
        decide("d-1", "p-pic", "HOLD");
        assertThat(get("/p/p-pic").body())
                .contains("not shown until a person has looked")
                .doesNotContain("A boat.", "/pictures/p-pic");
        assertThat(get("/u/u-03").body())
                .contains("Your post is not shown for now", "A person looks at it")
                .doesNotContain("A person decided this");
        decide("d-2", "p-pic", "LABEL");
        assertThat(get("/p/p-pic").body()).contains("data-state=\"LABELLED\"", "A boat.");
    }

    @Test
    void a_webhook_that_is_unsigned_wrongly_signed_or_old_is_refused() {
        byte[] body = decision("p-001", "REMOVE").toString().getBytes(UTF_8);
        assertThat(deliver(body, "d-1", "another", NOW).statusCode()).isEqualTo(401);
        assertThat(deliver(body, "d-1", SECRET, NOW.minusSeconds(301)).statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(address.resolve("/brightline/webhook"))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/p/p-001").body()).contains("data-state=\"VISIBLE\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"decision.effect\"}",
                "{\"type\":\"decision.effect\",\"externalId\":\"p-001\",\"effect\":\"SHRED\",\"reason\":\"r\","
                        + "\"decidedAt\":\"2026-11-24T11:59:00Z\",\"clause\":{\"title\":\"t\",\"text\":\"x\"}}"
            })
    void a_signed_body_that_is_no_decision_is_malformed(String body) {
        assertThat(deliver(body.getBytes(UTF_8), "d-1", SECRET, NOW).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_decision_without_a_key_is_malformed_and_one_on_an_unknown_post_is_not_found() {
        byte[] body = decision("p-001", "REMOVE").toString().getBytes(UTF_8);
        assertThat(deliver(body, null, SECRET, NOW).statusCode()).isEqualTo(400);
        assertThat(decide("d-1", "p-404", "REMOVE")).isEqualTo(404);
        assertThat(decide("d-1", "p-001", "REMOVE"))
                .as("the key is not used up by a delivery that was not applied")
                .isEqualTo(200);
    }

    @Test
    void a_status_is_told_only_to_who_signs_its_path() {
        assertThat(status("p-001", "another", NOW).statusCode()).isEqualTo(401);
        assertThat(status("p-001", SECRET, NOW.plusSeconds(301)).statusCode()).isEqualTo(401);
        assertThat(get("/brightline/status/p-001").statusCode()).isEqualTo(400);
        assertThat(status("p-404", SECRET, NOW).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p/none", "/u/none", "/feed/p/none", "/posts.tsv", "/..%2fposts.tsv", "/feed/u/x"})
    void what_is_not_there_is_not_found(String path) {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Nothing but water here");
    }

    @Test
    void pages_are_only_read() {
        assertThat(send(HttpRequest.newBuilder(address.resolve("/")).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
        assertThat(get("/brightline/webhook").statusCode()).isEqualTo(404);
    }
}
