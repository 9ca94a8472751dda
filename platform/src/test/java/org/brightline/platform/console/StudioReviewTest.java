package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brightline.platform.testing.Pages.section;

import java.util.Map;
import org.brightline.language.Reader;
import org.brightline.platform.access.Access;
import org.brightline.platform.base.Actor;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.StudioDraft;
import org.brightline.platform.testing.TwoAuthors;
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

    private TwoAuthors authors;
    private Visitor ada;
    private Visitor ben;

    @BeforeAll
    void start() {
        authors = TwoAuthors.start();
        ada = authors.ada();
        ben = authors.ben();
        authors.platform().bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        new Desk(authors.platform()).open("forum", "tern-1", INVITATION);
    }

    @AfterAll
    void stop() {
        authors.close();
    }

    @Test
    void each_backtest_says_what_it_was_run_on_by_whom_and_both_stay() {
        StudioDraft draft = inShadow("Sources");
        draft.step(ada, "backtest");
        draft.backtestOn(ben, SAMPLE);
        assertThat(section(draft.page(ada), "backtest"))
                .containsSubsequence("On a sample of 1 item<", "Run by Ben", "On 1 item kept here<", "Run by Ada");
        assertThat(section(draft.page(ada), "acts-h")).contains("tried on kept items (1)", "tried on a sample (1)");
        draft.withdraw();
    }

    @Test
    void a_kept_item_is_tried_by_what_was_found_and_looked_at_when_it_came_in() {
        assertThat(authors.platform().bean(Intake.class).keptSamples())
                .singleElement()
                .satisfies(kept -> assertThat(kept.facts().reading())
                        .isEqualTo(authors.platform().bean(Reader.class).read(INVITATION, "en")));
    }

    @Test
    void a_clause_that_is_only_tried_is_told_apart_from_those_in_force() {
        StudioDraft draft = inShadow("Only tried");
        assertThat(ada.fill(draft.path() + "/trial", Map.of("text", INVITATION, "language", "en"))
                        .body())
                .contains("The clauses in force find nothing; what is only tried says something else.", "Recruiting")
                .doesNotContain("It does not cross the line.");
        draft.withdraw();
    }

    @Test
    void a_sample_alone_is_said_aloud_to_whoever_approves() {
        StudioDraft draft = inShadow("Sample alone");
        draft.step(ada, "submission", Map.of("reason", "It finds too much."));
        draft.backtestOn(ada, SAMPLE);
        assertThat(section(draft.page(ben), "approve-h"))
                .contains("backtested only on a sample of 1 item, not on what was kept here", "Approve and put");
        draft.step(ben, "backtest");
        assertThat(section(draft.page(ben), "approve-h")).doesNotContain("only on a sample");
        draft.withdraw();
    }

    @Test
    void whoever_can_approve_learns_everywhere_that_a_draft_waits() {
        StudioDraft draft = inShadow("Waits for you");
        assertThat(ben.page("/banks")).doesNotContain("to approve");
        draft.step(ada, "submission", Map.of("reason", "It finds too much."));
        assertThat(ben.page("/banks")).contains("The line <span class=\"tag warn\">1 to approve</span>");
        assertThat(ben.page("/line")).contains("A draft of the next release waits", "Waits for you");
        assertThat(ada.page("/banks")).doesNotContain("to approve");
        draft.withdraw();
        assertThat(ben.page("/banks")).doesNotContain("to approve");
    }

    @Test
    void saving_is_confirmed_and_the_save_stands_above_the_text() {
        StudioDraft draft = inShadow("Confirmed");
        assertThat(ada.page(draft.file("view.yaml")))
                .containsSubsequence(">Save</button>", "<textarea id=\"text\"")
                .doesNotContain(">Saved<");
        assertThat(draft.save("view.yaml", draft.text("view.yaml") + "# x\n").body())
                .contains(">Saved<");
        draft.withdraw();
    }

    @Test
    void a_clause_in_shadow_names_the_items_that_it_met() {
        StudioDraft draft = withCopy("Named");
        assertThat(row(draft.step(ada, "backtest").body(), "solicitation-again"))
                .contains("data-label=\"Which\"")
                .contains("no clause", "met (in shadow)", "<a href=\"/cases/", "forum tern-1");
        assertThat(row(draft.backtestOn(ada, SAMPLE).body(), "solicitation-again"))
                .contains("met (in shadow)", "pelican-7");
        assertThat(row(draft.page(ada), "solicitation-again")).contains("run it again to see which");
        draft.withdraw();
    }

    @Test
    void a_new_clause_is_read_as_a_whole_and_new_and_changed_files_are_marked() {
        StudioDraft draft = withCopy("New and changed");
        draft.remove("view.yaml");
        String page = draft.page(ben);
        assertThat(section(page, "changes-h"))
                .containsSubsequence("is new, on rung solicitation", "The new clause", "In shadow: it is run")
                .contains("When it is met", "an invitation stands beside the name", "What the machine runs");
        assertThat(section(page, "files-h").replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " "))
                .contains("solicitation-again.yaml new", RECRUITING + " changed", "view.yaml taken out")
                .doesNotContain("incitement-call.yaml changed");
        draft.withdraw();
    }

    /** The first row of a clause among those that say something else. */
    private static String row(String page, String clause) {
        int from = page.indexOf("<span class=\"mono\">" + clause + "</span>");
        assertThat(from).as(clause).isPositive();
        return page.substring(from, page.indexOf("</tr>", from));
    }

    /** A draft in which recruiting is only looked at. */
    private StudioDraft inShadow(String name) {
        StudioDraft draft = authors.draft(name);
        draft.change(RECRUITING, "mode: live", "mode: shadow");
        return draft;
    }

    /** Such a draft, in which a new clause, solicitation-again, asks what recruiting asks. */
    private StudioDraft withCopy(String name) {
        StudioDraft draft = inShadow(name);
        draft.step(ada, "files", Map.of("clause", "solicitation-again"));
        draft.save(
                "solicitation-again.yaml",
                draft.text(RECRUITING).replace("id: solicitation-recruitment", "id: solicitation-again"));
        return draft;
    }
}
