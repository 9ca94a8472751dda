package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brightline.platform.testing.Scenes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is in a bank: added, shown, switched off, removed. */
class HmaContentTest extends HmaRoutes {
    HmaContentTest() {
        super(Part.CONTENT);
    }

    @Test
    void content_is_added_with_what_is_said_of_it() {
        bank("CONTENT");
        JsonNode added = hma.json(
                200,
                "POST",
                "/c/bank/CONTENT/content?url=" + at("/one.png"),
                "{\"metadata\":{\"content_id\":\"post-1\",\"json\":{\"a\":1}},\"note\":\"a remark\"}");
        assertThat(added.get("signals").get("pdq").asString()).matches("[0-9a-f]{64}");
        JsonNode shown = hma.get(200, "/c/bank/CONTENT/content/" + added.get("id"));
        assertThat(shown.get("metadata").toString())
                .isEqualTo("{\"content_id\":\"post-1\",\"content_uri\":null,\"json\":{\"a\":1},\"collab\":null}");
        assertThat(shown.get("note").asString()).isEqualTo("a remark");
        JsonNode upload = hma.upload(
                200,
                "/c/bank/CONTENT/content?types=pdq,sha256",
                "photo",
                HmaClient.picture(3),
                Map.of("metadata", "{\"content_uri\":\"https://forum.example/3\"}", "note", "b"));
        assertThat(upload.get("signals")).hasSize(2);
        assertThat(hma.send("POST", "/c/bank/CONTENT/content?url=" + at("/one.png"), "", new byte[0])
                        .statusCode())
                .isEqualTo(200);
        String photo = "/c/bank/CONTENT/content";
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.plain(), Map.of())))
                .startsWith("Invalid pdq signal");
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.picture(3), Map.of("metadata", "{"))))
                .isEqualTo("metadata form field must be valid JSON");
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.picture(3), Map.of("metadata", "{\"x\":1}"))))
                .startsWith("Invalid metadata");
        assertThat(message(hma.upload(400, photo, "photo", HmaClient.picture(3), Map.of("note", "n".repeat(256)))))
                .isEqualTo("note must be at most 255 characters");
        hma.upload(200, photo, "photo", HmaClient.picture(3), Map.of("note", "\uD83D\uDD25".repeat(255)));
        assertThat(message(hma.json(400, "POST", photo, "{}")))
                .isEqualTo("Neither `url` nor multipart file upload was received");
        assertThat(message(hma.json(404, "POST", "/c/bank/NOPE/content?url=" + at("/one.png"), "{}")))
                .isEqualTo("bank 'NOPE' not found");
    }

    @Test
    void an_animation_is_known_by_each_frame_and_named_by_the_first_that_is_not_plain() {
        bank("FRAMES");
        JsonNode added = hma.upload(200, "/c/bank/FRAMES/content", "photo", Scenes.animation(5, 6), Map.of());
        assertThat(added.get("signals").get("pdq").asString()).matches("[0-9a-f]{64}");
        for (int scene : new int[] {5, 6}) {
            JsonNode found = hma.upload(
                    200, "/m/lookup?banks=FRAMES", "photo", Scenes.write(Scenes.image(scene), "jpg"), Map.of());
            assertThat(found.get("pdq").get("FRAMES")).as("scene " + scene).hasSize(1);
        }
        assertThat(hma.upload(200, "/m/lookup?banks=FRAMES", "photo", Scenes.animation(6), Map.of())
                        .get("pdq")
                        .get("FRAMES"))
                .hasSize(1);
    }

    @Test
    void signals_are_added_as_they_are() {
        bank("SIGNALS");
        JsonNode added = hma.json(
                200,
                "POST",
                "/c/bank/SIGNALS/signal",
                "{\"pdq\":\"" + PDQ + "\",\"video_md5\":\" " + MD5.toUpperCase(java.util.Locale.ROOT)
                        + "\",\"raw_text\":\"Bread  and BUTTER\",\"note\":\"n\"}");
        assertThat(added.get("signals").toString())
                .isEqualTo("{\"pdq\":\"" + PDQ + "\",\"video_md5\":\"" + MD5 + "\",\"raw_text\":\"bread and butter\"}");
        assertThat(add("SIGNALS", "pdq", PDQ))
                .as("a duplicate is content of its own")
                .isGreaterThan(added.get("id").asLong());
        assertThat(hma.get(200, "/m/lookup?banks=SIGNALS&signal_type=raw_text&signal=bread%20and%20butter")
                        .get("SIGNALS")
                        .get(0)
                        .get("distance")
                        .asString())
                .isEqualTo("-");
        String path = "/c/bank/SIGNALS/signal";
        assertThat(message(hma.json(400, "POST", path, "{}"))).isEqualTo("No signals given");
        assertThat(message(hma.json(400, "POST", path, "{\"smell\":\"x\"}"))).isEqualTo("No such SignalType 'smell'");
        assertThat(message(hma.json(400, "POST", path, "{\"pdq\":\"x\"}"))).startsWith("Invalid pdq signal: ");
        assertThat(hma.send("POST", path, "text/plain", "{}".getBytes(UTF_8)).statusCode())
                .isEqualTo(415);
        hma.json(404, "POST", "/c/bank/NOPE/signal", "{\"pdq\":\"" + PDQ + "\"}");
    }

    @Test
    void content_is_shown_in_its_own_bank_only() {
        bank("SHOWN");
        bank("OTHER");
        long id = add("SHOWN", "pdq", PDQ);
        String path = "/c/bank/SHOWN/content/" + id;
        assertThat(hma.get(200, path).toString())
                .isEqualTo("{\"id\":" + id + ",\"disable_until_ts\":1,\"original_media_uri\":null,\"bank\":{"
                        + "\"name\":\"SHOWN\",\"matching_enabled_ratio\":1.0}}");
        assertThat(hma.get(200, path + "?include_signals=true").get("signals").toString())
                .isEqualTo("{\"pdq\":\"" + PDQ + "\"}");
        assertThat(message(hma.get(404, "/c/bank/OTHER/content/" + id))).isEqualTo("content '" + id + "' not found");
        assertThat(message(hma.get(404, "/c/bank/NOPE/content/" + id))).isEqualTo("bank 'NOPE' not found");
    }

    @Test
    void content_is_switched_off_for_a_while() {
        bank("SWITCHED");
        long id = add("SWITCHED", "pdq", PDQ);
        String path = "/c/bank/SWITCHED/content/" + id;
        long later = Instant.now().getEpochSecond() + 3600;
        assertThat(hma.json(200, "PUT", path, "{\"disable_until_ts\":" + later + ",\"note\":\"x\"}")
                        .toString())
                .isEqualTo("{\"id\":" + id + ",\"disable_until_ts\":" + later
                        + ",\"collab_metadata\":{},\"original_media_uri\":null,\"bank\":{\"name\":\"SWITCHED\","
                        + "\"matching_enabled_ratio\":1.0},\"user_metadata\":null,\"note\":\"x\"}");
        assertThat(hma.get(200, "/m/lookup?banks=SWITCHED&signal_type=pdq&signal=" + PDQ))
                .isEmpty();
        assertThat(hma.json(200, "PUT", path, "{\"disable_until_ts\":0}")
                        .get("disable_until_ts")
                        .asLong())
                .isZero();
        assertThat(hma.json(200, "PUT", path, "{\"disable_until_ts\":1}")
                        .get("note")
                        .asString())
                .as("what is left out stays")
                .isEqualTo("x");
        assertThat(hma.get(200, "/m/lookup?banks=SWITCHED&signal_type=pdq&signal=" + PDQ))
                .hasSize(1);
        assertThat(message(hma.json(400, "PUT", path, "{\"disable_until_ts\":-1}")))
                .isEqualTo("disable_until_ts must be a non-negative integer");
        assertThat(message(hma.json(400, "PUT", path, "{\"disable_until_ts\":99999999999}")))
                .isEqualTo("disable_until_ts must be less than 5 years in the future");
        assertThat(message(hma.json(400, "PUT", path, "{\"disable_until_ts\":\"x\"}")))
                .isEqualTo("Invalid int: 'x'");
        hma.json(404, "PUT", "/c/bank/SWITCHED/content/999999", "{}");
        bank("SWITCHED_NOT");
        assertThat(message(hma.json(404, "PUT", "/c/bank/SWITCHED_NOT/content/" + id, "{\"disable_until_ts\":0}")))
                .isEqualTo("content '" + id + "' not found");
    }

    @Test
    void content_is_removed_from_its_own_bank_only() {
        bank("REMOVED");
        bank("KEPT");
        long id = add("REMOVED", "pdq", PDQ);
        assertThat(hma.delete(200, "/c/bank/KEPT/content/" + id).toString()).isEqualTo("{\"deleted\":0}");
        assertThat(hma.delete(200, "/c/bank/REMOVED/content/" + id).toString()).isEqualTo("{\"deleted\":1}");
        assertThat(hma.delete(200, "/c/bank/REMOVED/content/" + id).toString()).isEqualTo("{\"deleted\":0}");
        hma.get(404, "/c/bank/REMOVED/content/" + id);
        assertThat(hma.get(200, "/m/raw_lookup?banks=REMOVED&signal_type=pdq&signal=" + PDQ)
                        .get("matches"))
                .as("gone from the index at once")
                .isEmpty();
    }

    @Test
    void a_content_whose_number_is_none_is_refused_in_words() {
        bank("NUMBERS");
        for (String number : List.of("abc", "999999999999999999999")) {
            String path = "/c/bank/NUMBERS/content/" + number;
            assertThat(message(hma.get(400, path))).contains(number);
            assertThat(message(hma.delete(400, path))).contains(number);
        }
    }
}
