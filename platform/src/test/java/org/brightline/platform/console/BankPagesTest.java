package org.brightline.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brightline.assessment.Medium;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.Query;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Role;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntrySearch;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.internal.Tending;
import org.brightline.platform.base.Actor;
import org.brightline.platform.testing.Desk;
import org.brightline.platform.testing.Films;
import org.brightline.platform.testing.MutableClock;
import org.brightline.platform.testing.Scenes;
import org.brightline.platform.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person adds to banks, looks at first, looks for and compares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
class BankPagesTest {
    private static final Provenance SCENE = new Provenance("a scene", "a test", "to be found");
    private static final String POST = Desk.CALL
            + "We meet again where the river bends and the old mill stands, bring the others along with you."
            + " Read https://harbour.example/leaflets/spring/9?x=1 first.";
    private static final byte[] LIGHT = Scenes.write(Scenes.light(), "png");
    private static final Pattern PRINT = Pattern.compile("name=\"print\" value=\"([^\"]+)\"");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private RunningPlatform platform;
    private Banks banks;
    private Visitor robin;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start(
                clock,
                "--brightline.access.welcome=false",
                "--brightline.action.every=365d",
                "--brightline.banks.every=365d",
                "--brightline.flood.matches=20");
        platform.bean(Access.class).registerPlatform("forum", "Forum", Actor.MACHINE);
        banks = platform.bean(Banks.class);
        robin = Visitor.signedIn(platform, "robin", "Robin Vale", Set.of(Role.REVIEWER, Role.LEAD));
        new Desk(platform)
                .open(
                        "forum",
                        "post-1",
                        POST,
                        new Medium(Scenes.write(framed(mirrored(Scenes.light())), "png"), "image/png"));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static BufferedImage mirrored(BufferedImage picture) {
        BufferedImage mirrored = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        mirrored.createGraphics()
                .drawImage(picture, picture.getWidth(), 0, -picture.getWidth(), picture.getHeight(), null);
        return mirrored;
    }

    /** The same between black bars. */
    private static BufferedImage framed(BufferedImage picture) {
        BufferedImage framed =
                new BufferedImage(picture.getWidth(), picture.getHeight() + 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = framed.createGraphics();
        g.drawImage(picture, 0, 80, null);
        g.dispose();
        return framed;
    }

    private static Map<String, String> said(String... more) {
        Map<String, String> said =
                new TreeMap<>(Map.of("label", "A leaflet", "source", "the desk", "reason", "asked for"));
        for (int i = 0; i < more.length; i += 2) {
            said.put(more[i], more[i + 1]);
        }
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "URL, https://harbour.example/leaflets/spring/9?x=1",
        "URL_PREFIX, https://harbour.example/leaflets/",
        "URL_HOST, harbour.example",
    })
    void an_address_is_looked_at_first_and_what_was_kept_with_it_is_found(String type, String fingerprint) {
        banks.create("LOOKED_" + type, "leaflets", Actor.MACHINE);
        String page = robin.fill(
                        "/banks/LOOKED_" + type + "/entries",
                        said("type", type, "fingerprint", fingerprint, "preview", "true"))
                .body();
        assertThat(page).contains("Not added yet", "1 kept item of the last 30 days", "post-1", "its case");
        assertThat(banks.entries("LOOKED_" + type, EntrySearch.page(null, 5))).isEmpty();
    }

    @Test
    void a_text_is_looked_at_first_and_what_is_nearly_like_it_is_found() {
        banks.create("WORDS", "leaflets", Actor.MACHINE);
        String near = POST.replace("the others", "all the others");
        String page = robin.fill("/banks/WORDS/texts", said("text", near, "preview", "true"))
                .body();
        assertThat(page).contains("Not added yet", "1 kept item of the last 30 days", "post-1", "TEXT_MINHASH");
        String other = robin.fill(
                        "/banks/WORDS/texts",
                        said("text", "Fresh bread is sold at the mill from six in the morning.", "preview", "true"))
                .body();
        assertThat(other).contains("0 kept items of the last 30 days").doesNotContain("post-1");
        assertThat(robin.fill("/banks/WORDS/texts", said("text", " ...")).body())
                .contains("There are no words in the text");
    }

    @Test
    void a_text_of_several_lines_is_known_as_posts_are_although_a_browser_sends_other_line_ends() {
        banks.create("LINES", "leaflets", Actor.MACHINE);
        String page = robin.fill("/banks/LINES/texts", said("text", "Past the mill\r\nat noon", "preview", "true"))
                .body();
        Map<String, List<String>> form = new TreeMap<>();
        said().forEach((name, value) -> form.put(name, List.of(value)));
        form.put(
                "print",
                PRINT.matcher(page)
                        .results()
                        .map(found -> found.group(1).replace("\n", "\r\n"))
                        .toList());
        assertThat(form.get("print")).anyMatch(print -> print.contains("\r\n"));
        robin.post("/banks/LINES/looked", form);
        assertThat(banks.entries("LINES", EntrySearch.page(null, 5)).getFirst().fingerprints())
                .contains(TextPrints.itself("Past the mill\nat noon"));
    }

    @Test
    void whoever_may_not_see_cases_is_told_nothing_of_what_was_kept() {
        banks.create("UNSEEN", "scenes", Actor.MACHINE);
        KnownEntry entry = banks.addFile("UNSEEN", LIGHT, SCENE, Actor.MACHINE);
        Visitor author = Visitor.signedIn(platform, "casey", "Casey Thorn", Set.of(Role.ADMINISTRATOR));
        assertThat(author.page("/banks/UNSEEN/entries/" + entry.number()))
                .contains("Only who may see cases")
                .doesNotContain("post-1");
    }

    @Test
    void a_picture_is_looked_at_first_in_every_way_that_posts_are_and_then_added_by_its_fingerprints() {
        banks.create("SCENES", "scenes", Actor.MACHINE);
        String page = robin.pictures(
                        "/banks/SCENES/pictures", said("preview", "true", "until", "2026-07-01"), Map.of("file", LIGHT))
                .body();
        assertThat(page).contains("Not added yet", "1 kept item of the last 30 days", "post-1");
        Map<String, List<String>> form = new TreeMap<>();
        said("until", "2026-07-01").forEach((name, value) -> form.put(name, List.of(value)));
        form.put(
                "print",
                PRINT.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toList()));
        HttpResponse<String> added = robin.post("/banks/SCENES/looked", form);
        assertThat(added.body()).contains("Added as entry", "until 2026-07-01");
        KnownEntry entry = banks.entries("SCENES", EntrySearch.page(null, 5)).getFirst();
        assertThat(entry.fingerprints()).containsExactlyElementsOf(banks.fingerprints(LIGHT));
        assertThat(robin.page("/banks/SCENES/entries/" + entry.number()))
                .contains("1 kept item of the last 30 days would have matched it");
        assertThat(robin.post("/banks/SCENES/looked", Map.of("print", List.of("PDQ nothing")))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void an_entry_whose_time_is_over_is_called_expired() {
        banks.create("PAST", "leaflets", Actor.MACHINE);
        robin.fill(
                "/banks/PAST/entries",
                said("type", "URL_HOST", "fingerprint", "harbour.example", "until", "2026-05-01"));
        assertThat(robin.page("/banks/PAST")).contains("expired on 2026-05-01");
    }

    @Test
    void what_would_never_be_matched_is_refused_with_the_reason() {
        banks.create("TIMES", "leaflets", Actor.MACHINE);
        assertThat(robin.fill(
                                "/banks/TIMES/entries",
                                said(
                                        "type",
                                        "URL_HOST",
                                        "fingerprint",
                                        "harbour.example",
                                        "from",
                                        "2027-01-02",
                                        "until",
                                        "2027-01-01"))
                        .body())
                .contains("must be later than", "value=\"2027-01-02\"");
    }

    @Test
    void a_text_and_an_address_are_looked_for_without_standing_in_an_address() {
        banks.create("FOUND", "leaflets", Actor.MACHINE);
        robin.fill("/banks/FOUND/texts", said("text", "The mill wheel turns at noon and nobody is there to see it."));
        robin.fill("/banks/FOUND/entries", said("type", "URL_HOST", "fingerprint", "mill.example"));
        assertThat(robin.fill(
                                "/banks/find-text",
                                Map.of("text", "The mill wheel turns at noon, and nobody is there to see it!"))
                        .body())
                .contains("/banks/FOUND/entries/");
        assertThat(robin.fill("/banks/find-text", Map.of("text", "https://mill.example/any"))
                        .body())
                .contains("/banks/FOUND/entries/");
        assertThat(robin.fill("/banks/find-text", Map.of("text", "  ")).statusCode())
                .isEqualTo(422);
    }

    private String compared(byte[] first, byte[] second) {
        return robin.pictures("/banks/compare", Map.of("first", first, "second", second))
                .body();
    }

    @Test
    void pictures_are_compared_in_every_way_that_the_matcher_compares_them() {
        byte[] scene = Scenes.picture("png");
        assertThat(compared(scene, Scenes.write(mirrored(Scenes.image(0)), "png")))
                .contains("They look alike", "second.png mirrored, left and right exchanged", "as they are, ");
        assertThat(compared(Scenes.write(framed(Scenes.light()), "png"), LIGHT))
                .contains("They look alike", "first.png taken without its black bars");
        assertThat(compared(Scenes.animation(1, 0), scene)).contains("They look alike");
        assertThat(compared(scene, Scenes.write(Scenes.image(2), "png"))).contains("They do not look alike");
        assertThat(compared(scene, scene)).contains("0 of 256 bits differ</h2>", "byte by byte");
    }

    @Test
    void plain_pictures_are_compared_by_their_bytes() {
        byte[] plain = Scenes.animation();
        assertThat(compared(plain, plain)).contains("The same file</h2>", "too plain to be compared by its looks");
        assertThat(compared(plain, Scenes.picture("png")))
                .contains("Two different files</h2>", "first.png is too plain");
    }

    @Test
    void videos_are_compared_by_the_frames_that_they_share() throws Exception {
        assertThat(compared(Films.draw(0, 6), Films.draw(3, 3)))
                .contains(
                        "100 % of the frames of second.png are in first.png",
                        "second.png matches a bank that has first.png")
                .containsPattern("<li>0:0[0-9]–0:0[0-9] of first.png is 0:0[0-9]–0:0[0-9] of second.png.</li>");
    }

    @Test
    void a_picture_is_found_by_its_mirror_image_and_what_was_done_is_named() {
        banks.create("MIRRORS", "What is looked for turned", Actor.MACHINE);
        banks.addFile("MIRRORS", LIGHT, SCENE, Actor.MACHINE);
        byte[] picture = Scenes.write(framed(mirrored(Scenes.light())), "png");
        assertThat(robin.pictures("/banks/find", Map.of("file", picture)).body())
                .contains(
                        "MIRRORS/entries/", "once it is mirrored, left and right exchanged and without its black bars");
    }

    @Test
    void entries_that_flood_show_where_they_come_from_and_are_ended_together() {
        banks.create("FLOODS", "templates", Actor.MACHINE);
        List<Long> entries = new java.util.ArrayList<>();
        for (Fingerprint print : List.of(banks.fingerprints(LIGHT).getFirst(), new Pdq(1, -1, 0x5555L, 7))) {
            entries.add(
                    banks.add("FLOODS", new NewEntry(List.of(print), SCENE), Banks.Duplicates.REFUSED, Actor.MACHINE)
                            .number());
            for (int times = 0; times < 20; times++) {
                banks.index().find(Query.of(print));
            }
        }
        Tending.tend(banks);
        assertThat(robin.page("/banks/quarantine"))
                .contains(
                        "Entry " + entries.getFirst(),
                        "Entry " + entries.getLast(),
                        "a test",
                        "to be found",
                        "1 kept item of the last 7 days matches it",
                        "0 kept items of the last 7 days match it",
                        "post-1");
        assertThat(robin.fill("/banks/quarantine", Map.of("verdict", "RELEASED", "reason", "a template"))
                        .body())
                .contains("Choose at least one entry");
        assertThat(robin.post(
                                "/banks/quarantine",
                                Map.of(
                                        "entry",
                                        entries.stream().map(Object::toString).toList(),
                                        "verdict",
                                        List.of("RELEASED"),
                                        "reason",
                                        List.of("it is what people share today")))
                        .body())
                .contains("Matches of entries " + entries.getFirst() + ", " + entries.getLast() + " count again.");
    }
}
