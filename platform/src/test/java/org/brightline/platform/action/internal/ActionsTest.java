package org.brightline.platform.action.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Role;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Attempt;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.FakeForum;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.vault.Vault;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What platforms are told, over real HTTP, with the clock in our hands. Each test has a forum of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class ActionsTest {
    private static final Duration UNDO_IS_OVER = Duration.ofSeconds(61);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private RunningPlatform platform;
    private Actions actions;
    private Casework casework;
    private Desk desk;
    private Caller rita;
    private Caller lead;
    private FakeForum forum;
    private String slug;
    private int number;

    @BeforeAll
    void start() {
        // The clockwork stands still: the test itself sends and looks.
        platform = RunningPlatform.start(clock, "--brightline.access.welcome=false", "--brightline.action.every=365d");
        actions = platform.bean(Actions.class);
        casework = platform.bean(Casework.class);
        desk = new Desk(platform);
        rita = desk.person("rita", Role.REVIEWER);
        lead = desk.person("lena", Role.LEAD);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @BeforeEach
    void newForum() {
        slug = "forum-" + number++;
        forum = new FakeForum();
        register(slug);
    }

    @AfterEach
    void closeForum() {
        forum.answerWith(200);
        actions.deliverDue();
        forum.close();
    }

    private void register(String name) {
        platform.bean(Access.class).registerPlatform(name, name, Actor.MACHINE);
    }

    private String listen(@Nullable String status) {
        return actions.configureEndpoint(new WantedEndpoint(slug, forum.at("/hook"), status, true), Actor.MACHINE)
                .secret();
    }

    private String listenAndShow() {
        return listen(forum.at("/status/") + "{externalId}");
    }

    private Delivery only(UUID caseId) {
        return actions.ofCase(caseId).getFirst();
    }

    private UUID removed(String externalId) {
        UUID id = desk.open(slug, externalId, Desk.CALL + slug + externalId);
        desk.remove(id, rita);
        return id;
    }

    private List<String> heard() {
        return forum.hooks().stream()
                .map(hook -> hook.body().replaceAll(".*\"externalId\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    @Test
    void several_machines_that_send_at_once_send_each_effect_once_and_in_order() throws Exception {
        listenAndShow();
        for (int i = 0; i < 8; i++) {
            removed("p" + i);
        }
        clock.advance(UNDO_IS_OVER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> machines = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Sender machine = sender();
                machines.add(() -> {
                    int sent = 0;
                    for (int turn = 0; turn < 60; turn++) {
                        sent += machine.sendNext(slug) ? 1 : 0;
                    }
                    return sent;
                });
            }
            threads.invokeAll(machines).forEach(ActionsTest::get);
        }
        actions.deliverDue();
        assertThat(heard()).containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7");
    }

    private static int get(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Sender sender() {
        return new Sender(
                platform.bean(DSLContext.class),
                platform.bean(TransactionTemplate.class),
                platform.bean(Vault.class),
                new Explanations(platform.bean(Casework.class), platform.bean(Releases.class)),
                platform.bean(Endpoints.class),
                new AddressCheck(host -> List.of(InetAddress.getAllByName(host))),
                platform.bean(Courier.class),
                new Acts(platform.bean(Journal.class)),
                new Schedule(platform.bean(ActionSettings.class), new SecureRandom(), clock),
                clock);
    }

    @Test
    void the_author_is_told_what_automatic_means_found_and_where() {
        listenAndShow();
        UUID id = removed("explained");
        clock.advance(UNDO_IS_OVER);
        actions.deliverDue();
        casework.reverse(id, "It was a line of a play.", lead);
        actions.deliverDue();

        List<JsonNode> told = forum.hooks().stream()
                .map(hook -> new JsonMapper().readTree(hook.body()).get("explanation"))
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().get("headline").asString()).startsWith("Your post seems to fall under the rule «");
        assertThat(told.getFirst().get("points").toString())
                .contains("at the characters 0 to ")
                .doesNotContain("Burn down", "pattern:", "learned:");
        assertThat(told.getFirst().get("closing").asString()).contains("by automatic means");
        assertThat(told.getLast().isNull()).isTrue();
    }

    @Test
    void a_sender_that_was_killed_before_it_could_write_down_the_answer_sends_again_under_the_same_key() {
        listenAndShow();
        UUID id = removed("p");
        clock.advance(UNDO_IS_OVER);
        actions.deliverDue();
        // What a kill between the answer and the commit leaves behind.
        platform.database()
                .execute(
                        "update delivery set state = 'WAITING', delivered_at = null, verify_until = null, next_at = not_before,"
                                + " leased_until = ?::timestamptz where case_id = ?",
                        clock.instant().plusSeconds(40).toString(),
                        id);
        actions.deliverDue();
        assertThat(forum.hooks()).as("somebody may still be sending").hasSize(1);
        clock.advance(Duration.ofSeconds(41));
        actions.deliverDue();
        assertThat(forum.hooks()).hasSize(2);
        assertThat(forum.hooks().stream().map(FakeForum.Hook::idempotencyKey).distinct())
                .containsExactly(only(id).id().toString());
        assertThat(only(id).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void a_platform_that_hangs_holds_up_no_other() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        HttpServer hanging = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        hanging.createContext("/", exchange -> {
            asked.countDown();
            try {
                release.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        hanging.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hanging.start();
        try {
            String slow = slug + "-slow";
            register(slow);
            actions.configureEndpoint(new WantedEndpoint(slow, local(hanging, "/hook"), null, true), Actor.MACHINE);
            UUID late = desk.open(slow, "late", Desk.CALL + "late");
            desk.remove(late, rita);
            listenAndShow();
            UUID quick = removed("quick");
            clock.advance(UNDO_IS_OVER);
            Dispatcher dispatcher = platform.bean(Dispatcher.class);
            dispatcher.start();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            dispatcher.deliverDue();
            assertThat(only(late).state()).isEqualTo(DeliveryState.WAITING);
            while (only(quick).state() == DeliveryState.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(only(quick).state()).isEqualTo(DeliveryState.DELIVERED);
        } finally {
            release.countDown();
            hanging.stop(1);
        }
    }

    private static URI local(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void what_another_machine_has_begun_to_send_cannot_be_undone_any_more() {
        listenAndShow();
        UUID id = desk.open(slug, "p", Desk.CALL + slug);
        Decision decision = desk.remove(id, rita);
        // The other machine's clock is ahead of ours.
        platform.database().execute("update delivery set attempts = 1 where case_id = ?", id);
        assertThatThrownBy(() -> casework.undo(decision.id(), rita))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNDO_OVER));
        assertThat(casework.file(id).summary().open())
                .as("nothing was half undone")
                .isFalse();
        assertThat(only(id).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void a_platform_asks_to_be_left_alone_and_is() throws Exception {
        List<Instant> asked = new ArrayList<>();
        HttpServer busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        busy.createContext("/", exchange -> {
            asked.add(clock.instant());
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        busy.start();
        try {
            actions.configureEndpoint(new WantedEndpoint(slug, local(busy, "/hook"), null, true), Actor.MACHINE);
            UUID id = removed("p");
            clock.advance(UNDO_IS_OVER);
            actions.deliverDue();
            clock.advance(Duration.ofSeconds(119));
            actions.deliverDue();
            assertThat(asked).hasSize(1);
            clock.advance(Duration.ofSeconds(1));
            actions.deliverDue();
            assertThat(asked).hasSize(2);
            assertThat(only(id).state()).as("being busy is no refusal").isEqualTo(DeliveryState.WAITING);
        } finally {
            busy.stop(0);
        }
    }

    @Test
    void a_redirect_is_not_followed_and_counts_as_a_refusal() throws Exception {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        elsewhere.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", forum.at("/hook").toString());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            actions.configureEndpoint(new WantedEndpoint(slug, local(elsewhere, "/hook"), null, true), Actor.MACHINE);
            UUID id = removed("p");
            for (int i = 0; i < 5; i++) {
                clock.advance(Duration.ofHours(2));
                actions.deliverDue();
            }
            assertThat(forum.hooks()).isEmpty();
            assertThat(only(id).state()).isEqualTo(DeliveryState.DEAD);
            assertThat(only(id).lastError()).contains("307");
            assertThat(actions.dead()).extracting(Delivery::id).contains(only(id).id());
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void it_is_tried_for_days_and_every_attempt_is_on_record() {
        listenAndShow();
        forum.answerWith(503);
        UUID id = removed("p");
        clock.advance(UNDO_IS_OVER);
        actions.deliverDue();
        Instant begin = clock.instant();
        while (only(id).state() == DeliveryState.WAITING) {
            Duration pause = Duration.between(clock.instant(), only(id).nextAt());
            assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
            clock.advance(pause);
            actions.deliverDue();
        }
        assertThat(Duration.between(begin, clock.instant())).isBetween(Duration.ofHours(70), Duration.ofDays(3));
        assertThat(only(id).state()).isEqualTo(DeliveryState.DEAD);
        List<Attempt> attempts = actions.attempts(only(id).id());
        assertThat(attempts).hasSize(only(id).attempts()).hasSize(forum.hooks().size());
        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.status()).isEqualTo(503));
        assertThat(forum.hooks().stream().map(FakeForum.Hook::idempotencyKey).distinct())
                .hasSize(1);
    }

    @Test
    void without_an_endpoint_it_waits_for_a_person_and_goes_out_as_soon_as_there_is_one() {
        UUID id = removed("p");
        clock.advance(Duration.ofDays(9));
        actions.deliverDue();
        assertThat(only(id).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(only(id).notice()).contains("has no endpoint");
        assertThat(actions.attention()).extracting(Delivery::caseId).contains(id);
        listenAndShow();
        actions.deliverDue();
        assertThat(only(id).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void without_a_status_address_it_says_plainly_that_it_cannot_be_verified() {
        listen(null);
        UUID id = removed("p");
        clock.advance(UNDO_IS_OVER);
        actions.deliverDue();
        clock.advance(Duration.ofDays(1));
        actions.verifyDue();
        assertThat(only(id).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(only(id).notice()).contains("cannot be verified");
        assertThat(only(id).nextAt()).isNull();
    }

    @Test
    void an_action_that_a_later_one_took_the_place_of_raises_no_alarm() {
        listenAndShow();
        UUID id = removed("p");
        clock.advance(UNDO_IS_OVER);
        actions.deliverDue();
        casework.reverse(id, "It was satire after all.", lead);
        actions.deliverDue();
        clock.advance(Duration.ofHours(1));
        actions.verifyDue();
        assertThat(actions.ofCase(id))
                .extracting(Delivery::effect, Delivery::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PlatformEffect.REMOVE, DeliveryState.DELIVERED),
                        org.assertj.core.groups.Tuple.tuple(PlatformEffect.RESTORE, DeliveryState.VERIFIED));
        assertThat(only(id).notice()).contains("later action");
        assertThat(actions.attention()).extracting(Delivery::caseId).doesNotContain(id);
    }

    @Test
    void a_dead_removal_is_not_sent_late_over_a_restoration() {
        listenAndShow();
        forum.answerWith(422);
        UUID id = removed("p");
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(2));
            actions.deliverDue();
        }
        forum.answerWith(200);
        casework.reverse(id, "It was satire after all.", lead);
        actions.deliverDue();
        Delivery dead = only(id);
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        refused(ProblemType.CONFLICT, () -> actions.retry(dead.id(), lead));
        refused(ProblemType.FORBIDDEN, () -> actions.acknowledge(dead.id(), "Restored.", rita));
        actions.acknowledge(dead.id(), "Restored meanwhile.", lead);
        assertThat(actions.attention()).extracting(Delivery::id).doesNotContain(dead.id());
        refused(ProblemType.CONFLICT, () -> actions.acknowledge(dead.id(), "Again.", lead));
    }

    private static void refused(ProblemType type, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void the_secret_stands_nowhere_and_stays_when_only_the_address_changes() {
        String secret = listenAndShow();
        assertThat(platform.database().fetch("select * from endpoint").formatCSV())
                .doesNotContain(secret);
        assertThat(platform.database()
                        .fetchValue("select encode(wrapped_secret, 'escape') from endpoint where platform = ?", slug))
                .asString()
                .doesNotContain(secret);
        actions.changeEndpoint(
                new WantedEndpoint(slug, forum.at("/hook"), null, true, Duration.ofMinutes(5)), Actor.MACHINE);
        assertThat(actions.endpoint(slug).orElseThrow().window()).isEqualTo(Duration.ofMinutes(5));
        UUID id = removed("p");
        clock.advance(UNDO_IS_OVER);
        actions.deliverDue();
        FakeForum.Hook hook = forum.hooks().getFirst();
        assertThat(org.brightline.platform.action.WebhookSignature.verify(
                        secret,
                        hook.timestamp(),
                        hook.signature(),
                        hook.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        clock.instant()))
                .isTrue();
        assertThat(hook.body()).contains("\"author\":\"author of p\"").contains(id.toString());
    }

    @Test
    void an_endpoint_is_refused_by_the_name_of_its_flaw() {
        refused(
                ProblemType.FETCH_REFUSED,
                () -> actions.configureEndpoint(
                        new WantedEndpoint(slug, URI.create("https://127.0.0.1/hook"), null, false), Actor.MACHINE));
        refused(
                ProblemType.BAD_FIELD,
                () -> actions.configureEndpoint(
                        new WantedEndpoint(slug, forum.at("/hook"), "http://127.0.0.1/status", true), Actor.MACHINE));
        refused(
                ProblemType.NOT_FOUND,
                () -> actions.configureEndpoint(
                        new WantedEndpoint("no-such", forum.at("/hook"), null, true), Actor.MACHINE));
        refused(
                ProblemType.NOT_FOUND,
                () -> actions.changeEndpoint(
                        new WantedEndpoint(slug, forum.at("/hook"), null, true, null), Actor.MACHINE));
    }

    @Test
    void an_id_with_odd_signs_is_asked_for_as_one_segment_of_the_path() {
        assertThat(Endpoints.status("https://f.example/p/{externalId}/state", "a b/../c?d=1")
                        .getRawPath())
                .isEqualTo("/p/a%20b%2F..%2Fc%3Fd%3D1/state");
        assertThat(Endpoints.status("https://f.example/p/{externalId}/state", "..")
                        .getRawPath())
                .isEqualTo("/p/%2E%2E/state");
    }

    @Test
    void the_database_itself_keeps_an_effect_from_going_out_twice_or_before_its_time() throws IOException {
        UUID id = removed("p");
        assertThatThrownBy(() -> platform.database()
                        .execute(
                                "insert into delivery select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),"
                                        + " 'sequence', d.sequence + 1000))).* from delivery d where case_id = ?",
                                id))
                .hasMessageContaining("delivery_decision_effect_key");
        assertThatThrownBy(() -> platform.database()
                        .execute(
                                "update delivery set state = 'DELIVERED', delivered_at = decided_at where case_id = ?",
                                id))
                .hasMessageContaining("delivery_is_not_early");
    }
}
