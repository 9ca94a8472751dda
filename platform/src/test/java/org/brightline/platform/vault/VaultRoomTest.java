package org.brightline.platform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The vault in the running server, with its real journal. */
class VaultRoomTest {
    private static final String WORDS = "a sentence that stands nowhere in the clear";

    private final Actor legal = Actor.person(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private static RunningPlatform platform;

    @BeforeAll
    static void start() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void the_whole_life_of_an_exhibit_stands_in_the_journal_and_its_words_stand_in_no_table() {
        Vault vault = platform.bean(Vault.class);
        Journal journal = platform.bean(Journal.class);
        UUID id = vault.seal(
                ExhibitKind.TEXT,
                "text/plain",
                WORDS.getBytes(UTF_8),
                Instant.now().plus(Duration.ofDays(180)));
        vault.open(id, legal, Purpose.LEGAL, "order 12");
        vault.hold(id, legal, "order 12 of the court of Saltmarsh");
        vault.liftHold(id, legal, "the proceedings have ended");
        journal.sequence();

        assertThat(journal.referencing("exhibit", id.toString()))
                .extracting(JournalEntry::kind)
                .containsExactly("exhibit.sealed", "exhibit.opened", "exhibit.held", "exhibit.hold-lifted");
        assertThat(tablesWith(WORDS)).isEmpty();
        assertThat(tablesWith(HexFormat.of().formatHex(WORDS.getBytes(UTF_8)))).isEmpty();
        assertThat(tablesWith(Base64.getEncoder().encodeToString(WORDS.getBytes(UTF_8))))
                .isEmpty();
        assertThat(tablesWith(id.toString())).contains("exhibit", "exhibit_blob", "journal_entry");
        assertThat(journal.verify().faults()).isEmpty();
    }

    @Test
    void an_exhibit_whose_time_has_run_out_leaves_only_its_traces() {
        Vault vault = platform.bean(Vault.class);
        Journal journal = platform.bean(Journal.class);
        UUID id = vault.seal(
                ExhibitKind.MEDIUM,
                "image/png",
                WORDS.getBytes(UTF_8),
                Instant.now().minusSeconds(1));
        vault.expireDue();
        assertThat(vault.info(id).expiredAt()).isNotNull();
        assertThat(journal.referencing("exhibit", id.toString()))
                .extracting(JournalEntry::kind)
                .containsExactlyInAnyOrder("exhibit.sealed", "exhibit.expired");
        assertThat(tablesWith(id.toString())).doesNotContain("exhibit_blob");
    }

    /** A row as text shows bytes in hex, so content in any column would be found. */
    private static List<String> tablesWith(String words) {
        DSLContext database = platform.database();
        return database
                .fetchValues(
                        "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .stream()
                .map(String::valueOf)
                .filter(table -> !database.fetch(
                                "select 1 from \"" + table + "\" t where t::text like ? limit 1", "%" + words + "%")
                        .isEmpty())
                .toList();
    }
}
