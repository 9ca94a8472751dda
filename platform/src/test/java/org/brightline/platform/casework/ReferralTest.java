package org.brightline.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Permissions;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That an authority is told takes two people, a clause on plotting, an answer to the question of the purpose, and a reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class ReferralTest {
    private static final String PLOT = "I am going to blow up the town hall tomorrow at noon. ";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private RunningPlatform platform;
    private Casework casework;
    private Referrals referrals;
    private Desk desk;
    private Caller rita;
    private Caller lou;
    private Caller lee;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(clock, "--brightline.access.welcome=false", "--brightline.action.every=365d");
        casework = platform.bean(Casework.class);
        referrals = platform.bean(Referrals.class);
        desk = new Desk(platform);
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        rita = desk.person("rita", Role.REVIEWER);
        lou = desk.person("lou", Role.LEGAL);
        lee = desk.person("lee", Role.LEAD);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private UUID plot(String name) {
        return desk.open("forum", name, PLOT + name);
    }

    private Referral.Proposal proposal(UUID caseId, String reason) {
        return new Referral.Proposal(
                caseId,
                casework.file(caseId).findings().getFirst().id(),
                "Police of Saltmarsh",
                "It announces an attack and nothing else.",
                reason);
    }

    private Referral proposed(UUID caseId) {
        return referrals.propose(proposal(caseId, "It names a place and a time, which is tomorrow."), rita);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void one_person_proposes_and_another_confirms_and_the_journal_has_both() {
        UUID id = plot("two people");
        Referral referral = proposed(id);
        assertThat(referral.state()).isEqualTo(Referral.State.PROPOSED);
        assertThat(referrals.latest(0)).extracting(Referral::id).contains(referral.id());

        Referral confirmed = referrals.answer(referral.id(), true, "I see it the same way.", lou);
        assertThat(confirmed.state()).isEqualTo(Referral.State.CONFIRMED);
        assertThat(confirmed.answeredBy()).isEqualTo(lou.actor().id());
        assertThat(platform.bean(Journal.class)
                        .referencing("referral", referral.id().toString()))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.references())
                        .containsEntry("case", id.toString())
                        .containsEntry("clause", "plotting-intent")
                        .containsKeys("release", "finding"))
                .extracting(JournalEntry::kind, JournalEntry::actor)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "referral.proposed", rita.actor().text()),
                        org.assertj.core.groups.Tuple.tuple(
                                "referral.confirmed", lou.actor().text()));
    }

    @Test
    void nobody_confirms_or_declines_what_they_proposed_and_the_database_refuses_it_too() {
        UUID id = plot("alone");
        Referral referral = referrals.propose(proposal(id, "It is tomorrow."), lou);
        refused(ProblemType.FORBIDDEN, () -> referrals.answer(referral.id(), true, "I agree with myself.", lou));
        refused(ProblemType.FORBIDDEN, () -> referrals.answer(referral.id(), false, "On second thoughts.", lou));
        assertThatThrownBy(() -> platform.database()
                        .execute(
                                "update referral set state = 'CONFIRMED', answer = 'yes', answered_by = proposed_by,"
                                        + " answered_at = now() where id = ?",
                                referral.id()))
                .hasMessageContaining("referral_takes_two");
        assertThat(referrals.of(id).getFirst().state()).isEqualTo(Referral.State.PROPOSED);
        refused(ProblemType.FORBIDDEN, () -> referrals.withdraw(referral.id(), "not mine", lee));
        assertThat(referrals
                        .withdraw(referral.id(), "It was about a film.", lou)
                        .state())
                .isEqualTo(Referral.State.WITHDRAWN);
    }

    @Test
    void a_referral_is_answered_once_and_stays_as_it_was_proposed() {
        UUID id = plot("once");
        Referral referral = proposed(id);
        refused(ProblemType.CONFLICT, () -> proposed(id));
        referrals.answer(referral.id(), false, "The place does not exist.", lee);
        refused(ProblemType.CONFLICT, () -> referrals.answer(referral.id(), true, "It does.", lou));
        for (String change : new String[] {
            "update referral set reason = 'other' where id = ?",
            "update referral set state = 'CONFIRMED' where id = ?",
            "delete from referral where id = ?"
        }) {
            assertThatThrownBy(() -> platform.database().execute(change, referral.id()))
                    .as(change)
                    .hasMessageContaining("ERROR");
        }
        assertThat(proposed(id).state())
                .as("after a refusal it can be proposed anew")
                .isEqualTo(Referral.State.PROPOSED);
    }

    @Test
    void what_is_referred_is_held_and_the_reason_of_a_hold_that_stands_is_kept() {
        UUID id = plot("held");
        casework.placeLegalHold(id, "order 12 of the court of Saltmarsh", lou);
        Referral referral = proposed(id);
        assertThat(casework.legalHold(id))
                .hasValueSatisfying(hold -> assertThat(hold.reason()).startsWith("order 12"));
        refused(ProblemType.CONFLICT, () -> casework.liftLegalHold(id, "over", lou));
        referrals.answer(referral.id(), true, "It is plain.", lee);
        casework.liftLegalHold(id, "over", lou);

        UUID other = plot("not held before");
        proposed(other);
        assertThat(casework.legalHold(other))
                .hasValueSatisfying(hold ->
                        assertThat(hold.placedBy()).isEqualTo(rita.actor().id()));
    }

    @Test
    void only_a_clause_that_leads_to_a_referral_carries_one_and_every_part_is_needed() {
        UUID call = desk.open("forum", "call", Desk.CALL + "a call");
        assertThat(referrals.grounds(casework.file(call))).isEmpty();
        refused(ProblemType.BAD_FIELD, () -> referrals.propose(proposal(call, "It is grave."), rita));
        UUID id = plot("parts");
        assertThat(referrals.grounds(casework.file(id)))
                .extracting(FoundClause::clause)
                .contains("plotting-intent");
        refused(
                ProblemType.BAD_FIELD,
                () -> referrals.propose(
                        new Referral.Proposal(id, UUID.randomUUID(), "Police", "It is plain.", "It is tomorrow."),
                        rita));
        refused(ProblemType.MISSING_FIELD, () -> referrals.propose(proposal(id, " "), rita));
        refused(ProblemType.BAD_FIELD, () -> referrals.propose(proposal(id, "x".repeat(4_001)), rita));
        assertThat(referrals.of(id)).isEmpty();
        assertThat(casework.legalHold(id)).isEmpty();
    }

    @Test
    void a_key_can_never_propose_or_confirm_and_a_reviewer_cannot_confirm() {
        assertThat(Permissions.ofKeys()).doesNotContain(Permission.REFERRALS_PROPOSE, Permission.REFERRALS_CONFIRM);
        UUID id = plot("who");
        Referral referral = proposed(id);
        Caller other = desk.person("remy", Role.REVIEWER);
        refused(ProblemType.FORBIDDEN, () -> referrals.answer(referral.id(), true, "I agree.", other));
        Caller key = new Caller(Actor.key(UUID.randomUUID()), "forum", Set.of(Permission.REFERRALS_CONFIRM), "forum");
        refused(ProblemType.FORBIDDEN, () -> referrals.answer(referral.id(), true, "I agree.", key));
    }

    @Test
    void the_document_of_a_confirmed_referral_says_who_agreed_to_what_and_holds_none_of_what_was_posted() {
        UUID id = plot("document");
        Referral referral = proposed(id);
        refused(ProblemType.CONFLICT, () -> referrals.document(referral.id(), lou));
        referrals.answer(referral.id(), true, "It is plain.", lee);
        String document = referrals.document(referral.id(), lou);
        assertThat(document)
                .contains(
                        "Referral to: Police of Saltmarsh",
                        "Regulation (EU) 2021/784, Article 14(5)",
                        "case " + id,
                        "Preparing an attack",
                        "It names a place and a time",
                        "Proposed by rita",
                        "Confirmed by lee",
                        "The text, exhibit ")
                .doesNotContain(PLOT.strip());
        assertThat(platform.bean(Journal.class)
                        .referencing("referral", referral.id().toString()))
                .filteredOn(entry -> entry.kind().equals("referral.taken"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.actor()).isEqualTo(lou.actor().text()));
    }

    @Test
    void the_reason_and_the_authority_stand_in_the_journal_as_commitments_only() {
        UUID id = plot("commitments");
        referrals.propose(proposal(id, "A sentence that nobody else writes."), rita);
        Map<String, String> references = platform.bean(Journal.class).referencing("case", id.toString()).stream()
                .filter(entry -> entry.kind().equals("referral.proposed"))
                .findFirst()
                .orElseThrow()
                .references();
        assertThat(references.values()).noneMatch(value -> value.contains("sentence") || value.contains("Police"));
    }
}
