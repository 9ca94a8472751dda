package org.brightline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.schema.db.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class AccessTest {
    private RunningPlatform platform;
    private Access access;
    private Sessions sessions;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start("--brightline.access.welcome=false", "--brightline.access.failures=3");
        access = platform.bean(Access.class);
        sessions = platform.bean(Sessions.class);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private Sessions.Session signedIn(String login, Role... roles) {
        Access.NewPerson person = access.createPerson(login, login, Set.of(roles), Actor.MACHINE);
        access.changePassword(person.person().id(), "a sentence of " + login, Actor.MACHINE);
        return sessions.signIn(login, "a sentence of " + login);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return platform.send(request.build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(platform.at(path));
    }

    @Test
    void a_reviewer_judges_and_an_administrator_does_not() {
        assertThat(Permissions.of(Set.of(Role.REVIEWER))).contains(Permission.CASES_DECIDE, Permission.EXHIBITS_OPEN);
        assertThat(Permissions.of(Set.of(Role.ADMINISTRATOR)))
                .doesNotContain(Permission.CASES_DECIDE, Permission.EXHIBITS_OPEN, Permission.CASES_READ);
    }

    @Test
    void an_auditor_reads_everything_but_content_and_changes_nothing() {
        assertThat(Permissions.of(Set.of(Role.AUDITOR)))
                .allMatch(permission -> permission.name().endsWith("_READ"));
    }

    @Test
    void every_handler_says_what_it_requires_or_why_it_is_open() {
        platform.bean(RequestMappingHandlerMapping.class).getHandlerMethods().values().stream()
                .map(HandlerMethod::getMethod)
                .filter(method -> method.getDeclaringClass().getName().startsWith("org.brightline"))
                .forEach(
                        method -> assertThat(annotated(method)).as("%s", method).isTrue());
    }

    private static boolean annotated(Method method) {
        return Stream.of(Requires.class, AnyCaller.class, Open.class)
                        .filter(method::isAnnotationPresent)
                        .count()
                == 1;
    }

    @Test
    void a_key_is_shown_once_and_kept_only_as_a_hash() {
        IssuedKey issued =
                access.issueKey("a forum", null, Set.of(Permission.ITEMS_SUBMIT), Duration.ofDays(9), Actor.MACHINE);
        assertThat(access.authenticateKey(issued.token()).permissions()).containsExactly(Permission.ITEMS_SUBMIT);
        String secret = issued.token().split("_", 3)[2];
        assertThat(secret).hasSize(43);
        assertThat(platform.database().selectFrom(Tables.API_KEY).fetch().formatCSV())
                .doesNotContain(secret);
        assertThat(issued.token()).startsWith("bl_").hasSize(55);
    }

    @Test
    void a_revoked_an_expired_and_an_unknown_key_are_told_apart() {
        IssuedKey revoked =
                access.issueKey("old", null, Set.of(Permission.ITEMS_SUBMIT), Duration.ofDays(9), Actor.MACHINE);
        access.revokeKey(revoked.key().id(), Actor.MACHINE);
        refused(revoked.token(), ProblemType.KEY_REVOKED);

        IssuedKey expired =
                access.issueKey("older", null, Set.of(Permission.ITEMS_SUBMIT), Duration.ofDays(9), Actor.MACHINE);
        platform.database()
                .update(Tables.API_KEY)
                .set(Tables.API_KEY.EXPIRES_AT, Tables.API_KEY.CREATED_AT)
                .where(Tables.API_KEY.ID.eq(expired.key().id()))
                .execute();
        refused(expired.token(), ProblemType.KEY_EXPIRED);
        refused("bl_abcdefgh_" + "x".repeat(43), ProblemType.KEY_UNKNOWN);
        refused("nonsense", ProblemType.KEY_UNKNOWN);
    }

    private void refused(String token, ProblemType type) {
        HttpResponse<String> answer = send(to("/v1/keys").header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains(type.uri());
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void a_key_cannot_be_given_what_only_people_may_do() {
        assertThatThrownBy(() -> access.issueKey(
                        "robot", null, Set.of(Permission.CASES_DECIDE), Duration.ofDays(9), Actor.MACHINE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not a person");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer_and_too_many_must_wait() {
        access.createPerson("otto", "Otto", Set.of(Role.REVIEWER), Actor.MACHINE);
        for (String login : new String[] {"otto", "nobody"}) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> sessions.signIn(login, "wrong")).hasMessage("Name or password is wrong.");
            }
            assertThatThrownBy(() -> sessions.signIn(login, "wrong"))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
        }
    }

    @Test
    void a_session_without_its_token_changes_nothing() {
        Sessions.Session session = signedIn("ada", Role.ADMINISTRATOR);
        String cookie = Sessions.COOKIE + "=" + session.token();
        String body = "{\"slug\":\"forum\",\"name\":\"Forum\"}";
        HttpRequest.Builder request = to("/v1/platforms")
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        assertThat(send(request.copy()).statusCode()).isEqualTo(403);
        assertThat(send(request.copy().header("X-CSRF-Token", session.csrf()).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request.copy().header("X-CSRF-Token", session.csrf())).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_wrong_role_is_refused_by_name_of_the_permission() {
        Sessions.Session session = signedIn("rita", Role.REVIEWER);
        HttpResponse<String> answer = send(to("/v1/people").header("Cookie", Sessions.COOKIE + "=" + session.token()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/forbidden").contains("people manage");
    }

    @Test
    void what_a_key_may_not_do_is_refused_in_a_sentence_that_says_that_it_is_a_key() {
        IssuedKey key =
                access.issueKey("import job", null, Set.of(Permission.ITEMS_SUBMIT), Duration.ofDays(9), Actor.MACHINE);
        HttpResponse<String> answer = send(to("/v1/people").header("Authorization", "Bearer " + key.token()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("The key «import job» may not do this; it takes the permission");
    }

    @Test
    void a_change_of_password_or_state_ends_the_open_sessions() {
        Sessions.Session session = signedIn("kim", Role.REVIEWER);
        assertThat(sessions.session(session.token())).isPresent();
        access.changePerson(session.person().id(), Set.of(Role.REVIEWER), false, Actor.MACHINE);
        assertThat(sessions.session(session.token())).isEmpty();
        assertThatThrownBy(() -> sessions.signIn("kim", "a sentence of kim")).isInstanceOf(Problem.class);
    }

    @Test
    void a_one_time_password_opens_only_the_page_to_change_it() {
        Access.NewPerson person = access.createPerson("new", "New", Set.of(Role.ADMINISTRATOR), Actor.MACHINE);
        Sessions.Session session = sessions.signIn("new", person.oneTimePassword());
        HttpResponse<String> answer = send(to("/v1/people").header("Cookie", Sessions.COOKIE + "=" + session.token()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/password");
    }

    @Test
    void health_and_the_journals_proofs_are_open_and_nothing_else_is() {
        assertThat(send(to("/health")).body()).contains("UP");
        assertThat(send(to("/v1/journal/checkpoint")).statusCode()).isEqualTo(200);
        assertThat(send(to("/problems/bad-json")).statusCode()).isEqualTo(200);
        for (String asset : new String[] {"console.css", "console.js", "journal.js", "icon.svg", "htmx.min.js"}) {
            assertThat(send(to("/assets/" + asset)).statusCode()).as(asset).isEqualTo(200);
        }
        for (String path : new String[] {"/v1/people", "/v1/keys", "/v1/platforms", "/v1/journal/entries"}) {
            assertThat(send(to(path)).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void bad_requests_get_their_documented_problem() {
        Sessions.Session session = signedIn("bo", Role.ADMINISTRATOR);
        problem(session, "{\"slug\":\"x\",\"name\":\"X\",\"colour\":1}", 400, "/problems/unknown-field", "/colour");
        problem(session, "{\"slug\":", 400, "/problems/bad-json", "line 1");
        problem(session, "{\"name\":\"X\"}", 400, "/problems/missing-field", "/slug");
        problem(session, "{\"slug\":[],\"name\":\"X\"}", 400, "/problems/bad-field", "/slug");
        problem(session, "[]", 400, "/problems/not-an-object", "must be a JSON object");
    }

    @Test
    void answers_carry_the_headers_that_keep_a_page_to_itself() {
        HttpResponse<String> answer = send(to("/health"));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    private void problem(Sessions.Session session, String body, int status, String type, String says) {
        HttpResponse<String> answer = send(to("/v1/platforms")
                .header("Cookie", Sessions.COOKIE + "=" + session.token())
                .header("X-CSRF-Token", session.csrf())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(type).contains(says);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
    }
}
