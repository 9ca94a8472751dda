package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the second person reads of a draft: what it was tried on, what it changes, and what became of it. Ada writes, Ben approves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class StudioReviewTest {
    private static final String RECRUITING = "solicitation-recruitment.yaml";
    private static final String INVITATION = "Join the Ashfall Front today, brothers. We sail from Tern Bay.";
    private static final String SAMPLE =
            "{\"externalId\":\"pelican-7\",\"text\":\"" + INVITATION + "\",\"language\":\"en\"}\n";

    private RunningPlatform platform;
    private Visitor ada;
    private Visitor ben;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start("--brightline.access.welcome=false", "--brightline.action.every=365d");
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        new Desk(platform).open("forum", "tern-1", INVITATION);
        ada = Visitor.signedIn(platform, "ada", "Ada", Set.of(Role.POLICY_AUTHOR));
        ben = Visitor.signedIn(platform, "ben", "Ben", Set.of(Role.POLICY_AUTHOR));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void each_backtest_says_what_it_was_run_on_by_whom_and_both_stay() {
        String draft = inShadow("Sources");
        step(ada, draft, "/backtest", Map.of());
        sampled(ben, draft);
        assertThat(part(ada.get(draft).body(), "backtest"))
                .containsSubsequence("On a sample of 1 item<", "Run by Ben", "On 1 item kept here<", "Run by Ada");
        assertThat(part(ada.get(draft).body(), "acts-h")).contains("tried on kept items (1)", "tried on a sample (1)");
        step(ada, draft, "/withdrawal", Map.of());
    }

    @Test
    void a_sample_alone_is_said_aloud_to_whoever_approves() {
        String draft = inShadow("Sample alone");
        step(ada, draft, "/submission", Map.of("reason", "It finds too much."));
        sampled(ada, draft);
        assertThat(part(ben.get(draft).body(), "approve-h"))
                .contains("backtested only on a sample of 1 item, not on what was kept here", "Approve and put");
        step(ben, draft, "/backtest", Map.of());
        assertThat(part(ben.get(draft).body(), "approve-h")).doesNotContain("only on a sample");
        step(ada, draft, "/withdrawal", Map.of());
    }

    @Test
    void whoever_can_approve_learns_everywhere_that_a_draft_waits() {
        String draft = inShadow("Waits for you");
        assertThat(ben.page("/banks")).doesNotContain("to approve");
        step(ada, draft, "/submission", Map.of("reason", "It finds too much."));
        assertThat(ben.page("/banks")).contains("The line <span class=\"tag warn\">1 to approve</span>");
        assertThat(ben.page("/line")).contains("A draft of the next release waits", "Waits for you");
        assertThat(ada.page("/banks")).doesNotContain("to approve");
        step(ada, draft, "/withdrawal", Map.of());
        assertThat(ben.page("/banks")).doesNotContain("to approve");
    }

    @Test
    void saving_is_confirmed_and_the_save_stands_above_the_text() {
        String draft = inShadow("Confirmed");
        String text = read(draft).files().getOrDefault("view.yaml", "");
        assertThat(ada.page(draft + "/files/view.yaml"))
                .containsSubsequence(">Save</button>", "<textarea id=\"text\"")
                .doesNotContain(">Saved<");
        assertThat(post(
                                ada,
                                draft + "/files/view.yaml",
                                Map.of("seen", read(draft).mark("view.yaml"), "text", text + "# x\n"))
                        .body())
                .contains(">Saved<");
        step(ada, draft, "/withdrawal", Map.of());
    }

    @Test
    void a_clause_in_shadow_names_the_items_that_it_met() {
        String draft = inShadow("Named");
        String again = read(draft)
                .files()
                .getOrDefault(RECRUITING, "")
                .replace("id: solicitation-recruitment", "id: solicitation-again");
        step(ada, draft, "/files", Map.of("clause", "solicitation-again"));
        written(draft, "solicitation-again.yaml", again);
        assertThat(row(step(ada, draft, "/backtest", Map.of()).body(), "solicitation-again"))
                .contains("data-label=\"Which\"")
                .contains("no clause", "met (in shadow)", "<a href=\"/cases/", "forum tern-1");
        assertThat(row(sampled(ada, draft).body(), "solicitation-again")).contains("met (in shadow)", "pelican-7");
        assertThat(row(ada.get(draft).body(), "solicitation-again")).contains("run it again to see which");
        step(ada, draft, "/withdrawal", Map.of());
    }

    @Test
    void a_new_clause_is_read_as_a_whole_and_new_and_changed_files_are_marked() {
        String draft = inShadow("New and changed");
        String again = read(draft)
                .files()
                .getOrDefault(RECRUITING, "")
                .replace("id: solicitation-recruitment", "id: solicitation-again");
        step(ada, draft, "/files", Map.of("clause", "solicitation-again"));
        written(draft, "solicitation-again.yaml", again);
        step(ada, draft, "/files/view.yaml/removal", Map.of("seen", read(draft).mark("view.yaml")));
        String page = ben.get(draft).body();
        assertThat(part(page, "changes-h"))
                .containsSubsequence("is new, on rung solicitation", "The new clause", "In shadow: it is run")
                .contains("When it is met", "an invitation stands beside the name", "What the machine runs");
        assertThat(part(page, "files-h").replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " "))
                .contains("solicitation-again.yaml new", RECRUITING + " changed", "view.yaml taken out")
                .doesNotContain("incitement-call.yaml changed");
        step(ada, draft, "/withdrawal", Map.of());
    }

    /** The first row of a clause among those that say something else. */
    private static String row(String page, String clause) {
        int from = page.indexOf("<span class=\"mono\">" + clause + "</span>");
        assertThat(from).as(clause).isPositive();
        return page.substring(from, page.indexOf("</tr>", from));
    }

    /** A draft in which recruiting is only looked at. */
    private String inShadow(String name) {
        String draft = post(ada, "/studio", Map.of("name", name))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        changed(draft, RECRUITING, "mode: live", "mode: shadow");
        return draft;
    }

    private void changed(String draft, String file, String from, String to) {
        String text = read(draft).files().getOrDefault(file, "");
        assertThat(text).contains(from);
        written(draft, file, text.replace(from, to));
    }

    private void written(String draft, String file, String text) {
        post(ada, draft + "/files/" + file, Map.of("seen", read(draft).mark(file), "text", text));
    }

    private HttpResponse<String> sampled(Visitor by, String draft) {
        return by.upload(draft + "/backtest", Map.of("version", version(draft)), "sample", SAMPLE);
    }

    /** The page from the heading with this id to the end of its section. */
    private static String part(String page, String heading) {
        int from = page.indexOf("<h2 id=\"" + heading + "\"");
        assertThat(from).as(heading).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private HttpResponse<String> step(Visitor by, String draft, String step, Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("version", version(draft));
        return post(by, draft + step, all);
    }

    private static HttpResponse<String> post(Visitor by, String path, Map<String, String> form) {
        Map<String, List<String>> fields = new HashMap<>();
        form.forEach((name, value) -> fields.put(name, List.of(value)));
        return by.post(path, fields);
    }

    private String version(String draft) {
        return Integer.toString(read(draft).version());
    }

    private Draft read(String draft) {
        return platform.bean(Drafts.class)
                .draft(UUID.fromString(draft.substring("/studio/".length())))
                .orElseThrow();
    }
}
