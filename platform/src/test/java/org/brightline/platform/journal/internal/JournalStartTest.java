package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.brightline.platform.base.DataSettings;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the journal when the server starts. */
class JournalStartTest {
    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private JournalFixture fixture;

    private final JournalConfiguration configuration = new JournalConfiguration();

    @BeforeEach
    void fresh() {
        fixture = new JournalFixture(data, Clock.systemUTC());
    }

    @Test
    void the_first_entry_says_under_which_key_the_journal_was_opened_and_comes_once() {
        Journal journal = start();
        journal.sequence();
        String verifier = key().verifier().text();
        assertThat(start().newest(Long.MAX_VALUE, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("journal.opened");
            assertThat(entry.index()).isEqualTo(0L);
            assertThat(entry.references()).containsEntry("key", verifier);
        });
    }

    @Test
    void the_key_is_made_at_the_first_start_for_the_server_alone() throws Exception {
        start();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("journal.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_lost_key_is_not_replaced_by_a_new_one() throws Exception {
        start();
        Files.delete(data.resolve("journal.key"));
        assertThatThrownBy(this::start).hasMessageContaining("is missing").hasMessageContaining("Put it back");
        assertThat(data.resolve("journal.key")).doesNotExist();
    }

    @Test
    void another_key_than_the_one_that_signed_is_refused() throws Exception {
        start().sequence();
        Files.delete(data.resolve("journal.key"));
        JournalKey.in(data, JournalFixture.ORIGIN, new SecureRandom());
        assertThatThrownBy(this::start).hasMessageContaining("is not the one that the journal");
    }

    @Test
    void the_recurring_work_gives_places_to_what_a_killed_server_left_waiting() {
        Journal journal = start();
        configuration
                .journalSequencer(journal, fixture.joined, settings())
                .work()
                .run();
        assertThat(journal.checkpoint().treeSize()).isEqualTo(1);
        assertThat(fixture.database.jooq().fetchValue("select count(*) from journal_pending"))
                .isEqualTo(0L);
    }

    private Journal start() {
        return configuration.journal(
                fixture.joined, fixture.transactions, key(), settings(), Clock.systemUTC(), new SecureRandom());
    }

    private JournalKey key() {
        return configuration.journalKey(new DataSettings(data), settings(), fixture.joined, new SecureRandom());
    }

    private static JournalSettings settings() {
        return new JournalSettings(JournalFixture.ORIGIN, Duration.ofMinutes(1));
    }
}
