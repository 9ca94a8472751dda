package org.brightline.platform.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.brightline.platform.testing.Pages.section;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.StudioDraft;
import org.brightline.platform.testing.TwoAuthors;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages on which two people make a release: Ada writes, Ben approves, Lena leads a shift, Rita reviews. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class StudioTest {
    private static final String RECRUITING = "solicitation-recruitment.yaml";
    private static final String INVITATION = "Join the Ashfall Front today, brothers. We sail from Gull Bay.";

    private TwoAuthors authors;
    private RunningPlatform platform;
    private Desk desk;
    private Visitor ada;
    private Visitor ben;
    private Visitor lena;
    private Visitor rita;

    @BeforeAll
    void start() {
        authors = TwoAuthors.start();
        platform = authors.platform();
        ada = authors.ada();
        ben = authors.ben();
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        desk = new Desk(platform);
        lena = Visitor.signedIn(platform, "lena", "Lena", Set.of(Role.LEAD));
        rita = Visitor.signedIn(platform, "rita", "Rita", Set.of(Role.REVIEWER));
    }

    @AfterAll
    void stop() {
        authors.close();
    }

    @Test
    void two_people_bring_a_changed_clause_into_force_and_see_what_it_does() {
        desk.open("forum", "gull-1", INVITATION);
        String before = inForce();
        StudioDraft draft = authors.draft("Recruiting in shadow");
        assertThat(draft.change(RECRUITING, "mode: live", "mode: shadow").statusCode())
                .isEqualTo(200);
        assertThat(draft.page(ada)).contains("The mode changes from «live» to «shadow».");

        assertThat(draft.step(ada, "submission", Map.of("reason", "It finds too much in Gull Bay."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(draft.page(ben)).contains("It was not backtested against the release that is in force now");
        HttpResponse<String> untested = draft.step(ben, "approval");
        assertThat(untested.statusCode()).isEqualTo(409);
        assertThat(untested.body()).contains("It was not backtested");

        HttpResponse<String> tested = draft.step(ben, "backtest");
        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(tested.body())
                .contains("solicitation", "would come out differently", "forum gull-1", "/cases/")
                .contains("solicitation-recruitment")
                .contains("met (in shadow)");
        assertThat(draft.page(ben)).contains("met (in shadow)").doesNotContain("gull-1");

        assertThat(draft.page(ada)).contains("You wrote a part of it.").doesNotContain("Approve and put in force");
        HttpResponse<String> own = draft.step(ada, "approval");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("approved by a person who did not write it");
        assertThat(inForce()).isEqualTo(before);

        assertThat(draft.page(ben)).contains("It finds too much in Gull Bay.", "Approve and put in force");
        assertThat(draft.step(ben, "approval").statusCode()).isEqualTo(303);
        assertThat(inForce()).isNotEqualTo(before);
        assertThat(draft.page(ada))
                .contains("It is in force.", "Ben approved it", "/studio/releases/" + inForce() + "?from=" + before)
                .contains("What it changed of the line", "The mode changes from «live» to «shadow».")
                .contains("Line published")
                .doesNotContain("Submit for approval");

        assertThat(section(rita.get("/line").body(), "c-solicitation-recruitment"))
                .contains("In shadow: it is run on everything that comes in", "has no effect")
                .contains("none as it is; once it is live: ")
                .contains("in shadow it is only counted")
                .doesNotContain("a person looks at it");
        accept("shadowed", INVITATION);
        assertThat(cells(ada.get("/studio").body(), "solicitation-recruitment")).startsWith("1 0 ");
        assertThat(ada.get("/studio/releases/" + inForce() + "?from=" + before).body())
                .contains("The mode changes from «live» to «shadow».", "invitation stands beside the name");

        HttpResponse<String> proposed =
                ada.fill("/studio/rollback", Map.of("digest", before, "reason", "It found too little."));
        StudioDraft back = StudioDraft.behind(proposed, platform, ada);
        assertThat(back.page(ada))
                .contains("proposed by Ada", "You proposed it.")
                .doesNotContain("You wrote a part of it");
        assertThat(back.step(ada, "approval").body()).contains("who did not propose it");
        assertThat(back.step(ben, "backtest").statusCode()).isEqualTo(200);
        assertThat(back.step(lena, "approval").statusCode()).isEqualTo(303);
        assertThat(inForce()).isEqualTo(before);
        assertThat(draft.page(ada))
                .contains("It was in force; another release is now.", "The mode changes from «live» to «shadow».");
        assertThat(ada.get("/studio").body()).contains("came back", ", proposed by Ada, approved by Lena");
    }

    @Test
    void a_slip_is_told_in_its_line_while_it_is_typed_and_is_not_submitted() {
        StudioDraft draft = authors.draft("Slips");
        String slip = draft.text("view.yaml").replace("text.found(RECRUIT)", "text.found(RECRUITS)");
        HttpResponse<String> checked = ada.fill(draft.file("view.yaml") + "/check", Map.of("text", slip));
        assertThat(checked.body())
                .contains("there is no 'RECRUITS' here; did you mean 'RECRUIT'?")
                .contains("data-line=\"14\"");
        assertThat(draft.text("view.yaml")).doesNotContain("RECRUITS");

        assertThat(draft.save("view.yaml", slip).body()).contains("RECRUITS", "data-line=\"14\"");
        assertThat(draft.page(ada)).contains("1 to mend").doesNotContain("id=\"try-h\"");
        HttpResponse<String> refused = draft.step(ada, "submission", Map.of("reason", "x"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("view.yaml:14:");
        draft.withdraw();
    }

    @Test
    void the_editor_has_every_word_of_the_language_at_hand() {
        StudioDraft draft = authors.draft("Words");
        assertThat(ada.get(draft.file("view.yaml")).body())
                .contains("<option value=\"COUNTER_SPEECH\">", "<option value=\"text.standsBy\">")
                .contains("<option value=\"restrict_account\">", "<option value=\"exemptions_to_ask\">");
        draft.withdraw();
    }

    @Test
    void a_new_clause_begins_with_what_is_to_be_filled_in_and_can_be_taken_out() {
        StudioDraft draft = authors.draft("New clause");
        String at = draft.step(ada, "files", Map.of("clause", "solicitation-again"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(at).endsWith("/files/solicitation-again.yaml");
        assertThat(ada.get(at).body()).contains("id: solicitation-again", "data-line=");
        assertThat(draft.step(ada, "files", Map.of("clause", "../x")).statusCode())
                .isEqualTo(400);
        draft.remove("solicitation-again.yaml");
        assertThat(draft.page(ada)).doesNotContain("/files/solicitation-again.yaml");
        assertThat(ada.get(at).statusCode()).isEqualTo(404);
        draft.withdraw();
        assertThat(ada.get("/studio").body()).doesNotContain("New clause");
    }

    @Test
    void a_text_is_tried_for_the_reviewer_and_for_the_user_and_nothing_of_it_is_kept() {
        StudioDraft draft = authors.draft("Trial");
        String text = "Join the Ashfall Front today, brothers of Cormorant Quay.";
        HttpResponse<String> tried = ada.fill(draft.path() + "/trial", Map.of("text", text, "language", "en"));
        assertThat(tried.body())
                .contains("For the reviewer", "RECRUIT «Join the Ashfall Front»")
                .contains("For the user", "Your post seems to fall under the rule «Recruiting».");
        assertThat(platform.everythingStored()).doesNotContain("Cormorant Quay");
        assertThat(ada.fill(draft.path() + "/trial", Map.of("text", "Good morning."))
                        .body())
                .contains("It does not cross the line.");
        assertThat(ada.fill(
                                draft.path() + "/trial",
                                Map.of("text", "Il mercato non è aperto oggi e anche noi non ci siamo"))
                        .body())
                .contains("It is only counted as unread", "cannot be told, only counted")
                .doesNotContain("a person looks at it", "It does not cross the line.");
        assertThat(ada.fill(draft.path() + "/trial", Map.of("text", "x", "language", "klingonish"))
                        .body())
                .contains("«klingonish» is no language");
        assertThat(draft.page(ada)).contains("It says what the release in force says. Change a clause");
        HttpResponse<String> strange = ada.fill(draft.path() + "/trial", Map.of("text", "x", "audience", "PRIVATE"));
        assertThat(strange.statusCode()).isEqualTo(422);
        assertThat(strange.body()).contains("What was sent in private is not tried here; an audience is one of");
        HttpResponse<String> slip = ada.fill(draft.path() + "/trial", Map.of("text", "x", "audience", "OPENGROUP"));
        assertThat(slip.statusCode()).isEqualTo(422);
        assertThat(slip.body()).contains("OPENGROUP", "is no audience; did you mean", "OPEN_GROUP");
        draft.withdraw();
    }

    @Test
    void examples_and_tests_are_run_and_failures_show_their_trace() {
        StudioDraft draft = authors.draft("Tests");
        assertThat(ada.upload(draft.path() + "/tests", Map.of("shipped", "true"), "files", "")
                        .body())
                .contains("come out as the line says");
        String wrong = """
                tests:
                  - name: a good morning is recruiting
                    text: Good morning.
                    expect:
                      rungs: {solicitation: match}
                """;
        assertThat(ada.upload(draft.path() + "/tests", Map.of(), "files", wrong).body())
                .contains("1 of ")
                .contains("a good morning is recruiting")
                .contains("expected MATCH but got NO_MATCH");
        assertThat(platform.everythingStored()).doesNotContain("a good morning is recruiting");
        HttpResponse<String> unreadable = ada.upload(draft.path() + "/tests", Map.of(), "files", "tests: 1");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("file.yaml:1");
        draft.withdraw();
    }

    @Test
    void test_files_are_kept_with_a_draft_until_they_are_taken_out() {
        StudioDraft draft = authors.draft("Kept tests");
        String test = """
                tests:
                  - name: a greeting is no recruiting
                    text: Good morning.
                    expect:
                      rungs: {solicitation: match}
                """;
        ada.upload(draft.path() + "/kept-tests", Map.of("version", "1"), "files", test);
        assertThat(draft.page(ada)).contains("file.yaml", "a greeting is no recruiting");
        assertThat(ada.upload(draft.path() + "/tests", Map.of(), "files", "").body())
                .contains("expected MATCH but got NO_MATCH");
        draft.change(RECRUITING, "title: Recruiting", "title: Asking people to join");
        assertThat(ada.fill(draft.path() + "/submission", Map.of("version", "3", "reason", "It reads better."))
                        .body())
                .contains("Tests that are kept with the draft do not come out as they say");
        ada.fill(draft.path() + "/kept-tests/file.yaml/removal", Map.of("version", "3"));
        assertThat(draft.page(ada)).doesNotContain("a greeting is no recruiting");
        draft.withdraw();
    }

    @Test
    void a_sample_is_backtested_and_only_its_counts_are_kept() {
        StudioDraft draft = authors.draft("Sample");
        draft.change(RECRUITING, "mode: live", "mode: draft");
        String sample = """
                {"externalId":"pelican-7","text":"%s","language":"en"}
                {"externalId":"pelican-8","text":"Good morning.","language":"en"}
                """.formatted(INVITATION.replace("Gull", "Pelican"));
        HttpResponse<String> report = draft.backtestOn(ada, sample);
        assertThat(report.body()).contains("<strong>2</strong> items were", "pelican-7", "no clause");
        assertThat(platform.everythingStored()).doesNotContain("pelican").doesNotContain("Pelican");
        assertThat(draft.page(ada)).contains("<strong>2</strong> items were", "run it again to see which");
        assertThat(draft.backtestOn(ada, "{\"text\":\n").body()).contains("Line 1 is no JSON");
        draft.change("view.yaml", "Views are free", "Views are free here");
        assertThat(draft.page(ada)).contains("This backtest is of other files");
        draft.withdraw();
    }

    @Test
    void what_somebody_else_has_changed_meanwhile_is_not_written_over_and_nothing_typed_is_lost() {
        StudioDraft draft = authors.draft("Two at once");
        Draft seen = draft.now();
        draft.change("view.yaml", "Views are free", "Views stay free");
        HttpResponse<String> late = ben.fill(
                draft.file("view.yaml"), Map.of("seen", seen.mark("view.yaml"), "text", "title: The words of Ben\r\n"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Ada changed this file (", "Open the file as it is now", "What you wrote is still here")
                .contains("The words of Ben", "value=\"" + seen.mark("view.yaml") + "\"");
        assertThat(draft.text("view.yaml")).contains("Views stay free");

        HttpResponse<String> other = ben.fill(
                draft.file(RECRUITING), Map.of("seen", seen.mark(RECRUITING), "text", "title: The words of Ben\r\n"));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(draft.text(RECRUITING)).contains("The words of Ben");
        assertThat(draft.text("view.yaml")).contains("Views stay free");
        assertThat(draft.page(ada))
                .contains("Draft of the line begun", "Line drafted: view.yaml", "Line drafted: " + RECRUITING);
        draft.withdraw();
    }

    @Test
    void a_draft_is_sent_back_with_a_reason() {
        StudioDraft draft = authors.draft("Sent back");
        draft.change("view.yaml", "Views are free", "Every view is free");
        draft.step(ada, "submission", Map.of("reason", "It reads better."));
        assertThat(draft.step(lena, "return", Map.of("reason", "")).statusCode())
                .isEqualTo(400);
        draft.step(lena, "return", Map.of("reason", "Say what changes for posters."));
        assertThat(draft.page(ada))
                .containsOnlyOnce("Say what changes for posters.")
                .containsSubsequence("Why it is wanted:", "It reads better.", "Sent back:", "Say what changes")
                .contains("Submit for approval");
        draft.step(ada, "submission", Map.of("reason", "Posters read it first."));
        assertThat(draft.page(lena))
                .containsSubsequence("Why it is wanted:", "Posters read it first.")
                .containsSubsequence("It was sent back before:", "Say what changes for posters.");
        draft.withdraw();
    }

    @Test
    void who_may_only_read_reads_and_changes_nothing() {
        StudioDraft draft = authors.draft("Read only");
        assertThat(rita.get("/studio").body()).doesNotContain("Start a draft");
        assertThat(rita.get("/line").body()).doesNotContain("/studio\"");
        assertThat(lena.get("/line").body()).contains("/studio\"");
        assertThat(draft.page(rita)).doesNotContain("Submit for approval").doesNotContain("Backtest on");
        assertThat(rita.get(draft.file("view.yaml")).body()).contains("It cannot be changed here.");
        for (Visitor reader : new Visitor[] {rita, lena}) {
            assertThat(reader.fill("/studio", Map.of("name", "Mine")).statusCode())
                    .isEqualTo(403);
            assertThat(reader.fill(draft.file("view.yaml"), Map.of("version", "1", "text", "x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(draft.step(reader, "submission", Map.of("reason", "x")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(draft.step(rita, "backtest").statusCode()).isEqualTo(403);
        assertThat(draft.step(rita, "approval").statusCode()).isEqualTo(403);
        assertThat(rita.get("/studio/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        draft.withdraw();
    }

    private void accept(String externalId, String text) {
        platform.bean(Intake.class)
                .accept(
                        ("{\"platform\":\"forum\",\"externalId\":\"" + externalId
                                        + "\",\"kind\":\"post\",\"audience\":\"PUBLIC\",\"language\":\"en\","
                                        + "\"createdAt\":\"2026-06-01T07:00:00Z\",\"text\":\"" + text + "\"}")
                                .getBytes(UTF_8),
                        List.of(),
                        desk.person("of-" + externalId, Role.ADMINISTRATOR),
                        null);
    }

    private String inForce() {
        return platform.bean(Releases.class).current().release().digest();
    }

    /** The cells of a table's row behind the one that holds these words. */
    private static String cells(String page, String first) {
        String row = page.substring(page.indexOf(">" + first + "</td>") + first.length() + 6);
        return row.substring(0, row.indexOf("</tr>"))
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll(" +", " ")
                        .strip() + " ";
    }
}
