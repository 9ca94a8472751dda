package org.brightline.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Posts that change while they are judged, and decisions that meet each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class CaseVersionsTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private RunningPlatform platform;
    private Casework casework;
    private Desk desk;
    private Caller rita;
    private Caller sam;
    private Caller lead;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(clock, "--brightline.access.welcome=false", "--brightline.action.every=365d");
        casework = platform.bean(Casework.class);
        desk = new Desk(platform);
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        rita = desk.person("rita", Role.REVIEWER);
        sam = desk.person("sam", Role.REVIEWER);
        lead = desk.person("lena", Role.LEAD);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private UUID open(String externalId, String text) {
        return desk.open("forum", externalId, Desk.CALL + text);
    }

    @Test
    void a_new_version_joins_the_open_case_and_ends_the_hold_of_whoever_has_not_seen_it() {
        UUID id = open("edited", "first version");
        casework.claim(id, rita);
        DecisionRequest request = desk.act(id, false, PlatformEffect.REMOVE);
        assertThat(open("edited", "second version")).isEqualTo(id);
        assertThat(casework.file(id).items()).hasSize(2);
        assertThatThrownBy(() -> casework.decide(request, rita)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.NOT_CLAIMED);
            assertThat(problem.detail()).contains("new version");
        });
        casework.claim(id, rita);
        assertThat(casework.decide(request, rita)).hasSize(1);
    }

    @Test
    void a_version_that_meets_the_decision_is_in_an_open_case_or_was_in_the_one_that_was_seen() throws Exception {
        for (int round = 0; round < 15; round++) {
            String externalId = "meets-" + round;
            UUID id = open(externalId, externalId);
            casework.claim(id, rita);
            DecisionRequest request = desk.act(id, false, PlatformEffect.REMOVE);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var later = threads.submit(() -> open(externalId, externalId + " edited"));
                var decided = threads.submit(() -> {
                    try {
                        casework.decide(request, rita);
                        return true;
                    } catch (Problem problem) {
                        return false;
                    }
                });
                UUID home = later.get();
                assertThat(casework.file(home).summary().open())
                        .as("decided %s, one case %s", decided.get(), home.equals(id))
                        .isTrue();
            }
        }
    }

    @Test
    void undoing_reopens_a_case_even_beside_a_newer_one_of_the_same_post() {
        UUID old = open("beside", "first version");
        Decision decision = desk.remove(old, rita);
        UUID newer = open("beside", "second version");
        assertThat(newer).isNotEqualTo(old);
        casework.undo(decision.id(), rita);
        assertThat(casework.file(old).summary().open()).isTrue();
        assertThat(casework.file(newer).summary().open()).isTrue();
        assertThat(open("beside", "third version")).isEqualTo(newer);
        desk.remove(old, rita);
        desk.remove(newer, rita);
    }

    @Test
    void copies_that_were_decided_along_are_undone_along() {
        UUID first = open("copy-1", "copies");
        UUID second = open("copy-2", "copies");
        casework.claim(first, rita);
        List<Decision> decisions = casework.decide(desk.act(first, true, PlatformEffect.REMOVE), rita);
        assertThat(decisions).extracting(Decision::caseId).containsExactly(first, second);
        assertThat(decisions.getLast().alongWith())
                .isEqualTo(decisions.getFirst().id());
        casework.undo(decisions.getFirst().id(), rita);
        assertThat(casework.file(first).summary().open()).isTrue();
        assertThat(casework.file(second).summary().open()).isTrue();
    }

    @Test
    void a_copy_that_somebody_else_holds_is_left_to_that_person() {
        UUID first = open("held-1", "held");
        UUID second = open("held-2", "held");
        casework.claim(second, sam);
        casework.claim(first, rita);
        assertThat(casework.decide(desk.act(first, true, PlatformEffect.REMOVE), rita))
                .hasSize(1);
        assertThat(casework.file(second).summary().open()).isTrue();
    }

    @Test
    void of_many_who_reverse_at_once_exactly_one_does() throws Exception {
        UUID id = open("reversed", "reversed");
        desk.remove(id, rita);
        clock.advance(Duration.ofSeconds(61));
        assertThat(atOnce(() -> casework.reverse(id, "It was satire.", lead)))
                .containsExactlyInAnyOrder("DONE", "CONFLICT");
        assertThat(casework.file(id).decisions())
                .extracting(Decision::ruling)
                .containsExactly(Ruling.ACT, Ruling.RESTORE);
    }

    @Test
    void of_many_who_undo_at_once_exactly_one_does_and_at_the_last_moment_it_is_over() throws Exception {
        UUID id = open("undone", "undone");
        Decision decision = desk.remove(id, rita);
        assertThat(atOnce(() -> casework.undo(decision.id(), rita))).containsExactlyInAnyOrder("DONE", "UNDO_OVER");
        Decision again = desk.remove(id, rita);
        clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> casework.undo(again.id(), rita))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNDO_OVER));
    }

    private static Set<String> atOnce(Runnable act) throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> {
                try {
                    act.run();
                    return "DONE";
                } catch (Problem problem) {
                    return problem.type().name();
                }
            });
        }
        Set<String> outcomes = new TreeSet<>();
        int done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(all)) {
                outcomes.add(outcome.get());
                done += outcome.get().equals("DONE") ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
        return outcomes;
    }

    @Test
    void the_queue_is_read_page_by_page_without_a_gap_or_a_repeat() {
        for (int i = 0; i < 7; i++) {
            open("page-" + i, "page " + i);
        }
        List<UUID> whole =
                casework.queue(null, 500).stream().map(CaseSummary::id).toList();
        List<UUID> paged = new ArrayList<>();
        List<CaseSummary> page = casework.queue(null, 3);
        while (!page.isEmpty()) {
            page.forEach(row -> paged.add(row.id()));
            page = casework.queue(null, null, page.getLast().id(), 3);
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void the_next_case_is_no_copy_of_what_somebody_else_holds() {
        UUID first = open("next-1", "next");
        UUID second = open("next-2", "next");
        casework.claim(first, sam);
        var next = casework.claimNext(rita);
        assertThat(next).isNotEqualTo(java.util.Optional.of(second));
        next.ifPresent(id -> casework.giveBack(id, rita));
        casework.giveBack(first, sam);
    }
}
