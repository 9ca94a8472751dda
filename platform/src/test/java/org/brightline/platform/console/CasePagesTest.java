package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brightline.assessment.Medium;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Role;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.base.Actor;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Referrals;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.FakeForum;
import org.brightline.platform.testing.Films;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class CasePagesTest {
    private static final Map<String, List<String>> NOTHING = Map.of();

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final FakeForum forum = new FakeForum();
    private RunningPlatform platform;
    private Casework casework;
    private Desk desk;
    private Visitor robin;
    private Visitor auditor;
    private int number;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(clock, "--brightline.access.welcome=false", "--brightline.action.every=365d");
        casework = platform.bean(Casework.class);
        desk = new Desk(platform);
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        platform.bean(Actions.class)
                .configureEndpoint(
                        new WantedEndpoint("forum", forum.at("/hook"), forum.at("/status/") + "{externalId}", true),
                        Actor.MACHINE);
        robin = Visitor.signedIn(platform, "robin", "Robin Vale", Set.of(Role.REVIEWER, Role.LEAD));
        auditor = Visitor.signedIn(platform, "odile", "Odile Ferro", Set.of(Role.AUDITOR));
    }

    @AfterAll
    void stop() {
        platform.close();
        forum.close();
    }

    private UUID open(String text) {
        return desk.open("forum", "page-" + number++, text);
    }

    private UUID held(String text) {
        UUID id = open(text);
        casework.claim(id, robin.caller());
        return id;
    }

    private Map<String, List<String>> form(UUID id, String ruling) {
        FoundClause finding = casework.file(id).findings().getFirst();
        return new HashMap<>(Map.of(
                "ruling", List.of(ruling),
                "clause", List.of(finding.clause()),
                "release", List.of(finding.release()),
                "evidence", List.of(finding.id().toString()),
                "effects", List.of("REMOVE"),
                "exemption", List.of("NONE"),
                "exemptionReason", List.of("It is a call and nothing else."),
                "reason", List.of("It calls for killing people.")));
    }

    private Decision decision(UUID id) {
        return casework.file(id).decisions().getLast();
    }

    @Test
    void whoever_has_not_looked_must_say_that_they_decide_without_looking_and_it_stands_in_the_reason() {
        UUID id = held(Desk.CALL + "unseen");
        assertThat(robin.page("/cases/" + id)).contains("You have not looked at the text.", "I decide without looking");
        HttpResponse<String> refused = robin.part("/cases/" + id + "/decision", form(id, "ACT"));
        assertThat(refused.body()).contains("You have not looked at the text");
        assertThat(refused.headers().firstValue("HX-Retarget")).hasValue("#refusal");
        assertThat(casework.file(id).summary().open()).isTrue();

        Map<String, List<String>> ticked = form(id, "ACT");
        ticked.put("unseen", List.of("true"));
        robin.part("/cases/" + id + "/decision", ticked);
        assertThat(decision(id).reason())
                .isEqualTo("It calls for killing people. "
                        + "(Decided without looking at the text: what is known of it is enough.)");
    }

    @Test
    void a_reviewer_reads_how_the_clause_came_to_its_result_and_what_the_author_will_be_told() {
        String page = robin.page("/cases/" + open(Desk.CALL + "why"));
        assertThat(page.substring(page.indexOf("What was found, and why")))
                .containsSubsequence(
                        "holds:",
                        "it calls",
                        "characters 0–",
                        "(pattern",
                        "What does not hold",
                        "does not hold:",
                        "not found: ",
                        "when: ",
                        "What whoever posted it is told",
                        "Your post seems to fall under the rule",
                        "by automatic means");
    }

    @Test
    void each_piece_of_evidence_stands_at_its_condition_and_nowhere_else() {
        String page = robin.page("/cases/" + open(Desk.CALL + "once"));
        String findings = page.substring(page.indexOf("What was found, and why"), page.indexOf("What the line says"));
        assertThat(findings.substring(0, findings.indexOf("holds:"))).doesNotContain("(pattern");
        assertThat(findings).doesNotContain("Beside the conditions");
    }

    @Test
    void a_tick_does_not_make_a_reason_of_one_letter_long_enough() {
        UUID id = held(Desk.CALL + "short");
        Map<String, List<String>> form = form(id, "ACT");
        form.put("unseen", List.of("true"));
        form.put("reason", List.of("x"));
        assertThat(robin.part("/cases/" + id + "/decision", form).body())
                .contains("at least 10 characters; this is 1.");
        assertThat(casework.file(id).summary().open()).isTrue();
    }

    @Test
    void whoever_looked_decides_without_further_words_and_the_look_stands_in_the_history() {
        UUID id = held(Desk.CALL + "seen");
        HttpResponse<String> look = robin.part("/cases/" + id + "/text", NOTHING);
        assertThat(look.headers().firstValue("HX-Trigger"))
                .as("the history is read again")
                .hasValue("looked");
        String shown = look.body();
        assertThat(shown).contains("<mark", "hx-swap-oob").doesNotContain("You have not looked");
        assertThat(robin.page("/cases/" + id)).doesNotContain("You have not looked");
        robin.part("/cases/" + id + "/decision", form(id, "ACT"));
        assertThat(decision(id).reason()).isEqualTo("It calls for killing people.");
        assertThat(auditor.page("/cases/" + id + "/news"))
                .contains("Looked at the text", "by Robin Vale", "Decided: remove");
    }

    @Test
    void a_referral_is_proposed_on_the_page_and_confirmed_by_somebody_else() {
        UUID id = open("I am going to blow up the town hall tomorrow at noon. referred");
        Visitor lou = Visitor.signedIn(platform, "lou", "Lou Marsh", Set.of(Role.LEGAL));
        assertThat(robin.page("/cases/" + id)).contains("Propose a referral", "On which finding it rests");
        assertThat(auditor.page("/cases/" + id)).doesNotContain("Referral to an authority");
        Map<String, List<String>> form = new HashMap<>(Map.of(
                "finding",
                List.of(casework.file(id).findings().getFirst().id().toString()),
                "authority",
                List.of("Police of Saltmarsh"),
                "reason",
                List.of("It is tomorrow."),
                "purpose",
                List.of(" ")));
        HttpResponse<String> refused = robin.part("/cases/" + id + "/referral", form);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Say why it is not education");
        form.put("purpose", List.of("It announces an attack."));
        HttpResponse<String> proposed = robin.part("/cases/" + id + "/referral", form);
        assertThat(proposed.headers().firstValue("HX-Redirect")).hasValue("/cases/" + id);
        assertThat(robin.page("/cases/" + id))
                .contains("waits for a second person", "Why you withdraw it")
                .doesNotContain("Take the document");

        String referral = platform.bean(Referrals.class).of(id).getFirst().id().toString();
        assertThat(lou.page("/referrals")).contains("Police of Saltmarsh", "waits for a second person");
        assertThat(lou.page("/cases/" + id)).contains("You are the second person.");
        lou.post("/referrals/" + referral + "/answer", Map.of("agreed", List.of("true"), "why", List.of("I agree.")));
        assertThat(lou.page("/cases/" + id)).contains("confirmed", "Take the document");
        HttpResponse<String> document = lou.post("/referrals/" + referral + "/document", NOTHING);
        assertThat(document.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"referral-" + referral + ".txt\"");
        assertThat(document.body()).contains("Proposed by Robin Vale", "Confirmed by Lou Marsh");
        assertThat(auditor.page("/cases/" + id + "/news")).contains("Referral taken to the authority");
    }

    @Test
    void a_referral_can_be_proposed_and_declined_over_the_interface() {
        UUID id = open("I am going to blow up the town hall tomorrow at noon. over the interface");
        Visitor lena = Visitor.signedIn(platform, "lena", "Lena Marsh", Set.of(Role.LEGAL));
        String finding = casework.file(id).findings().getFirst().id().toString();
        String path = "/v1/cases/" + id + "/referrals";
        assertThat(robin.send("POST", path, "application/json", "{\"authority\":\"Police\"}")
                        .body())
                .contains("missing-field", "\"/finding\"");
        HttpResponse<String> proposed = robin.send(
                "POST",
                path,
                "application/json",
                "{\"finding\":\"" + finding + "\",\"authority\":\"Police\",\"purpose\":\"None.\",\"reason\":\"Now.\"}");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        String referral = platform.bean(Referrals.class).of(id).getFirst().id().toString();
        assertThat(lena.get("/v1/referrals").body()).contains(referral);
        assertThat(lena.send("POST", "/v1/referrals/" + referral + "/answer", "application/json", "{\"why\":\"No.\"}")
                        .body())
                .contains("\"/agreed\"");
        assertThat(lena.send(
                                "POST",
                                "/v1/referrals/" + referral + "/answer",
                                "application/json",
                                "{\"agreed\":false,\"why\":\"It is a film.\"}")
                        .body())
                .contains("\"DECLINED\"");
    }

    @Test
    void a_video_is_called_one_and_shown_as_one() throws Exception {
        UUID id =
                desk.open("forum", "page-" + number++, Desk.CALL + "film", new Medium(Films.draw(0, 2), "video/webm"));
        assertThat(robin.page("/cases/" + id)).contains("Video 1, video/webm", "Show the video");
        assertThat(robin.part("/cases/" + id + "/media/0", NOTHING).body())
                .contains("<video src=\"/cases/" + id + "/media/0\"")
                .doesNotContain("<img");
        assertThat(robin.get("/cases/" + id + "/media/0").headers().firstValue("Content-Type"))
                .hasValue("video/webm");
        assertThat(auditor.page("/cases/" + id + "/news")).contains("Looked at video 1");
    }

    @Test
    void the_look_of_another_person_is_not_ones_own() {
        UUID id = open(Desk.CALL + "another");
        Visitor other = Visitor.signedIn(platform, "other", "Tam Orr", Set.of(Role.REVIEWER));
        other.part("/cases/" + id + "/text", NOTHING);
        casework.claim(id, robin.caller());
        assertThat(robin.page("/cases/" + id)).contains("You have not looked at the text.");
    }

    @Test
    void whoever_may_not_look_is_offered_no_button_and_a_refused_part_is_said_in_plain_words() {
        UUID id = open(Desk.CALL + "closed");
        assertThat(auditor.page("/cases/" + id))
                .contains("Your roles do not let you look at it")
                .doesNotContain("Show the text");
        HttpResponse<String> refused = auditor.part("/cases/" + id + "/text", NOTHING);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(refused.body()).contains("Odile Ferro may not do this").doesNotContain("<");
        HttpResponse<String> nobody = platform.send(HttpRequest.newBuilder(platform.at("/cases/" + id + "/text"))
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    @Test
    void after_no_action_nobody_is_told_that_the_platform_is_told() {
        UUID id = held(Desk.CALL + "nothing");
        robin.part("/cases/" + id + "/text", NOTHING);
        robin.part("/cases/" + id + "/decision", form(id, "NO_ACTION"));
        assertThat(robin.page("/cases/" + id))
                .contains("Nothing happens to the post.")
                .doesNotContain("The platform is told");
    }

    @Test
    void after_a_decision_the_next_case_is_one_key_away() {
        UUID id = held(Desk.CALL + "next");
        assertThat(robin.page("/cases/" + id)).doesNotContain("Take the next");
        robin.part("/cases/" + id + "/text", NOTHING);
        robin.part("/cases/" + id + "/decision", form(id, "ACT"));
        assertThat(robin.page("/cases/" + id))
                .contains("The platform is told", "action=\"/queue/next\"", "data-key=\"n\"");
        assertThat(auditor.page("/cases/" + id)).doesNotContain("Take the next");
    }

    @Test
    void whoever_restores_knows_that_the_author_reads_why() {
        UUID id = open(Desk.CALL + "restore");
        desk.remove(id, robin.caller());
        clock.advance(Duration.ofMinutes(2));
        assertThat(robin.page("/cases/" + id)).contains("Why, as its author will read it");
    }

    @Test
    void a_delivery_behind_another_says_for_which_it_waits() {
        platform.bean(Actions.class).deliverDue();
        UUID first = open(Desk.CALL + "head");
        UUID second = open(Desk.CALL + "behind");
        desk.remove(first, robin.caller());
        desk.remove(second, robin.caller());
        assertThat(robin.page("/cases/" + second)).contains("will be sent when the time to undo is over");
        clock.advance(Duration.ofMinutes(2));
        String head = casework.file(first).summary().externalId();
        assertThat(robin.page("/cases/" + first)).contains("is being sent").doesNotContain("waits for");
        assertThat(robin.page("/cases/" + second)).contains("waits for " + head);
        assertThat(robin.page("/deliveries")).contains("waits for " + head);
        platform.bean(Actions.class).deliverDue();
        assertThat(robin.page("/cases/" + second)).doesNotContain("waits for");
    }

    @Test
    void copies_are_counted_before_and_named_after_and_near_identical_cases_are_listed() {
        UUID first = open(Desk.CALL + "copied words");
        UUID copy = open(Desk.CALL + "copied words");
        casework.claim(first, robin.caller());
        assertThat(robin.page("/cases/" + first))
                .contains("Decide 1 identical copy the same way", "href=\"/queue?alike=" + first + "\"");
        assertThat(robin.page("/queue?alike=" + first)).contains("/cases/" + first, "/cases/" + copy);
        DecisionRequest both = desk.act(first, true, PlatformEffect.REMOVE);
        casework.decide(both, robin.caller());
        assertThat(robin.page("/cases/" + first)).contains("Remove it, here and on 1 copy");
    }

    @Test
    void decided_cases_are_listed_the_last_first_and_a_post_is_found_by_its_id() {
        UUID earlier = open(Desk.CALL + "listed earlier");
        UUID later = open(Desk.CALL + "listed later");
        UUID waiting = open(Desk.CALL + "listed open");
        desk.remove(earlier, robin.caller());
        clock.advance(Duration.ofSeconds(1));
        desk.remove(later, robin.caller());
        String decided = robin.page("/queue?show=decided");
        assertThat(decided)
                .containsSubsequence("/cases/" + later, "/cases/" + earlier)
                .doesNotContain("/cases/" + waiting);
        String externalId = casework.file(earlier).summary().externalId();
        assertThat(robin.page("/queue?post=" + externalId))
                .contains("/cases/" + earlier)
                .doesNotContain("/cases/" + later);
        assertThat(robin.page("/queue?post=never-seen")).contains("No case is about a post with this id");
    }

    @Test
    void a_restored_case_is_decided_when_it_was_restored() {
        UUID restored = open(Desk.CALL + "list restored");
        UUID between = open(Desk.CALL + "list between");
        desk.remove(restored, robin.caller());
        clock.advance(Duration.ofMinutes(2));
        desk.remove(between, robin.caller());
        clock.advance(Duration.ofMinutes(2));
        casework.reverse(restored, "It was satire after all.", robin.caller());
        assertThat(casework.decided(2)).extracting(summary -> summary.id()).containsExactly(restored, between);
    }
}
