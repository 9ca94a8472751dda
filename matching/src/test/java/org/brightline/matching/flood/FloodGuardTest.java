package org.brightline.matching.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.BankRole;
import org.brightline.matching.BankSettings;
import org.brightline.matching.Entry;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;
import org.junit.jupiter.api.Test;

class FloodGuardTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<Flood> reported = new ArrayList<>();
    private final FloodGuard guard = new FloodGuard(FloodGuard.Settings.DEFAULT, now::get, reported::add);

    @Test
    void an_entry_that_matches_a_hundred_times_in_its_first_hour_floods_and_is_reported_once() {
        for (int match = 1; match < 100; match++) {
            assertThat(guard.matched(7)).isFalse();
        }
        assertThat(guard.matched(7)).isTrue();
        assertThat(guard.matched(7)).isTrue();

        Flood flood = new Flood(7, 100, 1, NOON, NOON);
        assertThat(reported).containsExactly(flood);
        assertThat(guard.quarantined()).containsExactly(flood);
        assertThat(guard.matched(8)).isFalse();
    }

    @Test
    void an_entry_that_always_matched_often_does_not_flood() {
        hours(24 * 14, 90);
        int usual = 0;
        for (int match = 0; match < 400; match++) {
            usual += guard.matched(7) ? 1 : 0;
        }
        assertThat(usual).isZero();
        assertThat(reported).isEmpty();

        for (int match = 0; match < 600; match++) {
            guard.matched(7);
        }
        assertThat(reported).hasSize(1);
        assertThat(reported.getFirst().expected()).isBetween(60.0, 90.0);
    }

    @Test
    void a_few_matches_never_flood_however_rare_they_were() {
        FloodGuard strict = new FloodGuard(
                new FloodGuard.Settings(Duration.ofHours(1), Duration.ofDays(7), 0.001, 20, 1, 0.5, 10),
                now::get,
                reported::add);
        for (int match = 1; match < 20; match++) {
            assertThat(strict.matched(7)).isFalse();
        }
        assertThat(strict.matched(7)).isTrue();
    }

    @Test
    void what_is_spread_over_days_is_no_flood() {
        hours(24 * 30, 8);

        assertThat(reported).isEmpty();
    }

    @Test
    void a_quiet_time_makes_the_past_count_less() {
        hours(24 * 14, 90);
        now.set(now.get().plus(Duration.ofDays(70)));
        for (int match = 0; match < 100; match++) {
            guard.matched(7);
        }
        assertThat(reported).hasSize(1);
        assertThat(reported.getFirst().expected()).isEqualTo(1);
    }

    @Test
    void a_released_entry_may_match_as_often_as_it_did() {
        hours(1, 150);
        assertThat(guard.release(7)).isTrue();
        assertThat(guard.release(7)).isFalse();
        assertThat(guard.quarantined()).isEmpty();

        hours(24, 600);
        assertThat(reported).hasSize(1);

        hours(1, 5_000);
        assertThat(reported).hasSize(2);
    }

    @Test
    void a_restored_quarantine_is_not_reported_again() {
        guard.restore(List.of(new Flood(7, 500, 1, NOON, NOON)));

        assertThat(guard.matched(7)).isTrue();
        assertThat(reported).isEmpty();
    }

    @Test
    void of_many_entries_the_last_ones_are_remembered() {
        FloodGuard small = new FloodGuard(
                new FloodGuard.Settings(Duration.ofHours(1), Duration.ofDays(7), 1, 3, 1, 0.9, 2),
                now::get,
                reported::add);
        small.matched(1);
        small.matched(1);
        small.matched(2);
        small.matched(3);

        assertThat(small.matched(1)).as("forgotten, so its first match again").isFalse();
        assertThat(small.matched(1)).isFalse();
        assertThat(small.matched(1)).isTrue();
    }

    @Test
    void an_index_marks_the_matches_of_an_entry_in_quarantine_and_previews_count_for_nothing() {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN.withGuard(guard), Runnable::run);
        live.banks(List.of(BankSettings.confirmed(1, "FLAGS")));
        Pdq picture = new Pdq(1, 2, 3, 4);
        live.add(EntryBatch.of(List.of(new Entry(7, 1, picture))));
        for (int preview = 0; preview < 200; preview++) {
            live.current().unwatched().match(picture);
        }
        for (int match = 1; match < 100; match++) {
            assertThat(live.current().match(picture).getFirst().quarantined()).isFalse();
        }
        assertThat(live.current().match(picture).getFirst().quarantined()).isTrue();
        guard.release(7);
        assertThat(live.current().match(picture).getFirst().quarantined()).isFalse();
    }

    @Test
    void one_thing_that_is_asked_for_in_several_ways_counts_once() {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN.withGuard(guard), Runnable::run);
        live.banks(List.of(BankSettings.confirmed(1, "FLAGS")));
        Pdq picture = new Pdq(1, 2, 3, 4);
        live.add(EntryBatch.of(List.of(new Entry(7, 1, picture))));
        MatchIndex animation = live.current().countingOnce();
        for (int frame = 0; frame < 200; frame++) {
            assertThat(animation.match(picture).getFirst().quarantined()).isFalse();
        }
        for (int match = 2; match < 100; match++) {
            live.current().countingOnce().match(picture);
        }
        assertThat(reported).isEmpty();
        assertThat(live.current().countingOnce().match(picture).getFirst().quarantined())
                .isTrue();
    }

    @Test
    void who_is_unknown_counts_only_for_floods_in_banks_of_the_roles_that_are_named() {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN.withGuard(guard), Runnable::run);
        live.banks(List.of(
                BankSettings.confirmed(1, "SURE"),
                BankSettings.confirmed(2, "PERHAPS").withRole(BankRole.CANDIDATE)));
        Pdq picture = new Pdq(1, 2, 3, 4);
        live.add(EntryBatch.of(List.of(new Entry(7, 1, picture), new Entry(8, 2, picture))));
        MatchIndex unknown = live.current().countingOnly(Set.of(BankRole.CANDIDATE));
        for (int match = 0; match < 100; match++) {
            unknown.match(picture);
        }
        assertThat(reported).extracting(Flood::entry).containsExactly(8L);
        for (int match = 0; match < 100; match++) {
            live.current().match(picture);
        }
        assertThat(reported).extracting(Flood::entry).containsExactly(8L, 7L);
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloodGuard.Settings(Duration.ZERO, Duration.ofDays(7), 1, 1, 1, 0.5, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloodGuard.Settings(Duration.ofHours(1), Duration.ofDays(7), 0, 1, 1, 0.5, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloodGuard.Settings(Duration.ofHours(1), Duration.ofDays(7), 1, 1, 1, 1, 1))
                .withMessage("The chance of a flood guard is between 0 and 1, not 1.0.");
    }

    private void hours(int hours, int matchesEach) {
        for (int hour = 0; hour < hours; hour++) {
            for (int match = 0; match < matchesEach; match++) {
                guard.matched(7);
            }
            now.set(now.get().plus(Duration.ofHours(1)));
        }
    }
}
