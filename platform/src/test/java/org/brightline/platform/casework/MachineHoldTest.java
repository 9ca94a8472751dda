package org.brightline.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.brightline.schema.db.Tables.DELIVERY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.assessment.Medium;
import org.brightline.language.pattern.PatternReader;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Role;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.FakeForum;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.testing.Scenes;
import org.brightline.platform.testing.Visitor;
import org.brightline.policy.Example;
import org.brightline.policy.Exemption;
import org.brightline.policy.trial.Backtest;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a machine may do before a person has looked, under a release that says so, with the clock in our hands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class MachineHoldTest {
    private static final String CLAUSE = """
            id: copy-of-known-content
            title: A copy of known propaganda
            text: Forbidden, to spread copies of known propaganda.
            law: An invented law
            maps_to:
              tco: [incite]
            rung: promotion
            mode: live
            on_undetermined: review
            conditions:
              copy:
                says: a picture is an exact copy of one in a bank
                cel: size(match.exact) > 0
            when: copy
            exemptions_to_ask: [journalism]
            effects:
              - {effect: label, human: required}
              - {effect: remove, human: required}
              - hold
            must_match:
              - known: [POSTERS]
            must_not_match: [Good morning.]
            """;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final FakeForum forum = new FakeForum();
    private final byte[] known = Scenes.picture("png");
    private RunningPlatform platform;
    private Casework casework;
    private Actions actions;
    private Desk desk;
    private Caller rita;
    private int number;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(clock, "--brightline.access.welcome=false", "--brightline.action.every=365d");
        desk = new Desk(platform);
        casework = platform.bean(Casework.class);
        actions = platform.bean(Actions.class);
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        actions.configureEndpoint(
                new WantedEndpoint("forum", forum.at("/hook"), forum.at("/status/") + "{externalId}", true),
                Actor.MACHINE);
        rita = desk.person("rita", Role.REVIEWER);
        Banks banks = platform.bean(Banks.class);
        banks.create("POSTERS", "invented", Actor.MACHINE);
        banks.addFile("POSTERS", known, new Provenance("a poster", "the test", "invented"), Actor.MACHINE);
        publish();
    }

    private void publish() {
        Drafts drafts = platform.bean(Drafts.class);
        Actor ada = Actor.person(UUID.randomUUID());
        Draft draft = drafts.create("With a hold", ada);
        Map<String, String> files = new TreeMap<>(draft.files());
        files.put("copy.yaml", CLAUSE);
        draft = drafts.save(draft.id(), draft.version(), files, ada);
        var sample =
                new Backtest.Sample("p-1", Example.ofText("Good morning.", "en").read(PatternReader.shipped()));
        drafts.backtest(
                draft.id(),
                draft.version(),
                Draft.Source.SAMPLE,
                List.of(sample).iterator(),
                ada);
        draft = drafts.submit(draft.id(), draft.version(), "Copies are held.", ada);
        drafts.approve(draft.id(), draft.version(), Actor.person(UUID.randomUUID()));
    }

    @AfterAll
    void stop() {
        platform.close();
        forum.close();
    }

    private UUID posted(byte[] picture) {
        return desk.open("forum", "h-" + number++, "Look.", new Medium(picture, "image/png"));
    }

    private List<String> told(UUID caseId) {
        actions.deliverDue();
        return actions.ofCase(caseId).stream()
                .filter(delivery -> delivery.state() != DeliveryState.WAITING)
                .map(delivery -> delivery.effect() + " " + delivery.state())
                .toList();
    }

    private String lastHook() {
        return forum.hooks().getLast().body();
    }

    private Decision decided(UUID caseId, Ruling ruling, PlatformEffect... effects) {
        casework.claim(caseId, rita);
        DecisionRequest act = desk.act(caseId, false, effects);
        UUID finding = casework.file(caseId).findings().stream()
                .filter(found -> found.clause().equals("copy-of-known-content"))
                .findFirst()
                .orElseThrow()
                .id();
        return casework.decide(
                        new DecisionRequest(
                                caseId,
                                ruling,
                                "copy-of-known-content",
                                act.release(),
                                Set.of(effects),
                                Set.of(finding),
                                ruling == Ruling.ACT ? Exemption.NONE : Exemption.JOURNALISM,
                                act.exemptionReason(),
                                act.reason(),
                                false),
                        rita)
                .getFirst();
    }

    private List<String> acts(UUID caseId) {
        return platform.bean(Journal.class).referencing("case", caseId.toString()).stream()
                .map(JournalEntry::kind)
                .toList();
    }

    @Test
    void a_copy_is_held_at_once_and_shown_again_when_a_person_finds_nothing_wrong() {
        UUID id = posted(known);
        assertThat(told(id)).containsExactly("HOLD DELIVERED");
        assertThat(lastHook())
                .contains("\"type\":\"machine.hold\"", "\"effect\":\"HOLD\"")
                .contains("Nobody has decided about this post yet")
                .containsPattern("at the latest until [0-9]+ June 2026, [0-9]{2}:[0-9]{2} UTC\\.");
        MachineHold hold = casework.file(id).machineHold();
        assertThat(hold).isNotNull();
        assertThat(hold.until()).isEqualTo(hold.placedAt().plus(Duration.ofDays(3)));
        assertThat(acts(id)).contains("machine.hold-placed");
        assertThat(Visitor.signedIn(platform, "lee", "Lee", Set.of(Role.REVIEWER))
                        .page("/cases/" + id))
                .contains("a machine holds it as an exact copy", "Not shown until a person has looked");

        decided(id, Ruling.NO_ACTION);
        assertThat(casework.file(id).machineHold()).isNull();
        assertThat(told(id)).as("it can still be undone").containsExactly("HOLD DELIVERED");
        clock.advance(Duration.ofSeconds(61));
        assertThat(told(id)).containsExactly("HOLD DELIVERED", "RESTORE DELIVERED");
        assertThat(lastHook()).contains("\"type\":\"decision.effect\"", "\"effect\":\"RESTORE\"");
    }

    @Test
    void a_decision_to_act_takes_the_place_of_the_hold() {
        UUID id = posted(known);
        decided(id, Ruling.ACT, PlatformEffect.LABEL);
        clock.advance(Duration.ofSeconds(61));
        told(id);
        assertThat(actions.ofCase(id))
                .extracting(Delivery::effect)
                .containsExactly(PlatformEffect.HOLD, PlatformEffect.LABEL);
        assertThat(casework.file(id).machineHold()).isNull();
    }

    @Test
    void a_machine_and_a_person_tell_the_platform_the_same_of_a_post() {
        UUID id = posted(known);
        decided(id, Ruling.ACT, PlatformEffect.LABEL);
        var told = platform.database()
                .select(
                        DELIVERY.CASE_ID,
                        DELIVERY.PLATFORM,
                        DELIVERY.EXTERNAL_ID,
                        DELIVERY.AUTHOR,
                        DELIVERY.CLAUSE,
                        DELIVERY.CLAUSE_TITLE,
                        DELIVERY.CLAUSE_TEXT,
                        DELIVERY.RELEASE,
                        DELIVERY.DECIDED_AT)
                .from(DELIVERY)
                .where(DELIVERY.CASE_ID.eq(id))
                .fetch();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isEqualTo(told.getLast());
        assertThat(told.getFirst().intoArray()).doesNotContainNull();
    }

    @Test
    void a_hold_goes_on_when_the_decision_is_undone() {
        UUID id = posted(known);
        Decision decision = decided(id, Ruling.NO_ACTION);
        casework.undo(decision.id(), rita);
        assertThat(casework.file(id).machineHold()).isNotNull();
        clock.advance(Duration.ofSeconds(61));
        actions.deliverDue();
        assertThat(actions.ofCase(id))
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.DELIVERED, DeliveryState.CANCELLED);
    }

    @Test
    void a_hold_ends_by_itself_and_the_case_stays_open() {
        UUID id = posted(known);
        told(id);
        platform.run("casework.machine-holds");
        assertThat(casework.file(id).machineHold()).isNotNull();
        clock.advance(Duration.ofDays(3));
        platform.run("casework.machine-holds");
        platform.run("casework.machine-holds");
        assertThat(casework.file(id).machineHold()).isNull();
        assertThat(casework.file(id).summary().open()).isTrue();
        assertThat(told(id)).containsExactly("HOLD DELIVERED", "RESTORE DELIVERED");
        assertThat(lastHook()).contains("\"type\":\"machine.hold\"", "No person has looked at it in the time");
        assertThat(acts(id)).contains("machine.hold-ended");
    }

    @Test
    void another_copy_of_the_same_post_is_not_held_twice() {
        UUID id = desk.open("forum", "twice", "Look.", new Medium(known, "image/png"));
        assertThat(desk.open("forum", "twice", "Look again.", new Medium(known, "image/png")))
                .isEqualTo(id);
        assertThat(actions.ofCase(id)).hasSize(1);
    }

    @Test
    void what_only_looks_alike_is_not_held() {
        UUID id = posted(Scenes.picture("jpg"));
        assertThat(casework.file(id).findings()).isNotEmpty();
        assertThat(casework.file(id).machineHold()).isNull();
        assertThat(actions.ofCase(id)).isEmpty();
    }

    @Test
    void nobody_chooses_a_hold_and_no_machine_more_than_that() {
        UUID id = posted(known);
        casework.claim(id, rita);
        assertThatThrownBy(() -> decided(id, Ruling.ACT, PlatformEffect.HOLD))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("one or more of [LABEL, REMOVE]");
        assertThatThrownBy(() ->
                        platform.database().execute("update delivery set effect = 'REMOVE' where case_id = ?", id))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("delivery_of_a_machine_only_holds");
    }
}
