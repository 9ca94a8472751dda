package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.brightline.platform.testing.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencingAfterCommitTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    private Path data;

    private final MutableClock clock = new MutableClock(START);

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private JournalFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private PostgresJournal journal;

    @BeforeEach
    void open() {
        fixture = new JournalFixture(data, clock);
        journal = fixture.open();
    }

    @Test
    void the_commit_of_an_act_lets_it_get_its_place_at_once() {
        fixture.append(journal, "a");
        runAfterCommit();
        assertThat(journal.newest(Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.index()).isEqualTo(0L));
    }

    @Test
    void several_acts_of_one_transaction_and_of_its_neighbours_are_one_run() {
        fixture.transactions.executeWithoutResult(status -> fixture.appendMany(journal, 0, 3));
        fixture.append(journal, "b");
        assertThat(fixture.afterCommit).hasSize(1);
    }

    @Test
    void under_load_commits_are_left_to_the_recurring_work_until_the_pause_is_over() {
        fixture.append(journal, "a");
        runAfterCommit();
        clock.advance(JournalFixture.PAUSE.minus(Duration.ofMillis(1)));
        fixture.append(journal, "b");
        assertThat(fixture.afterCommit).isEmpty();
        clock.advance(Duration.ofMillis(2));
        fixture.append(journal, "c");
        assertThat(fixture.afterCommit).hasSize(1);
    }

    @Test
    void what_is_rolled_back_starts_nothing() {
        fixture.transactions.executeWithoutResult(status -> {
            fixture.append(journal, "a");
            status.setRollbackOnly();
        });
        assertThat(fixture.afterCommit).isEmpty();
    }

    @Test
    void a_failing_run_harms_nobody_and_the_next_one_is_tried() {
        List<Runnable> tasks = new ArrayList<>();
        SequencingAfterCommit failing = new SequencingAfterCommit(
                () -> {
                    throw new IllegalStateException("the database is away");
                },
                tasks::add,
                clock,
                Duration.ofSeconds(1));
        fixture.transactions.executeWithoutResult(status -> failing.appended());
        assertThatCode(tasks.removeFirst()::run).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(2));
        fixture.transactions.executeWithoutResult(status -> failing.appended());
        assertThat(tasks).hasSize(1);
    }

    private void runAfterCommit() {
        List<Runnable> tasks = List.copyOf(fixture.afterCommit);
        fixture.afterCommit.clear();
        assertThat(tasks).isNotEmpty();
        tasks.forEach(Runnable::run);
    }
}
