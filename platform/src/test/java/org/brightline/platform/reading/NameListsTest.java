package org.brightline.platform.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brightline.language.Reader;
import org.brightline.language.names.ListedName;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Role;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.testing.Visitor;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists of invented organisations that an operator puts in force, on the whole server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class NameListsTest {
    private static final String HEADER = "list,date,element,entity,name,context,homonyms\n";
    private static final String CROWN =
            HEADER + "x,2026-01-02,DESIGNATED_ENTITY,the Tin Crown Society,Tin Crown Society,,\n"
                    + "x,2026-01-02,DESIGNATED_ENTITY,the Tin Crown Society,TCS,,\n";
    private static final String UN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <CONSOLIDATED_LIST dateGenerated="2026-11-01T10:00:00Z"><ENTITIES><ENTITY>
              <FIRST_NAME>MARSH LANTERN LEAGUE</FIRST_NAME><UN_LIST_TYPE>Invented</UN_LIST_TYPE>
              <REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER><LISTED_ON>2011-05-04</LISTED_ON>
              <ENTITY_ALIAS><ALIAS_NAME>X</ALIAS_NAME></ENTITY_ALIAS>
            </ENTITY></ENTITIES></CONSOLIDATED_LIST>
            """;

    private final Actor ada = Actor.person(UUID.randomUUID());
    private RunningPlatform platform;
    private NameLists lists;
    private Reader reader;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start("--brightline.access.welcome=false");
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        lists = platform.bean(NameLists.class);
        reader = platform.bean(Reader.class);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private List<String> named(String text) {
        return reader.read(text, "en").elements().stream()
                .filter(found -> found.detector().startsWith("list:"))
                .map(found -> found.detector().substring("list:".length()))
                .distinct()
                .toList();
    }

    @Test
    void a_list_is_read_with_from_the_moment_on_and_its_former_versions_are_kept() {
        String text = "Join the Tin Crown Society today, brothers.";
        assertThat(named(text)).isEmpty();
        NameListVersion first = lists.put("our-list", CROWN.getBytes(UTF_8), "Ministry of Fog", "It binds us.", ada);
        assertThat(first.names()).isEqualTo(2);
        assertThat(named(text)).containsExactly("our-list");
        assertThat(named("Join the Ashfall Front today, brothers."))
                .as("the invented names that the examples of the line use")
                .isNotEmpty();

        String other = CROWN.replace("Tin Crown Society", "Slate Pigeon Order").replace("TCS", "Slate Pigeons");
        lists.put("our-list", other.getBytes(UTF_8), "Ministry of Fog", "A new edition.", ada);
        assertThat(named(text)).isEmpty();
        assertThat(lists.names("our-list")).extracting(ListedName::name).contains("Slate Pigeons");
        assertThat(lists.versions("our-list"))
                .extracting(NameListVersion::reason)
                .containsExactly("A new edition.", "It binds us.");

        lists.withdraw("our-list", "It was lifted.", ada);
        assertThat(named("Join the Slate Pigeon Order today, brothers.")).isEmpty();
        assertThat(lists.inForce()).extracting(NameListVersion::list).doesNotContain("our-list");
        assertThat(lists.versions("our-list")).hasSize(3);
        assertThat(platform.bean(Journal.class).referencing("list", "our-list"))
                .extracting(entry -> entry.kind())
                .containsExactly("name-list.put", "name-list.put", "name-list.withdrawn");
        refused(ProblemType.NOT_FOUND, () -> lists.withdraw("our-list", "Again.", ada));
    }

    @Test
    void the_list_of_the_united_nations_is_taken_as_it_is() {
        NameListVersion version = lists.put("un", UN.getBytes(UTF_8), "United Nations, invented", "It binds us.", ada);
        assertThat(version.made()).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(version.skipped()).singleElement().asString().contains("three letters");
        assertThat(named("The Marsh Lantern League met in the hall.")).containsExactly("un");
    }

    @Test
    void what_is_no_list_is_refused_with_its_line_and_changes_nothing() {
        assertThat(refused(
                        ProblemType.BAD_FIELD,
                        () -> lists.put(
                                "bad",
                                (CROWN + "x,yesterday,DESIGNATED_ENTITY,a,Fog Bell,,\n").getBytes(UTF_8),
                                "a",
                                "b",
                                ada)))
                .contains("bad, line 4", "is no date");
        assertThat(refused(ProblemType.BAD_FIELD, () -> lists.put("bad", new byte[] {(byte) 0xc3, '('}, "a", "b", ada)))
                .contains("UTF-8");
        assertThat(refused(ProblemType.BAD_FIELD, () -> lists.put("bad", "<a/>".getBytes(UTF_8), "a", "b", ada)))
                .contains("CONSOLIDATED_LIST");
        assertThat(refused(ProblemType.BAD_FIELD, () -> lists.put("bad", HEADER.getBytes(UTF_8), "a", "b", ada)))
                .contains("no name");
        refused(ProblemType.BAD_FIELD, () -> lists.put("Bad List", CROWN.getBytes(UTF_8), "a", "b", ada));
        refused(ProblemType.MISSING_FIELD, () -> lists.put("bad", CROWN.getBytes(UTF_8), " ", "b", ada));
        refused(ProblemType.MISSING_FIELD, () -> lists.put("bad", CROWN.getBytes(UTF_8), "a", " ", ada));
        refused(ProblemType.TOO_LARGE, () -> lists.put("bad", new byte[NameLists.LARGEST + 1], "a", "b", ada));
        assertThat(lists.versions("bad")).isEmpty();
    }

    @Test
    void the_database_keeps_every_version_as_it_was() {
        lists.put("kept", CROWN.getBytes(UTF_8), "a", "b", ada);
        assertThatThrownBy(() -> platform.database().execute("update name_list set names = 0 where list = 'kept'"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void a_policy_author_puts_a_list_in_force_on_its_page_and_a_reviewer_only_reads_it() {
        Visitor author = Visitor.signedIn(platform, "ada", "Ada", Set.of(Role.POLICY_AUTHOR));
        Visitor reviewer = Visitor.signedIn(platform, "rita", "Rita", Set.of(Role.REVIEWER));
        assertThat(author.page("/lists")).contains("Put a list in force");
        HttpResponse<String> put = author.upload(
                "/lists",
                Map.of("list", "paper", "source", "Ministry of Fog", "reason", "It binds us."),
                "file",
                CROWN);
        assertThat(put.statusCode()).isEqualTo(303);
        String page = reviewer.page("/lists/paper");
        assertThat(page)
                .contains("Tin Crown Society", "in force", "It binds us.", "by Ada")
                .contains("only near:")
                .doesNotContain("Take it out of force");
        assertThat(reviewer.page("/lists/paper?find=tcs")).contains("TCS").doesNotContain(">Tin Crown Society<");
        assertThat(reviewer.page("/lists")).contains("paper").doesNotContain("Put a list in force");
        assertThat(reviewer.upload("/lists", Map.of("list", "p2", "source", "a", "reason", "b"), "file", CROWN)
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> refused = author.upload(
                "/lists", Map.of("list", "paper", "source", "Fog again", "reason", "b"), "file", "nothing");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("the first line must be", "value=\"Fog again\"");

        assertThat(author.post("/lists/paper/withdrawal", Map.of("reason", List.of("Lifted.")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(author.page("/lists/paper")).contains("Taken out of force", "out of force");
        assertThat(author.get("/lists/none").statusCode()).isEqualTo(404);
    }

    private static String refused(ProblemType type, Runnable call) {
        try {
            call.run();
        } catch (Problem problem) {
            assertThat(problem.type()).isEqualTo(type);
            return problem.detail();
        }
        throw new AssertionError("It was not refused.");
    }
}
