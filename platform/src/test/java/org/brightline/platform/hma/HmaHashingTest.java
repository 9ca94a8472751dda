package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.brightline.fingerprint.Md5;
import org.brightline.platform.testing.Films;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hashing of what lies at an address or is sent along. */
class HmaHashingTest extends HmaRoutes {
    HmaHashingTest() {
        super(Part.HASHING);
    }

    @Test
    void an_address_is_hashed_through_the_guarded_fetcher() {
        assertThat(hma.get(200, "/h/hash?url=" + at("/one.png")).get("pdq").asString())
                .matches("[0-9a-f]{64}");
        assertThat(hma.get(200, "/h/hash?url=" + at("/plain.png")).toString()).isEqualTo("{\"pdq\":\"\"}");
        assertThat(hma.get(200, "/h/hash?url=" + at("/clip.mp4"))
                        .get("video_md5")
                        .asString())
                .isEqualTo(Md5.of("not really a clip".getBytes(UTF_8)).text());
        assertThat(hma.get(200, "/h/hash?types=sha256,md5&url=" + at("/one.png"))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void what_is_wrong_with_an_address_is_said_in_words_of_the_peer() {
        assertThat(hma.get(422, "/h/hash").get(0).get("loc").toString()).isEqualTo("[\"url\"]");
        assertThat(message(hma.get(400, "/h/hash?url=http%3A%2F%2F169.254.169.254%2Flatest")))
                .startsWith("Invalid or unsafe URL provided");
        assertThat(message(hma.get(400, "/h/hash?url=http%3A%2F%2F127.0.0.1%2Fx")))
                .startsWith("Invalid or unsafe URL provided");
        assertThat(message(hma.get(400, "/h/hash?url=ftp%3A%2F%2Fexample.org%2Fx")))
                .startsWith("Invalid or unsafe URL provided");
        assertThat(message(hma.get(400, "/h/hash?url=" + at("/nothing")))).startsWith("Failed to fetch URL");
        hma.get(400, "/h/hash?url=" + at("/page"));
        hma.get(400, "/h/hash?url=" + at("/broken.png"));
        assertThat(message(hma.get(400, "/h/hash?content_type=smell&url=" + at("/one.png"))))
                .isEqualTo("no such content_type: 'smell'");
        assertThat(message(hma.get(400, "/h/hash?types=&url=" + at("/one.png"))))
                .isEqualTo("empty signal type selection");
        assertThat(message(hma.get(400, "/h/hash?types=smell&url=" + at("/one.png"))))
                .isEqualTo("signal type 'smell' doesn't exist or is disabled");
    }

    @Test
    void an_upload_is_hashed_by_the_name_of_its_field() {
        assertThat(hma.upload(200, "/h/hash", "photo", HmaClient.picture(1), Map.of()))
                .isEqualTo(hma.get(200, "/h/hash?url=" + at("/one.png")));
        assertThat(hma.upload(200, "/h/hash", "text", "A text about bread, long enough.".getBytes(UTF_8), Map.of())
                        .get("raw_text")
                        .asString())
                .isEqualTo("a text about bread, long enough.");
        assertThat(message(hma.json(400, "POST", "/h/hash", "{}")))
                .startsWith("Missing multipart/form-data file upload.");
        assertThat(message(hma.upload(400, "/h/hash", "smell", new byte[3], Map.of())))
                .startsWith("no such content_type: 'smell'.")
                .contains("photo, video or text");
        assertThat(message(hma.upload(400, "/h/hash", "photo", "no picture".getBytes(UTF_8), Map.of())))
                .contains("not a picture");
    }

    @Test
    void a_video_is_hashed_by_its_frames_where_asked_for_and_found_by_them() throws Exception {
        byte[] film = Films.draw(0, 8);
        JsonNode hashes = hma.upload(200, "/h/hash?types=vpdq,video_md5", "video", film, Map.of());
        assertThat(hashes.get("video_md5").asString()).isEqualTo(Md5.of(film).text());
        bank("FILMED");
        hma.json(200, "POST", "/c/bank/FILMED/signal", "{\"vpdq\":" + hashes.get("vpdq") + "}");
        JsonNode found = hma.upload(200, "/m/lookup?banks=FILMED&types=vpdq", "video", Films.draw(2, 4), Map.of());
        assertThat(found.get("vpdq").get("FILMED").get(0).get("distance").asString())
                .matches("[0-9]+%\\[[0-9]+%]");
        assertThat(message(hma.upload(400, "/h/hash?types=vpdq", "video", "no film".getBytes(UTF_8), Map.of())))
                .contains("not a");
    }

    @Test
    void a_multipart_body_without_a_boundary_is_told_the_parts_of_this_interface() {
        var answer = hma.send("POST", "/h/hash", "multipart/form-data", "x".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"message\":")
                .contains("boundary", "photo, video or text")
                .doesNotContain("«item»");
    }
}
