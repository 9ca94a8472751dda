package org.brightline.platform.hma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brightline.matching.BankRole;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Journal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Banks: made, changed, deleted, and by whom. */
class HmaBanksTest extends HmaRoutes {
    HmaBanksTest() {
        super(Part.BANKS);
    }

    @Test
    void a_bank_is_made_and_shown() {
        assertThat(hma.json(201, "POST", "/c/banks", "{\"name\":\"COOP_ORG_FLAGS\",\"enabled_ratio\":\"1\"}")
                        .toString())
                .isEqualTo("{\"name\":\"COOP_ORG_FLAGS\",\"matching_enabled_ratio\":1.0}");
        assertThat(hma.get(200, "/c/bank/COOP_ORG_FLAGS")).isIn(hma.get(200, "/c/banks"));
        assertThat(message(hma.json(403, "POST", "/c/banks", "{\"name\":\"COOP_ORG_FLAGS\"}")))
                .isEqualTo("Bank already exists");
        assertThat(message(hma.json(400, "POST", "/c/banks", "{\"name\":\"small\"}")))
                .isEqualTo("Bank names must be UPPER_WITH_UNDERSCORE");
        assertThat(hma.json(422, "POST", "/c/banks", "{}").get(0).get("type").asString())
                .isEqualTo("missing");
        assertThat(hma.send("POST", "/c/banks", "text/plain", "x".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(422);
        hma.json(422, "POST", "/c/banks", "{\"name\":\"NAN\",\"enabled_ratio\":\"much\"}");
        hma.json(400, "POST", "/c/banks", "{\"name\":\"MUCH\",\"enabled_ratio\":9.5}");
        assertThat(message(hma.get(404, "/c/bank/NOPE"))).isEqualTo("bank 'NOPE' not found");
        assertThat(hma.json(201, "POST", "/c/banks", "{\"name\":\"OFF\",\"enabled\":false}")
                        .get("matching_enabled_ratio")
                        .asDouble())
                .as("switched off where the peer leaves it on")
                .isZero();
    }

    @Test
    void a_name_that_is_too_long_is_refused_with_both_lengths() {
        assertThat(message(hma.json(400, "POST", "/c/banks", "{\"name\":\"" + "L".repeat(256) + "\"}")))
                .isEqualTo("Bank names have at most 255 characters; this one has 256.");
    }

    @Test
    void a_bank_of_an_unknown_caller_waits_for_confirmation_and_the_journal_names_the_interface() {
        bank("VOUCHED");
        Bank made = platform.bean(Banks.class).bank("VOUCHED").orElseThrow();
        assertThat(made.role()).isEqualTo(BankRole.CANDIDATE);
        assertThat(made.createdBy()).isEqualTo(Actor.HMA.text()).startsWith("hma:");
        long id = add("VOUCHED", "pdq", FAR);
        hma.delete(200, "/c/bank/VOUCHED/content/" + id);
        assertThat(platform.database()
                        .fetchValues(
                                "select distinct kind from journal_entry where actor = '" + Actor.HMA.text() + "'"))
                .extracting(Object::toString)
                .contains("bank.created", "bank.entry-added", "bank.entry-removed");
        assertThat(platform.bean(Journal.class).verify().faults()).isEmpty();
    }

    @Test
    void a_bank_is_changed() {
        bank("CHANGE");
        assertThat(hma.json(200, "PUT", "/c/bank/CHANGE", "{\"enabled_ratio\":0.25}")
                        .toString())
                .isEqualTo("{\"name\":\"CHANGE\",\"matching_enabled_ratio\":0.25}");
        assertThat(hma.json(200, "PUT", "/c/bank/CHANGE", "{\"enabled\":false}")
                        .get("matching_enabled_ratio")
                        .asDouble())
                .isZero();
        assertThat(hma.json(200, "PUT", "/c/bank/CHANGE", "{\"enabled\":true,\"name\":\"CHANGED\"}")
                        .toString())
                .isEqualTo("{\"name\":\"CHANGED\",\"matching_enabled_ratio\":1.0}");
        assertThat(message(hma.json(404, "PUT", "/c/bank/CHANGE", "{}"))).isEqualTo("Bank not found");
        bank("TAKEN");
        assertThat(message(hma.json(403, "PUT", "/c/bank/CHANGED", "{\"name\":\"TAKEN\"}")))
                .isEqualTo("Bank name already exists");
        hma.json(400, "PUT", "/c/bank/CHANGED", "{\"name\":\"no\"}");
    }

    @Test
    void a_bank_is_deleted_and_matches_no_more() {
        String signal = "3" + PDQ.substring(1);
        bank("GONE", signal);
        assertThat(message(hma.delete(200, "/c/bank/GONE"))).isEqualTo("Done");
        assertThat(message(hma.delete(200, "/c/bank/GONE"))).isEqualTo("Done");
        hma.get(404, "/c/bank/GONE");
        assertThat(hma.get(200, "/m/raw_lookup?signal_type=pdq&banks=GONE&signal=" + signal)
                        .get("matches"))
                .isEmpty();
    }

    @Test
    void without_a_key_no_bank_is_changed_that_counts_for_something() {
        for (BankRole role : List.of(BankRole.CONFIRMED, BankRole.NEGATIVE)) {
            String name = "VOUCHED_" + role;
            platform.bean(Banks.class).create(name, "press", bank -> bank.withRole(role), Actor.MACHINE);
            String signals = "/c/bank/" + name + "/signal";
            String signal = "{\"url_md5\":\"" + MD5 + "\"}";
            long id = edits.json(200, "POST", signals, signal).get("id").asLong();
            String content = "/c/bank/" + name + "/content/" + id;
            for (JsonNode refused : List.of(
                    hma.json(403, "POST", signals, signal),
                    hma.json(403, "POST", "/c/bank/" + name + "/content?url=" + at("/one.png"), "{}"),
                    hma.json(403, "PUT", "/c/bank/" + name, "{\"enabled\":false}"),
                    hma.json(403, "PUT", "/c/bank/" + name, "{\"name\":\"ANOTHER\"}"),
                    hma.json(403, "PUT", content, "{\"disable_until_ts\":0}"),
                    hma.delete(403, content),
                    hma.delete(403, "/c/bank/" + name))) {
                assertThat(message(refused)).contains(name, "candidate", "banks edit");
            }
            assertThat(hma.get(200, content).get("disable_until_ts").asLong()).isEqualTo(1);
            edits.json(200, "PUT", content, "{\"disable_until_ts\":0}");
            edits.delete(200, content);
            edits.delete(200, "/c/bank/" + name);
        }
    }

    @Test
    void double_slashes_are_single_ones() {
        bank("SLASHED");
        hma.get(200, "//c/banks");
        hma.get(200, "//c//bank/SLASHED");
        hma.json(201, "POST", "//c/banks", "{\"name\":\"SLASHED_TWICE\"}");
        assertThat(hma.send("GET", "//v1//banks", "", new byte[0]).statusCode()).isEqualTo(400);
    }
}
