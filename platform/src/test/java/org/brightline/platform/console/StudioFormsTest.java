package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brightline.platform.testing.Pages.section;

import java.net.http.HttpResponse;
import java.util.Map;
import org.brightline.platform.testing.StudioDraft;
import org.brightline.platform.testing.TwoAuthors;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The forms on the page of a draft: what is refused is said where it was asked for, and nothing is undone unsaid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class StudioFormsTest {
    private static final String SAMPLE = "{\"externalId\":\"a\",\"text\":\"Good morning.\",\"language\":\"en\"}\n";

    private TwoAuthors authors;
    private Visitor ada;
    private Visitor ben;

    @BeforeAll
    void start() {
        authors = TwoAuthors.start();
        ada = authors.ada();
        ben = authors.ben();
    }

    @AfterAll
    void stop() {
        authors.close();
    }

    @Test
    void a_wrong_sample_is_refused_where_it_was_chosen() {
        StudioDraft draft = authors.draft("Sample");
        HttpResponse<String> refused = draft.backtestOn(ada, SAMPLE + "{\"text\":yes}\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .containsOnlyOnce("role=\"alert\"")
                .contains("It was file.yaml. Mend it and choose it again");
        assertThat(section(refused.body(), "backtest"))
                .contains("Line 2 is no JSON: at column 9 «yes» is neither a string", "Backtest on the sample");
        draft.withdraw();
    }

    @Test
    void a_clause_that_is_there_already_is_told_in_the_form_with_what_was_typed() {
        StudioDraft draft = authors.draft("Twice");
        HttpResponse<String> refused = draft.step(ada, "files", Map.of("clause", "view"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(section(refused.body(), "files-h"))
                .contains("The draft has a clause view already. Take another id", "value=\"view\"");
        HttpResponse<String> strange = draft.step(ada, "files", Map.of("clause", "My Clause"));
        assertThat(strange.statusCode()).isEqualTo(400);
        assertThat(section(strange.body(), "files-h")).contains("An id has 3 to 61 lower-case", "value=\"My Clause\"");
        String renamed = draft.text("view.yaml").replace("id: view", "id: views-are-free");
        draft.save("view.yaml", renamed);
        assertThat(draft.step(ada, "files", Map.of("clause", "views-are-free")).body())
                .contains("The draft has a clause views-are-free already");
        draft.withdraw();
    }

    /** Browsers read patterns with the flag v, in which a hyphen in a class that stands for itself is escaped; others they ignore. */
    @Test
    void the_pattern_of_an_id_is_one_that_browsers_can_read() {
        StudioDraft draft = authors.draft("Pattern");
        assertThat(section(draft.page(ada), "files-h"))
                .containsPattern("pattern=\"\\[a-z]\\[[^\"]*\\{2,60}\"")
                .doesNotContainPattern("pattern=\"[^\"]*[^\\\\]-]");
        draft.withdraw();
    }

    @Test
    void a_refused_submission_keeps_the_reason_in_its_form() {
        StudioDraft draft = authors.draft("Reason");
        draft.change("view.yaml", "Views are free", "Every view is free");
        HttpResponse<String> refused = draft.step(ada, "submission", Map.of("reason", "x".repeat(2_001)));
        assertThat(section(refused.body(), "submit-h"))
                .contains("A reason has 1 to 2000 characters.", "x".repeat(2_001) + "</textarea>");
        draft.withdraw();
    }

    @Test
    void a_draft_says_which_release_it_does_not_know_and_takes_it_over() {
        StudioDraft late = authors.draft("Late");
        late.change("solicitation-recruitment.yaml", "title: Recruiting", "title: Asking people to join");
        StudioDraft waiting = authors.draft("Waiting");
        waiting.change("view.yaml", "Views are free", "Views stay free");
        waiting.step(ada, "submission", Map.of("reason", "It reads better."));
        published("Autumn");

        assertThat(section(late.page(ada), "unknown-h"))
                .contains("begun before «Autumn» came into force", "and would undo what")
                .contains(
                        "Take it over into this draft", "Start a draft anew", "<span class=\"mono soft\">view</span>");
        assertThat(section(late.page(ada), "submit-h"))
                .contains("It would undo «Autumn»")
                .doesNotContain("Submit for approval");
        HttpResponse<String> refused = late.step(ada, "submission", Map.of("reason", "x"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The draft does not know the release «Autumn»");

        assertThat(waiting.page(ben))
                .contains("You cannot approve it. It does not know the release «Autumn»")
                .doesNotContain("Approve and put in force");
        waiting.backtestOn(ben, SAMPLE);
        assertThat(waiting.step(ben, "approval").statusCode()).isEqualTo(409);
        waiting.step(ben, "return", Map.of("reason", "Autumn came first."));
        assertThat(section(waiting.step(ada, "takeover").body(), "unknown-h"))
                .contains("have both changed view.yaml", "Start a draft anew");

        assertThat(late.step(ada, "takeover").statusCode()).isEqualTo(303);
        assertThat(late.page(ada))
                .contains("Submit for approval", "Asking people to join")
                .doesNotContain("unknown-h");
        assertThat(late.text("view.yaml")).contains("Views are free in autumn");
        late.withdraw();
        waiting.withdraw();
    }

    @Test
    void a_clause_on_the_history_of_an_account_can_be_tried() {
        StudioDraft draft = authors.draft("History");
        assertThat(draft.page(ada)).doesNotContain("History of the account");
        String asks = draft.text("view.yaml")
                .replace("id: view", "id: seen-before")
                .replaceFirst("(?m)^conditions:", "inputs:\n  removals: removals over 180d\nconditions:")
                .replaceAll("text\\.found\\(RECRUIT\\)", "history.removals >= 2 && text.found(RECRUIT)");
        draft.save("seen-before.yaml", asks);
        assertThat(section(draft.page(ada), "try-h"))
                .contains("History of the account", "removals over 180d")
                .contains("A whole number: history.removals in seen-before. Empty, it is not known.");

        String text = "Join the Ashfall Front today, brothers.";
        HttpResponse<String> wrong = trial(draft, text, "two");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("the count of 'removals over 180d' must be a whole number");
        assertThat(tried(draft, text, "")).isNotEqualTo(tried(draft, text, "2"));
        assertThat(tried(draft, text, "1")).isNotEqualTo(tried(draft, text, "2"));
        draft.withdraw();
    }

    private String tried(StudioDraft draft, String text, String removals) {
        HttpResponse<String> tried = trial(draft, text, removals);
        assertThat(tried.statusCode()).isEqualTo(200);
        return tried.body();
    }

    private HttpResponse<String> trial(StudioDraft draft, String text, String removals) {
        return ada.fill(
                draft.path() + "/trial", Map.of("text", text, "window", "removals over 180d", "count", removals));
    }

    private void published(String name) {
        StudioDraft draft = authors.draft(name);
        draft.change("view.yaml", "Views are free", "Views are free in autumn");
        draft.step(ada, "submission", Map.of("reason", "Autumn."));
        draft.backtestOn(ben, SAMPLE);
        assertThat(draft.step(ben, "approval").statusCode()).isEqualTo(303);
    }
}
