package org.brightline.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.vault.ExhibitInfo;
import org.brightline.platform.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is kept beyond its time because a law or a court demands it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class LegalHoldTest {
    private static final String ORDER = "order 12 of the court of Saltmarsh";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private RunningPlatform platform;
    private Casework casework;
    private Vault vault;
    private Desk desk;
    private Caller legal;
    private Caller rita;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(
                clock,
                "--brightline.access.welcome=false",
                "--brightline.action.every=365d",
                "--brightline.vault.every=365d");
        casework = platform.bean(Casework.class);
        vault = platform.bean(Vault.class);
        desk = new Desk(platform);
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        legal = desk.person("lou", Role.LEGAL);
        rita = desk.person("rita", Role.REVIEWER);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private UUID open(String externalId, String text) {
        return desk.open("forum", externalId, Desk.CALL + text);
    }

    private List<ExhibitInfo> exhibits(UUID caseId) {
        return casework.file(caseId).items().stream()
                .map(KeptItem::text)
                .map(Objects::requireNonNull)
                .map(vault::info)
                .toList();
    }

    @Test
    void what_is_held_outlives_its_time_until_the_hold_is_lifted() {
        UUID held = open("held", "kept");
        UUID free = open("free", "not kept");
        casework.placeLegalHold(held, ORDER, legal);
        clock.advance(Duration.ofDays(4000));
        vault.expireDue();
        assertThat(exhibits(held))
                .allSatisfy(info -> assertThat(info.expiredAt()).isNull());
        assertThat(exhibits(free))
                .allSatisfy(info -> assertThat(info.expiredAt()).isNotNull());

        casework.liftLegalHold(held, "the proceedings have ended", legal);
        vault.expireDue();
        assertThat(exhibits(held))
                .allSatisfy(info -> assertThat(info.expiredAt()).isNotNull());
        assertThatThrownBy(() -> casework.placeLegalHold(held, ORDER, legal))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.EXHIBIT_GONE));
    }

    @Test
    void a_version_that_comes_later_is_held_too() {
        UUID id = open("versions", "first");
        casework.placeLegalHold(id, ORDER, legal);
        assertThat(open("versions", "second")).isEqualTo(id);
        assertThat(exhibits(id)).hasSize(2).extracting(ExhibitInfo::heldFor).containsOnly(ORDER);
    }

    @Test
    void a_hold_is_listed_with_its_reason_and_stands_in_the_history_of_the_case() {
        UUID id = open("listed", "listed");
        casework.placeLegalHold(id, "a first reason", legal);
        casework.placeLegalHold(id, ORDER, legal);
        assertThat(casework.legalHold(id)).hasValueSatisfying(hold -> {
            assertThat(hold.reason()).isEqualTo(ORDER);
            assertThat(hold.placedBy()).isEqualTo(legal.actor().id());
        });
        assertThat(casework.legalHolds()).extracting(LegalHold::caseId).containsOnlyOnce(id);
        casework.liftLegalHold(id, "over", legal);
        assertThat(casework.legalHold(id)).isEmpty();
        Journal journal = platform.bean(Journal.class);
        assertThat(journal.referencing("case", id.toString()))
                .extracting(JournalEntry::kind)
                .containsSubsequence("case.held", "case.held", "case.hold-lifted");
    }

    @Test
    void it_takes_the_right_person_a_reason_and_a_hold_that_stands() {
        UUID id = open("refused", "refused");
        refused(() -> casework.placeLegalHold(id, ORDER, rita), ProblemType.FORBIDDEN);
        refused(() -> casework.placeLegalHold(id, " ", legal), ProblemType.MISSING_FIELD);
        refused(() -> casework.liftLegalHold(id, "over", legal), ProblemType.CONFLICT);
        refused(() -> casework.placeLegalHold(UUID.randomUUID(), ORDER, legal), ProblemType.NOT_FOUND);
        assertThat(casework.legalHold(id)).isEmpty();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, ProblemType type) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
