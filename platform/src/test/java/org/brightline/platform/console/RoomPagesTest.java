package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brightline.platform.testing.Pages.section;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.BankRole;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Role;
import org.brightline.platform.action.Actions;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class RoomPagesTest {
    private static final Pattern SECRET = Pattern.compile("whs_[A-Za-z0-9_-]{43}");
    private static final String WEBHOOK = "http://127.0.0.1:9/hook";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private RunningPlatform platform;
    private Visitor admin;
    private Visitor robin;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(clock, "--brightline.access.welcome=false", "--brightline.action.every=365d");
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        admin = Visitor.signedIn(platform, "ada", "Ada Winter", Set.of(Role.ADMINISTRATOR));
        robin = Visitor.signedIn(platform, "robin", "Robin Vale", Set.of(Role.REVIEWER, Role.LEAD));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static Map<String, List<String>> fields(String... pairs) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], List.of(pairs[i + 1]));
        }
        return fields;
    }

    private void changes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/settings");
    }

    private String secret() {
        return SECRET.matcher(admin.page("/settings"))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("none");
    }

    @Test
    void a_word_where_a_number_belongs_is_refused_and_no_fault() {
        for (String path : List.of("/journal/abc", "/cases/abc", "/banks/ANY/entries/abc", "/studio/abc")) {
            HttpResponse<String> answer = robin.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Something went wrong here");
        }
    }

    @Test
    void a_file_of_entries_needs_a_label_only_where_a_line_has_none_and_the_line_is_named() {
        Banks banks = platform.bean(Banks.class);
        banks.create("LABELLED", "posters", Actor.MACHINE);
        Map<String, String> said =
                Map.of("format", "CSV", "label", " ", "source", "a partner", "reason", "shared with us");
        String file = "md5,label\n900150983cd24fb0d6963f7d28e17f72,a poster\n0cc175b9c0f1b6a831c399e269772661,";
        HttpResponse<String> refused = robin.upload("/banks/LABELLED/files", said, "file", file + "\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Line 3 does not say what its entry is. Fill in «What it is»", "value=\"shared with us\"")
                .contains("Nothing is in this bank yet");
        HttpResponse<String> taken = robin.upload("/banks/LABELLED/files", said, "file", file + "a leaflet\n");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("a poster", "a leaflet").containsPattern("id=\"f-label\"[^>]* required");
        assertThat(taken.body()).doesNotContainPattern("id=\"i-label\"[^>]* required");
    }

    @Test
    void find_shows_also_what_known_harmless_content_silences() {
        String pdq = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
        Banks banks = platform.bean(Banks.class);
        Map.of("POSTERS_KNOWN", BankRole.CONFIRMED, "POSTERS_HARMLESS", BankRole.NEGATIVE)
                .forEach((name, role) -> {
                    banks.create(name, "posters", bank -> bank.withRole(role), Actor.MACHINE);
                    banks.add(
                            name,
                            new NewEntry(
                                    List.of(Pdq.parse(pdq)), new Provenance("a poster", "a partner", "shared with us")),
                            Banks.Duplicates.REFUSED,
                            Actor.MACHINE);
                });
        assertThat(robin.page("/banks?find=" + pdq))
                .contains("/banks/POSTERS_KNOWN/entries/", "/banks/POSTERS_HARMLESS/entries/")
                .contains("silences those of other banks");
    }

    @Test
    void examples_stand_below_what_they_are_to_their_clause() {
        String line = robin.page("/line");
        assertThat(section(line, "c-view"))
                .containsSubsequence("Examples that meet it", "Examples that do not meet it", "What the machine runs");
    }

    @Test
    void an_example_says_what_else_is_known_of_the_post_and_which_a_person_tells() {
        String line = robin.page("/line");
        assertThat(section(line, "c-promotion-glorification"))
                .contains("<li>Glory to the heroes of Marrow Bridge!</li>")
                .contains("<li>Glory to the heroes of Marrow Bridge! (for a closed group)</li>")
                .containsSubsequence("Examples that a person has to tell", "Long live the Ashfall Front lol");
        assertThat(line).contains("with a picture in the bank CONFIRMED_PROPAGANDA");
    }

    @Test
    void the_line_is_a_whole_document_from_the_lowest_rung_to_the_highest() {
        String line = robin.page("/line");
        assertThat(section(line, "c-promotion-glorification"))
                .contains("TCAP promotional", "GIFCT glorification")
                .contains("it names a designated organisation or a terrorist act", "When it is met", "public debate")
                .contains("remove (a person decides)", "preserve (a machine may do it alone)", "a person looks at it")
                .contains("item.audience in [PUBLIC, OPEN_GROUP]");
        assertThat(line)
                .containsSubsequence(
                        "id=\"c-view\"", "id=\"c-promotion-", "id=\"c-solicitation-", "id=\"c-incitement-");
    }

    @Test
    void a_secret_is_shown_once_to_whoever_made_it_and_a_reload_repeats_nothing() {
        changes(admin.post("/settings/platforms/forum/endpoint", fields("webhook", WEBHOOK, "privateNetwork", "true")));
        String secret = secret();
        assertThat(secret).startsWith("whs_");
        assertThat(secret()).isEqualTo("none");

        changes(admin.post(
                "/settings/platforms/forum/endpoint", fields("webhook", WEBHOOK + "2", "privateNetwork", "true")));
        assertThat(admin.page("/settings")).contains("its secret is the same as before", WEBHOOK + "2");
        changes(admin.post(
                "/settings/platforms/forum/endpoint",
                fields("webhook", WEBHOOK, "privateNetwork", "true", "newSecret", "true")));
        assertThat(secret()).startsWith("whs_").isNotEqualTo(secret);
    }

    @Test
    void a_secret_that_nobody_fetches_is_gone_after_a_minute() {
        changes(admin.post("/settings/people", fields("login", "late", "name", "Late Comer", "roles", "AUDITOR")));
        clock.advance(Duration.ofSeconds(61));
        assertThat(admin.page("/settings")).contains("Late Comer").doesNotContain("one-time password");
    }

    @Test
    void saving_an_address_keeps_how_long_the_platform_is_looked_at() {
        platform.bean(Access.class).registerPlatform("slow", "Slow", Actor.MACHINE);
        platform.bean(Actions.class)
                .configureEndpoint(
                        new org.brightline.platform.action.WantedEndpoint(
                                "slow", URI.create(WEBHOOK), null, true, Duration.ofDays(2)),
                        Actor.MACHINE);
        changes(admin.post("/settings/platforms/slow/endpoint", fields("webhook", WEBHOOK, "privateNetwork", "true")));
        assertThat(platform.bean(Actions.class).endpoint("slow").orElseThrow().window())
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_stays_open() {
        HttpResponse<String> refused = admin.post(
                "/settings/platforms/forum/endpoint",
                fields("webhook", "http://10.0.0.7/typed", "status", "typed-too"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"http://10.0.0.7/typed\"", "value=\"typed-too\"", "role=\"alert\"")
                .containsPattern("<details open>\\s*<summary>Forum");
        HttpResponse<String> nameless = admin.post("/settings/people", fields("login", "kept", "roles", "AUDITOR"));
        assertThat(nameless.body())
                .contains("value=\"kept\"")
                .containsPattern("name=\"roles\" value=\"AUDITOR\" checked>");
    }

    @Test
    void the_addresses_of_forms_lead_back_to_the_settings() {
        for (String path : List.of("/settings/people", "/settings/keys", "/settings/platforms/forum/endpoint")) {
            changes(admin.get(path));
        }
    }

    @Test
    void a_key_is_offered_only_what_a_key_may_have_and_speaks_for_a_platform_that_was_chosen() {
        String page = admin.page("/settings");
        assertThat(page)
                .contains("name=\"scopes\" value=\"ITEMS_SUBMIT\" checked")
                .doesNotContain("value=\"CASES_DECIDE\"", "value=\"PEOPLE_MANAGE\"", "value=\"EXHIBITS_OPEN\"")
                .containsSubsequence("<option value=\"\">choose one", "value=\"forum\"", "value=\"*\"");
        HttpResponse<String> unchosen =
                admin.post("/settings/keys", fields("label", "typed label", "scopes", "ITEMS_SUBMIT", "platform", ""));
        assertThat(unchosen.statusCode()).isEqualTo(422);
        assertThat(unchosen.body()).contains("Choose the platform", "value=\"typed label\"");
        changes(admin.post("/settings/keys", fields("label", "all", "scopes", "ITEMS_SUBMIT", "platform", "*")));
        assertThat(admin.page("/settings")).contains("bl_", "any platform");
    }

    @Test
    void what_ends_something_asks_first() {
        changes(admin.post("/settings/keys", fields("label", "doomed", "scopes", "ITEMS_SUBMIT", "platform", "forum")));
        assertThat(admin.page("/settings"))
                .containsPattern("<details class=\"confirm\"><summary>Revoke(?s:.){0,400}Revoke doomed</button>")
                .containsPattern("<details class=\"confirm\"><summary>Stop(?s:.){0,500}Stop Robin Vale</button>");
    }

    @Test
    void the_journal_names_people_beside_their_ids_and_can_be_filtered() {
        UUID id = new Desk(platform).open("forum", "journal-1", Desk.CALL + "for the journal");
        robin.part("/cases/" + id + "/text", Map.of());
        platform.bean(Journal.class).sequence();
        String actor = robin.caller().actor().text();
        assertThat(robin.page("/journal")).contains("Robin Vale", actor, "the machine");

        String looks = table(robin.page("/journal?kind=exhibit.opened"));
        assertThat(looks).contains("Sealed content looked at").doesNotContain("case.opened", "person.created");
        assertThat(table(robin.page("/journal?actor=" + actor)))
                .contains("exhibit.opened")
                .doesNotContain("person.created");
        assertThat(table(robin.page("/journal?case=" + id)))
                .contains("case.opened", "exhibit.opened")
                .doesNotContain("person.created");
        assertThat(robin.page("/journal?case=" + id + "&kind=person.created")).contains("No entry fits");
        HttpResponse<String> wrong = robin.get("/journal?case=nonsense");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("The id of a case is a UUID");
    }

    private static String table(String page) {
        return page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    }

    @Test
    void pages_and_their_parts_are_closed_to_keys() {
        UUID id = new Desk(platform).open("forum", "closed-1", Desk.CALL + "closed to keys");
        String key = platform.bean(Access.class)
                .issueKey("reader", "forum", Set.of(Permission.CASES_READ), Duration.ofDays(1), Actor.MACHINE)
                .token();
        for (String path : List.of("/queue", "/queue/rows", "/cases/" + id, "/cases/" + id + "/news")) {
            HttpResponse<String> answer = platform.send(HttpRequest.newBuilder(platform.at(path))
                    .header("Authorization", "Bearer " + key)
                    .build());
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).contains("This page is for people");
        }
    }

    @Test
    void an_entry_is_found_by_its_number() {
        Journal journal = platform.bean(Journal.class);
        journal.sequence();
        JournalEntry second = journal.newest(2, 1).getFirst();
        assertThat(robin.get("/journal?entry=1").headers().firstValue("Location"))
                .hasValue("/journal/" + second.id());
        HttpResponse<String> none = robin.get("/journal?entry=999999");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("The journal has no entry 999999 yet.");
        assertThat(robin.get("/journal?entry=9223372036854775807").statusCode()).isEqualTo(404);
    }

    @Test
    void a_browser_at_an_unknown_address_gets_a_page_and_a_program_a_problem() {
        HttpResponse<String> page = robin.get("/nowhere");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page", "Robin Vale", "href=\"/queue\"");
        HttpResponse<String> problem =
                platform.send(HttpRequest.newBuilder(platform.at("/nowhere")).build());
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    }

    @Test
    void what_was_found_keeps_its_distance_from_the_forms() {
        assertThat(admin.page("/banks?find=" + "0".repeat(64))).containsPattern("</form>\\s*<h3>Found for");
        assertThat(admin.get("/assets/console.css").body()).contains(".inline-form + h3 { margin-top: ");
    }
}
