package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
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
        String draft = started("Sample");
        HttpResponse<String> refused = ada.upload(
                draft + "/backtest", Map.of("version", version(draft)), "sample", SAMPLE + "{\"text\":yes}\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .containsOnlyOnce("role=\"alert\"")
                .contains("It was file.yaml. Mend it and choose it again");
        assertThat(part(refused.body(), "backtest"))
                .contains("Line 2 is no JSON: at column 9 «yes» is neither a string", "Backtest on the sample");
        withdrawn(draft);
    }

    @Test
    void a_clause_that_is_there_already_is_told_in_the_form_with_what_was_typed() {
        String draft = started("Twice");
        HttpResponse<String> refused = step(ada, draft, "/files", Map.of("clause", "view"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(part(refused.body(), "files-h"))
                .contains("The draft has a clause view already. Take another id", "value=\"view\"");
        HttpResponse<String> strange = step(ada, draft, "/files", Map.of("clause", "My Clause"));
        assertThat(strange.statusCode()).isEqualTo(400);
        assertThat(part(strange.body(), "files-h")).contains("An id has 3 to 61 lower-case", "value=\"My Clause\"");
        String renamed = text(draft, "view.yaml").replace("id: view", "id: views-are-free");
        post(ada, draft + "/files/view.yaml", Map.of("seen", read(draft).mark("view.yaml"), "text", renamed));
        assertThat(step(ada, draft, "/files", Map.of("clause", "views-are-free"))
                        .body())
                .contains("The draft has a clause views-are-free already");
        withdrawn(draft);
    }

    /** Browsers read patterns with the flag v, in which a hyphen in a class that stands for itself is escaped; others they ignore. */
    @Test
    void the_pattern_of_an_id_is_one_that_browsers_can_read() {
        String draft = started("Pattern");
        assertThat(part(ada.get(draft).body(), "files-h"))
                .containsPattern("pattern=\"\\[a-z]\\[[^\"]*\\{2,60}\"")
                .doesNotContainPattern("pattern=\"[^\"]*[^\\\\]-]");
        withdrawn(draft);
    }

    @Test
    void a_refused_submission_keeps_the_reason_in_its_form() {
        String draft = started("Reason");
        changed(draft, "view.yaml", "Views are free", "Every view is free");
        HttpResponse<String> refused = step(ada, draft, "/submission", Map.of("reason", "x".repeat(2_001)));
        assertThat(part(refused.body(), "submit-h"))
                .contains("A reason has 1 to 2000 characters.", "x".repeat(2_001) + "</textarea>");
        withdrawn(draft);
    }

    @Test
    void a_draft_says_which_release_it_does_not_know_and_takes_it_over() {
        String late = started("Late");
        changed(late, "solicitation-recruitment.yaml", "title: Recruiting", "title: Asking people to join");
        String waiting = started("Waiting");
        changed(waiting, "view.yaml", "Views are free", "Views stay free");
        step(ada, waiting, "/submission", Map.of("reason", "It reads better."));
        published("Autumn");

        assertThat(part(ada.get(late).body(), "unknown-h"))
                .contains("begun before «Autumn» came into force", "and would undo what")
                .contains(
                        "Take it over into this draft", "Start a draft anew", "<span class=\"mono soft\">view</span>");
        assertThat(part(ada.get(late).body(), "submit-h"))
                .contains("It would undo «Autumn»")
                .doesNotContain("Submit for approval");
        HttpResponse<String> refused = step(ada, late, "/submission", Map.of("reason", "x"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The draft does not know the release «Autumn»");

        assertThat(ben.get(waiting).body())
                .contains("You cannot approve it. It does not know the release «Autumn»")
                .doesNotContain("Approve and put in force");
        ben.upload(waiting + "/backtest", Map.of("version", version(waiting)), "sample", SAMPLE);
        assertThat(step(ben, waiting, "/approval", Map.of()).statusCode()).isEqualTo(409);
        step(ben, waiting, "/return", Map.of("reason", "Autumn came first."));
        assertThat(part(step(ada, waiting, "/takeover", Map.of()).body(), "unknown-h"))
                .contains("have both changed view.yaml", "Start a draft anew");

        assertThat(step(ada, late, "/takeover", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ada.get(late).body())
                .contains("Submit for approval", "Asking people to join")
                .doesNotContain("unknown-h");
        assertThat(text(late, "view.yaml")).contains("Views are free in autumn");
        withdrawn(late);
        withdrawn(waiting);
    }

    @Test
    void a_clause_on_the_history_of_an_account_can_be_tried() {
        String draft = started("History");
        assertThat(ada.get(draft).body()).doesNotContain("History of the account");
        String asks = text(draft, "view.yaml")
                .replace("id: view", "id: seen-before")
                .replaceFirst("(?m)^conditions:", "inputs:\n  removals: removals over 180d\nconditions:")
                .replaceAll("text\\.found\\(RECRUIT\\)", "history.removals >= 2 && text.found(RECRUIT)");
        post(ada, draft + "/files/seen-before.yaml", Map.of("seen", "", "text", asks));
        assertThat(part(ada.get(draft).body(), "try-h"))
                .contains("History of the account", "removals over 180d")
                .contains("A whole number: history.removals in seen-before. Empty, it is not known.");

        String text = "Join the Ashfall Front today, brothers.";
        Map<String, List<String>> form =
                Map.of("text", List.of(text), "window", List.of("removals over 180d"), "count", List.of("two"));
        HttpResponse<String> wrong = ada.post(draft + "/trial", form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("the count of 'removals over 180d' must be a whole number");
        assertThat(tried(draft, text, "")).isNotEqualTo(tried(draft, text, "2"));
        assertThat(tried(draft, text, "1")).isNotEqualTo(tried(draft, text, "2"));
        withdrawn(draft);
    }

    private String tried(String draft, String text, String removals) {
        HttpResponse<String> tried = ada.post(
                draft + "/trial",
                Map.of("text", List.of(text), "window", List.of("removals over 180d"), "count", List.of(removals)));
        assertThat(tried.statusCode()).isEqualTo(200);
        return tried.body();
    }

    private void published(String name) {
        String draft = started(name);
        changed(draft, "view.yaml", "Views are free", "Views are free in autumn");
        step(ada, draft, "/submission", Map.of("reason", "Autumn."));
        ben.upload(draft + "/backtest", Map.of("version", version(draft)), "sample", SAMPLE);
        assertThat(step(ben, draft, "/approval", Map.of()).statusCode()).isEqualTo(303);
    }

    /** The page from the heading with this id to the end of its section. */
    private static String part(String page, String heading) {
        int from = page.indexOf("<h2 id=\"" + heading + "\"");
        assertThat(from).as(heading).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private void changed(String draft, String file, String from, String to) {
        assertThat(text(draft, file)).contains(from);
        post(
                ada,
                draft + "/files/" + file,
                Map.of("seen", read(draft).mark(file), "text", text(draft, file).replace(from, to)));
    }

    private void withdrawn(String draft) {
        step(ada, draft, "/withdrawal", Map.of());
    }

    private static HttpResponse<String> post(Visitor by, String path, Map<String, String> form) {
        Map<String, List<String>> fields = new HashMap<>();
        form.forEach((name, value) -> fields.put(name, List.of(value)));
        return by.post(path, fields);
    }

    private HttpResponse<String> step(Visitor by, String draft, String step, Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("version", version(draft));
        return post(by, draft + step, all);
    }

    private String started(String name) {
        return post(ada, "/studio", Map.of("name", name))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String version(String draft) {
        return Integer.toString(read(draft).version());
    }

    private String text(String draft, String file) {
        return read(draft).files().getOrDefault(file, "");
    }

    private Draft read(String draft) {
        return authors.platform()
                .bean(Drafts.class)
                .draft(UUID.fromString(draft.substring("/studio/".length())))
                .orElseThrow();
    }
}
