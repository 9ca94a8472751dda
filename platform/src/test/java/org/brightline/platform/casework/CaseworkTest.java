package org.brightline.platform.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Role;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.action.WebhookSignature;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.FakeForum;
import org.brightline.platform.testing.MutableClock;
import org.brightline.policy.Exemption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases, decisions and what platforms are told, on the whole server with its clock in our hands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class CaseworkTest {
    private static final String CALL = Desk.CALL;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final FakeForum forum = new FakeForum();
    private RunningPlatform platform;
    private Casework casework;
    private Actions actions;
    private Caller key;
    private Caller rita;
    private Caller sam;
    private Caller lead;
    private Desk desk;
    private String secret;
    private int number;

    @BeforeAll
    void start() {
        // The clockwork stands still: the test itself sends and looks.
        platform = RunningPlatform.start(
                clock,
                "--brightline.access.welcome=false",
                "--brightline.action.every=365d",
                "--brightline.casework.undo=60s");
        desk = new Desk(platform);
        casework = platform.bean(Casework.class);
        actions = platform.bean(Actions.class);
        Access access = platform.bean(Access.class);
        access.registerPlatform("forum", "Forum", Actor.MACHINE);
        secret = actions.configureEndpoint(
                        new WantedEndpoint("forum", forum.at("/hook"), forum.at("/status/") + "{externalId}", true),
                        Actor.MACHINE)
                .secret();
        key = new Caller(Actor.key(UUID.randomUUID()), "forum", Set.of(Permission.ITEMS_SUBMIT), "forum");
        rita = desk.person("rita", Role.REVIEWER);
        sam = desk.person("sam", Role.REVIEWER);
        lead = desk.person("lena", Role.LEAD);
    }

    @AfterAll
    void stop() {
        platform.close();
        forum.close();
    }

    private UUID open(String text) {
        return open("c-" + number++, text);
    }

    private UUID open(String externalId, String text) {
        return desk.open("forum", externalId, text);
    }

    private DecisionRequest act(UUID id) {
        return desk.act(id, false, PlatformEffect.REMOVE);
    }

    private Decision decide(UUID id) {
        casework.claim(id, rita);
        return casework.decide(act(id), rita).getFirst();
    }

    @Test
    void of_many_who_reach_for_a_case_at_once_exactly_one_gets_it() throws Exception {
        UUID id = open(CALL + "race");
        List<Callable<Boolean>> reach = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Caller who = i % 2 == 0 ? rita : sam;
            reach.add(() -> {
                try {
                    casework.claim(id, who);
                    return who == rita;
                } catch (Problem problem) {
                    return who != rita;
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<Boolean> ritaHasIt =
                    threads.invokeAll(reach).stream().map(CaseworkTest::value).collect(Collectors.toSet());
            assertThat(ritaHasIt).as("all agree on who holds it").hasSize(1);
        }
    }

    private static Boolean value(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_lease_runs_out_unless_the_page_renews_it() {
        UUID id = open(CALL + "lease");
        casework.claim(id, rita);
        clock.advance(Duration.ofMinutes(4));
        casework.renew(id, rita);
        clock.advance(Duration.ofMinutes(4));
        refused(ProblemType.CLAIMED, () -> casework.claim(id, sam));
        clock.advance(Duration.ofMinutes(2));
        casework.claim(id, sam);
        refused(ProblemType.NOT_CLAIMED, () -> casework.renew(id, rita));
        refused(ProblemType.NOT_CLAIMED, () -> casework.decide(act(id), rita));
    }

    @Test
    void a_decision_that_lacks_a_part_is_refused_by_the_name_of_the_part() {
        UUID id = open(CALL + "incomplete");
        casework.claim(id, rita);
        DecisionRequest good = act(id);
        incomplete("/findings", with(good, good.clauseId(), Set.of(), good.exemption(), good.reason(), good.effects()));
        incomplete(
                "/clause",
                with(good, "no-such-clause", good.findings(), good.exemption(), good.reason(), good.effects()));
        incomplete("/exemption", with(good, good.clauseId(), good.findings(), null, good.reason(), good.effects()));
        incomplete("/reason", with(good, good.clauseId(), good.findings(), good.exemption(), " ", good.effects()));
        incomplete("/effects", with(good, good.clauseId(), good.findings(), good.exemption(), good.reason(), Set.of()));
        incomplete(
                "/exemption",
                with(good, good.clauseId(), good.findings(), Exemption.JOURNALISM, good.reason(), good.effects()));
        incomplete("/clause", with(good, "view", good.findings(), good.exemption(), good.reason(), good.effects()));
        assertThat(casework.decide(good, rita)).hasSize(1);
    }

    @Test
    void reasons_of_a_few_letters_are_refused_because_they_explain_nothing() {
        UUID id = open(CALL + "few letters");
        casework.claim(id, rita);
        DecisionRequest good = act(id);
        for (String few : List.of("x", "   it is   ", "nine char")) {
            incomplete("/reason", with(good, good.clauseId(), good.findings(), good.exemption(), few, good.effects()));
            incomplete(
                    "/exemptionReason",
                    new DecisionRequest(
                            id,
                            good.ruling(),
                            good.clauseId(),
                            good.release(),
                            good.effects(),
                            good.findings(),
                            good.exemption(),
                            few,
                            good.reason(),
                            false));
        }
        assertThatThrownBy(() -> casework.decide(
                        with(good, good.clauseId(), good.findings(), good.exemption(), " x ", good.effects()), rita))
                .hasMessageContaining("at least 10 characters; this is 1.");
        casework.decide(
                with(good, good.clauseId(), good.findings(), good.exemption(), "ten chars.", good.effects()), rita);
        clock.advance(Duration.ofSeconds(61));
        assertThatThrownBy(() -> casework.reverse(id, "sorry", lead)).hasMessageContaining("at least 10 characters");
    }

    private static DecisionRequest with(
            DecisionRequest good,
            String clause,
            Set<UUID> findings,
            @org.jspecify.annotations.Nullable Exemption exemption,
            String reason,
            Set<PlatformEffect> effects) {
        return new DecisionRequest(
                good.caseId(),
                good.ruling(),
                clause,
                good.release(),
                effects,
                findings,
                exemption,
                good.exemptionReason(),
                reason,
                false);
    }

    private void incomplete(String pointer, DecisionRequest request) {
        assertThatThrownBy(() -> casework.decide(request, rita)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.DECISION_INCOMPLETE);
            assertThat(problem.pointer()).isEqualTo(pointer);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clause = ''",
                "clause = null",
                "release = null",
                "release = repeat('0', 64)",
                "reason = ' '",
                "reason = null",
                "exemption = null",
                "exemption = 'MAYBE'",
                "exemption = 'ART'",
                "exemption_reason = ''",
                "effects = '{}'",
                "effects = '{BAN_FOR_EVER}'",
                "clause_rung = 'VIEW'",
                "decided_by = null"
            })
    void the_database_itself_refuses_a_decision_that_lacks_a_part(String flaw) {
        Decision whole = decide(open(CALL + "raw " + flaw));
        String column = flaw.substring(0, flaw.indexOf(' '));
        String value = flaw.substring(flaw.indexOf('=') + 1).strip();
        String columns =
                "case_id, ruling, clause, clause_title, clause_rung, release, effects, exemption, exemption_reason, "
                        + "reason, decided_by, decided_at, effective_at";
        String values = columns.replaceFirst("\\b" + column + "\\b", value);
        assertThatThrownBy(() -> platform.database()
                        .transaction(transaction -> transaction
                                .dsl()
                                .execute(
                                        "with d as (insert into decision (id, " + columns
                                                + ") select gen_random_uuid(), "
                                                + values + " from decision where id = ? returning id, case_id) "
                                                + "insert into decision_evidence select d.id, d.case_id, e.finding from d, decision_evidence e where e.decision = ?",
                                        whole.id(),
                                        whole.id())))
                .isInstanceOf(org.jooq.exception.DataAccessException.class);
    }

    @Test
    void the_database_itself_refuses_a_decision_without_evidence_and_any_change_of_one() {
        Decision whole = decide(open(CALL + "raw evidence"));
        assertThatThrownBy(() -> platform.database()
                        .execute(
                                "insert into decision select gen_random_uuid(), case_id, ruling, clause, clause_title, clause_rung, release,"
                                        + " effects, exemption, exemption_reason, reason, decided_by, decided_at, effective_at, null from decision where id = ?",
                                whole.id()))
                .hasMessageContaining("rests on no evidence");
        assertThatThrownBy(
                        () -> platform.database().execute("update decision set reason = 'x' where id = ?", whole.id()))
                .hasMessageContaining("can only be undone");
        assertThatThrownBy(() -> platform.database().execute("delete from decision where id = ?", whole.id()))
                .hasMessageContaining("append-only");
    }

    @Test
    void until_its_time_is_over_a_decision_is_undone_and_nothing_was_sent() {
        UUID id = open(CALL + "undo");
        Decision decision = decide(id);
        clock.advance(Duration.ofSeconds(30));
        drain();
        refused(ProblemType.FORBIDDEN, () -> casework.undo(decision.id(), sam));
        casework.undo(decision.id(), rita);
        assertThat(casework.file(decision.caseId()).summary().holder())
                .as("whoever undoes goes on with it")
                .isEqualTo(rita.actor().id());
        assertThat(casework.file(id).summary().open()).isTrue();
        clock.advance(Duration.ofMinutes(5));
        drain();
        assertThat(hooks(id)).isEmpty();
        assertThat(actions.ofCase(id)).extracting(Delivery::state).containsExactly(DeliveryState.CANCELLED);
    }

    @Test
    void afterwards_the_platform_is_told_and_looked_at_until_it_is_done_and_a_lead_can_take_it_back() {
        UUID id = open("seen-1", CALL + "seen");
        Decision decision = decide(id);
        clock.advance(Duration.ofSeconds(61));
        drain();
        refused(ProblemType.UNDO_OVER, () -> casework.undo(decision.id(), rita));
        FakeForum.Hook hook = hooks(id).getFirst();
        assertThat(hook.body()).contains("\"externalId\":\"seen-1\"").contains("\"author\":\"author of seen-1\"");
        assertThat(hook.signature())
                .isEqualTo(WebhookSignature.of(
                        secret,
                        Instant.ofEpochSecond(Long.parseLong(hook.timestamp())),
                        hook.body().getBytes(UTF_8)));
        look(id, DeliveryState.DELIVERED);
        forum.show("seen-1", "REMOVED");
        look(id, DeliveryState.VERIFIED);

        assertThatThrownBy(() -> casework.reverse(id, " ", lead)).isInstanceOf(Problem.class);
        casework.reverse(id, "It was satire after all.", lead);
        drain();
        forum.show("seen-1", "VISIBLE");
        clock.advance(Duration.ofMinutes(1));
        actions.verifyDue();
        assertThat(actions.ofCase(id))
                .extracting(Delivery::effect)
                .containsExactly(PlatformEffect.REMOVE, PlatformEffect.RESTORE);
        platform.bean(Journal.class).sequence();
        assertThat(platform.bean(Journal.class).referencing("case", id.toString()))
                .extracting(JournalEntry::kind)
                .contains("case.opened", "case.claimed", "case.decided", "action.delivered", "action.verified");
        assertThat(platform.bean(Journal.class).verify().faults()).isEmpty();
    }

    private void look(UUID id, DeliveryState expected) {
        clock.advance(Duration.ofMinutes(1));
        lookAtAll();
        assertThat(actions.ofCase(id).getFirst().state()).isEqualTo(expected);
    }

    @Test
    void what_is_not_seen_to_be_done_in_time_is_put_before_a_person() {
        settle();
        UUID id = open("unseen-1", CALL + "unseen");
        decide(id);
        clock.advance(Duration.ofSeconds(61));
        drain();
        clock.advance(Duration.ofMinutes(31));
        lookAtAll();
        Delivery delivery = actions.ofCase(id).getFirst();
        assertThat(delivery.state()).isEqualTo(DeliveryState.UNVERIFIED);
        assertThat(actions.attention()).extracting(Delivery::id).contains(delivery.id());
        forum.show("unseen-1", "REMOVED");
        actions.retry(delivery.id(), lead);
        look(id, DeliveryState.VERIFIED);
    }

    @Test
    void a_platform_that_is_down_hears_of_it_later_once_and_in_order() {
        forum.answerWith(503);
        UUID first = open(CALL + "down one");
        UUID second = open(CALL + "down two");
        decide(first);
        decide(second);
        clock.advance(Duration.ofSeconds(61));
        drain();
        assertThat(hooks(first)).isNotEmpty();
        assertThat(hooks(second)).as("the second waits for the first").isEmpty();
        forum.answerWith(200);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(2));
            drain();
        }
        assertThat(hooks(first).stream().map(FakeForum.Hook::idempotencyKey).distinct())
                .hasSize(1);
        assertThat(hooks(second)).hasSize(1);
    }

    @Test
    void a_platform_that_refuses_for_good_makes_a_dead_letter_that_a_person_can_send_again() {
        settle();
        forum.answerWith(422);
        UUID id = open(CALL + "dead");
        decide(id);
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofHours(2));
            drain();
        }
        Delivery dead = actions.ofCase(id).getFirst();
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(dead.lastError()).contains("422");
        forum.answerWith(200);
        actions.retry(dead.id(), lead);
        drain();
        assertThat(actions.ofCase(id).getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void identical_copies_stand_in_the_queue_once_and_can_be_decided_together() {
        UUID first = open(CALL + "copies");
        UUID second = open(CALL + "copies");
        UUID third = open("  " + CALL + "COPIES ");
        assertThat(casework.file(first).summary().alike()).isEqualTo(2);
        assertThat(casework.queue("INCITEMENT", 500))
                .extracting(CaseSummary::id)
                .contains(first)
                .doesNotContain(second, third);
        casework.claim(first, rita);
        assertThat(casework.identical(first, 20, rita)).isEqualTo(2);
        assertThat(casework.identical(first, 1, rita))
                .as("of one that is looked at")
                .isEqualTo(1);
        assertThat(casework.alike(first, 500)).extracting(CaseSummary::id).contains(first, second, third);
        DecisionRequest one = act(first);
        List<Decision> decisions = casework.decide(
                new DecisionRequest(
                        first,
                        one.ruling(),
                        one.clauseId(),
                        one.release(),
                        one.effects(),
                        one.findings(),
                        one.exemption(),
                        one.exemptionReason(),
                        one.reason(),
                        true),
                rita);
        assertThat(decisions).extracting(Decision::caseId).containsExactlyInAnyOrder(first, second, third);
        assertThat(casework.takenAlong(decisions.getFirst().id())).isEqualTo(2);
    }

    @Test
    void near_identical_cases_that_somebody_else_holds_are_no_copies_to_take_along() {
        UUID first = open(CALL + "held copies");
        UUID second = open(CALL + "held copies");
        casework.claim(second, sam);
        casework.claim(first, rita);
        assertThat(casework.identical(first, 20, rita)).isZero();
    }

    @Test
    void the_queue_goes_by_rung_and_then_by_the_nearest_deadline() {
        UUID promotion = open("Glory to the heroes of Marrow Bridge!");
        clock.advance(Duration.ofMinutes(1));
        UUID later = open(CALL + "later");
        UUID plot = open("I am going to blow up the town hall tomorrow at noon.");
        List<UUID> queue =
                casework.queue(null, 500).stream().map(CaseSummary::id).toList();
        assertThat(queue.indexOf(plot)).isLessThan(queue.indexOf(later));
        assertThat(queue.indexOf(later)).isLessThan(queue.indexOf(promotion));
    }

    @Test
    void an_api_key_decides_nothing() {
        UUID id = open(CALL + "key");
        refused(ProblemType.FORBIDDEN, () -> casework.claim(id, key));
    }

    /** Lets everything that other tests decided reach the platform, so that nothing stands before what is sent next. */
    private void settle() {
        forum.answerWith(200);
        clock.advance(Duration.ofHours(2));
        drain();
    }

    private void lookAtAll() {
        for (int i = 0; i < 200 && actions.verifyDue() > 0; i++) {
            continue;
        }
    }

    private void drain() {
        for (int i = 0; i < 200 && actions.deliverDue() > 0; i++) {
            continue;
        }
    }

    private List<FakeForum.Hook> hooks(UUID caseId) {
        return forum.hooks().stream()
                .filter(hook -> hook.body().contains(caseId.toString()))
                .toList();
    }

    private static void refused(ProblemType type, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
