package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.BankRole;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Actor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Looking up, comparing, and how fresh the index is. */
class HmaMatchingTest extends HmaRoutes {
    HmaMatchingTest() {
        super(Part.MATCHING);
    }

    @Test
    void a_raw_lookup_tells_numbers_and_distances() {
        long one = bank("RAW_ONE", PDQ);
        long two = bank("RAW_TWO", NEAR);
        String path = "/m/raw_lookup?signal_type=pdq&banks=RAW_ONE,RAW_TWO,NOPE&signal=" + PDQ;
        assertThat(hma.get(200, path).toString()).isEqualTo("{\"matches\":[" + one + "," + two + "]}");
        assertThat(hma.get(200, path + "&include_distance=yes")
                        .get("matches")
                        .get(1)
                        .toString())
                .isEqualTo("{\"bank_content_id\":" + two + ",\"distance\":\"1\"}");
        assertThat(hma.get(200, path.replace("RAW_ONE,RAW_TWO,", "")).toString())
                .isEqualTo("{\"matches\":[]}");
        hma.json(200, "PUT", "/c/bank/RAW_ONE", "{\"enabled\":false}");
        hma.json(200, "PUT", "/c/bank/RAW_TWO/content/" + two, "{\"disable_until_ts\":0}");
        assertThat(hma.get(200, path).get("matches")).as("no switch is heeded").hasSize(2);
        assertThat(hma.get(422, "/m/raw_lookup?signal_type=pdq")
                        .get(0)
                        .get("type")
                        .asString())
                .isEqualTo("missing");
        hma.get(422, path + "&include_distance=perhaps");
        assertThat(message(hma.get(400, "/m/raw_lookup?signal_type=smell&signal=1")))
                .isEqualTo("No such SignalType 'smell'");
        assertThat(message(
                        hma.get(400, "/m/raw_lookup?signal_type=pdq&signal=" + PDQ.toUpperCase(java.util.Locale.ROOT))))
                .startsWith("Invalid pdq signal: ");
    }

    @Test
    void a_lookup_tells_matches_by_bank_and_heeds_every_switch() {
        String signal = "1" + PDQ.substring(1);
        long id = bank("LOOK", signal);
        String path = "/m/lookup?signal_type=pdq&banks=LOOK&signal=" + signal;
        String match = "{\"LOOK\":[{\"bank_content_id\":" + id + ",\"distance\":\"0\"}]}";
        assertThat(hma.get(200, path).toString()).isEqualTo(match);
        assertThat(hma.get(200, path.replace("banks=LOOK", "banks=NOPE")).toString())
                .isEqualTo("{}");
        hma.json(200, "PUT", "/c/bank/LOOK/content/" + id, "{\"disable_until_ts\":0}");
        assertThat(hma.get(200, path).toString()).isEqualTo("{}");
        assertThat(hma.get(200, path + "&bypass_coinflip=true").toString()).isEqualTo("{}");
        hma.json(200, "PUT", "/c/bank/LOOK/content/" + id, "{\"disable_until_ts\":1}");
        hma.json(200, "PUT", "/c/bank/LOOK", "{\"enabled\":false}");
        assertThat(hma.get(200, path).toString()).isEqualTo("{}");
        assertThat(hma.get(200, path + "&bypass_coinflip=true").toString())
                .as("honoured on GET too")
                .isEqualTo(match);
        hma.get(400, "/m/lookup?signal=" + PDQ);
        assertThat(message(hma.get(400, "/m/lookup")))
                .isEqualTo("Either url or both signal and signal_type are required");
    }

    @Test
    void the_same_seed_always_decides_the_same_about_a_bank_with_a_share() {
        hma.json(201, "POST", "/c/banks", "{\"name\":\"HALF\",\"enabled_ratio\":\"0.5\"}");
        String signal = "2" + PDQ.substring(1);
        add("HALF", "pdq", signal);
        Set<String> answers = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            String path = "/m/lookup?signal_type=pdq&banks=HALF&signal=" + signal + "&seed=post-" + seed;
            String first = hma.get(200, path).toString();
            assertThat(hma.get(200, path).toString()).isEqualTo(first);
            answers.add(first);
        }
        assertThat(answers).as("some are in and some are out").hasSize(2);
    }

    @Test
    void an_address_is_looked_up_and_a_plain_picture_is_no_error() {
        bank("ADDRESSED");
        hma.json(200, "POST", "/c/bank/ADDRESSED/content?url=" + at("/one.png"), "{}");
        JsonNode found = hma.get(200, "/m/lookup?banks=ADDRESSED&url=" + at("/one.png"));
        assertThat(found.get("pdq").get("ADDRESSED")).hasSize(1);
        assertThat(hma.get(200, "/m/lookup?banks=ADDRESSED&signal_type=pdq&url=" + at("/one.png")))
                .isEqualTo(found.get("pdq"));
        assertThat(message(hma.get(400, "/m/lookup?types=sha256&signal_type=pdq&url=" + at("/one.png"))))
                .contains("'pdq'", "sha256");
        assertThat(hma.get(200, "/m/lookup?banks=ADDRESSED&types=sha256,pdq&signal_type=pdq&url=" + at("/one.png")))
                .isEqualTo(found.get("pdq"));
        assertThat(hma.get(200, "/m/lookup?url=" + at("/plain.png")).toString()).isEqualTo("{\"pdq\":{}}");
    }

    @Test
    void an_upload_is_looked_up() {
        bank("UPLOADED");
        hma.upload(200, "/c/bank/UPLOADED/content", "photo", HmaClient.picture(2), Map.of());
        JsonNode found = hma.upload(200, "/m/lookup?banks=UPLOADED", "photo", HmaClient.picture(2), Map.of());
        assertThat(found.get("pdq").get("UPLOADED").get(0).get("distance").asString())
                .isEqualTo("0");
        hma.json(200, "PUT", "/c/bank/UPLOADED", "{\"enabled_ratio\":0}");
        assertThat(hma.upload(200, "/m/lookup?banks=UPLOADED", "photo", HmaClient.picture(2), Map.of())
                        .toString())
                .isEqualTo("{\"pdq\":{}}");
        assertThat(hma.upload(
                                200,
                                "/m/lookup?banks=UPLOADED&bypass_coinflip=true",
                                "photo",
                                HmaClient.picture(2),
                                Map.of())
                        .get("pdq"))
                .hasSize(1);
        hma.json(400, "POST", "/m/lookup", "{}");
    }

    @Test
    void what_is_known_to_be_harmless_silences_what_is_no_nearer() {
        String signal = "4" + FAR.substring(1);
        bank("HARMFUL", signal);
        platform.bean(Banks.class).create("HARMLESS", "press", bank -> bank.withRole(BankRole.NEGATIVE), Actor.MACHINE);
        edits.json(200, "POST", "/c/bank/HARMLESS/signal", "{\"pdq\":\"" + signal + "\"}");
        assertThat(hma.get(200, "/m/lookup?signal_type=pdq&signal=" + signal)).isEmpty();
    }

    @Test
    void without_a_key_no_look_up_brings_what_is_confirmed_into_quarantine() {
        Banks banks = platform.bean(Banks.class);
        banks.create("SURE", "people know what it is", Actor.MACHINE);
        Pdq print = Pdq.parse("4" + PDQ.substring(1));
        long entry = banks.add(
                        "SURE",
                        new NewEntry(List.of(print), new Provenance("a poster", "the test", "invented")),
                        Banks.Duplicates.REFUSED,
                        Actor.MACHINE)
                .number();
        String path = "/m/lookup?signal_type=pdq&banks=SURE&signal=" + print.text();
        for (int i = 0; i < 200; i++) {
            hma.get(200, path);
        }
        assertThat(quarantined(banks, print)).isFalse();
        for (int i = 0; i < 200; i++) {
            edits.get(200, path);
        }
        assertThat(quarantined(banks, print)).as("entry " + entry).isTrue();
    }

    private static boolean quarantined(Banks banks, Pdq print) {
        return banks.index().match(print).getFirst().quarantined();
    }

    @Test
    void the_index_says_how_fresh_it_is() {
        bank("FRESH");
        long id = add("FRESH", "video_md5", MD5);
        JsonNode status = hma.get(200, "/m/index/status?signal_type=video_md5").get("video_md5");
        assertThat(status.get("present").asBoolean()).isTrue();
        assertThat(status.get("built_to").asLong()).isGreaterThanOrEqualTo(id);
        JsonNode index =
                hma.get(200, "/c/signal_type/index?signal_type=video_md5").get("video_md5");
        assertThat(index.get("index_out_of_date").asBoolean()).isFalse();
        assertThat(index.get("db_size").asLong())
                .isEqualTo(index.get("index_size").asLong())
                .isEqualTo(status.get("size").asLong());
        assertThat(hma.get(200, "/m/index/status").get("vpdq").toString())
                .isEqualTo("{\"present\":true,\"built_to\":-1,\"size\":0}");
        assertThat(message(hma.get(400, "/m/index/status?signal_type=smell"))).isEqualTo("No such signal type 'smell'");
        hma.get(400, "/c/signal_type/index?signal_type=smell");
    }

    @Test
    void two_signals_are_compared() {
        assertThat(hma.json(
                                200,
                                "POST",
                                "/m/compare",
                                "{\"pdq\":[\"" + PDQ + "\",\"" + NEAR + "\"],\"video_md5\":[\"" + MD5 + "\",\"" + MD5
                                        + "\"]}")
                        .toString())
                .isEqualTo("{\"pdq\":[true,{\"distance\":1}],\"video_md5\":[true,{}]}");
        assertThat(hma.json(200, "POST", "/m/compare", "{\"pdq\":[\"" + PDQ + "\",\"" + FAR + "\"]}")
                        .get("pdq")
                        .get(0)
                        .asBoolean())
                .isFalse();
        assertThat(message(hma.json(400, "POST", "/m/compare", "[]"))).isEqualTo("Request input was not a dict");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"pdq\":1}")))
                .isEqualTo("Comparison hashes for pdq was not a list");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"pdq\":[]}")))
                .isEqualTo("Comparison hash list length must be exactly 2");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"smell\":[1,2]}")))
                .isEqualTo("No such SignalType 'smell'");
        assertThat(message(hma.json(400, "POST", "/m/compare", "{\"pdq\":[\"1\",\"2\"]}")))
                .startsWith("Invalid pdq signal: ");
        assertThat(hma.send("POST", "/m/compare", "text/plain", "{}".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(415);
    }
}
