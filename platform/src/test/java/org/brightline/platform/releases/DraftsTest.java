package org.brightline.platform.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brightline.language.pattern.PatternReader;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.policy.Example;
import org.brightline.policy.trial.Backtest;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two people make a release. Against the real database, which has the last word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsTest {
    private static final String RECRUITING = "solicitation-recruitment.yaml";

    private final Actor ada = Actor.person(UUID.randomUUID());
    private final Actor ben = Actor.person(UUID.randomUUID());
    private final Actor cleo = Actor.person(UUID.randomUUID());
    private RunningPlatform platform;
    private Drafts drafts;
    private Releases releases;

    @BeforeAll
    void start() {
        platform = RunningPlatform.start();
        drafts = platform.bean(Drafts.class);
        releases = platform.bean(Releases.class);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void a_release_goes_from_one_person_to_another_into_force_and_back() {
        String shipped = releases.current().release().digest();
        Draft draft = drafts.create("Spring", ada);
        assertThat(draft.files()).containsKey("view.yaml");
        draft = drafts.save(draft.id(), draft.version(), changed(draft, "Spring"), ada);
        sampled(draft, ada);
        draft = drafts.submit(draft.id(), draft.version(), "A clearer title.", ada);
        assertThat(draft.state()).isEqualTo(Draft.State.SUBMITTED);
        Draft.Backtested backtested = draft.backtests().getFirst();
        assertThat(backtested.items()).isEqualTo(1);
        assertThat(Objects.requireNonNull(backtested.report()).count()).isEqualTo(1);
        assertThat(drafts.open()).extracting(Draft::id).contains(draft.id());
        assertThat(releases.current().release().digest()).isEqualTo(shipped);

        draft = drafts.approve(draft.id(), draft.version(), ben);
        assertThat(draft.approvedBy()).isEqualTo(ben.text());
        String spring = releases.current().release().digest();
        assertThat(spring).isEqualTo(draft.digest()).isNotEqualTo(shipped);
        assertThat(releases.release(shipped)).isPresent();
        assertThat(acts(draft.id()))
                .containsExactly(
                        "release.drafted",
                        "release.drafted",
                        "release.backtested",
                        "release.submitted",
                        "release.published");

        Draft back = drafts.proposeRollback(shipped, "It found too little.", ben);
        sampled(back, ben);
        refused(ProblemType.FORBIDDEN, () -> drafts.approve(back.id(), back.version(), ben));
        drafts.approve(back.id(), back.version(), ada);
        assertThat(releases.current().release().digest()).isEqualTo(shipped);
        assertThat(acts(back.id())).endsWith("release.rolled-back");
        assertThat(releases.history().subList(0, 2))
                .extracting(Publication::digest, Publication::kind, Publication::approvedBy)
                .containsExactly(
                        tuple(shipped, Publication.Kind.ROLLED_BACK, ada.text()),
                        tuple(spring, Publication.Kind.PUBLISHED, ben.text()));
        assertThat(releases.history().getLast().kind()).isEqualTo(Publication.Kind.SHIPPED);
    }

    @Test
    void everyone_who_wrote_a_part_is_an_author_and_cannot_approve() {
        Draft draft = submitted("Two authors", ada, cleo);
        assertThat(draft.authors()).containsExactlyInAnyOrder(ada.text(), cleo.text());
        refused(ProblemType.FORBIDDEN, () -> drafts.approve(draft.id(), draft.version(), ada));
        refused(ProblemType.FORBIDDEN, () -> drafts.approve(draft.id(), draft.version(), cleo));
        refused(ProblemType.FORBIDDEN, () -> drafts.approve(draft.id(), draft.version(), Actor.MACHINE));
        drafts.withdraw(draft.id(), draft.version(), ada);
    }

    @Test
    void the_database_refuses_an_author_as_approver_past_all_services() {
        Draft draft = submitted("Past the services", ada, ada);
        String digest = Objects.requireNonNull(draft.digest());
        database(
                "release_draft_takes_two_people",
                "update release_draft set state = 'PUBLISHED', approved_by = ? where id = ?",
                ada.text(),
                draft.id());
        database(
                "an author of a release stays one",
                "update release_draft set authors = array[?] where id = ?",
                ben.text(),
                draft.id());
        database(
                "files of a submitted release",
                "update release_draft set files = '{}'::jsonb where id = ?",
                draft.id());
        database(
                "a release that was not backtested is not published",
                "update release_draft set state = 'PUBLISHED', approved_by = ?, digest = repeat('0', 64) where id = ?",
                ben.text(),
                draft.id());
        database("append-only", "delete from release_backtest where draft = ?", draft.id());
        database("append-only", "delete from release_draft where id = ?", draft.id());
        String inForce = releases.current().release().digest();
        database(
                "release_publication_takes_two_people",
                "insert into release_publication (release, kind, authors, approved_by, reason, at)"
                        + " values (?, 'PUBLISHED', array[?], ?, 'x', now())",
                inForce,
                ada.text(),
                ada.text());
        database(
                "release_publication_takes_two_people",
                "insert into release_publication (release, kind, authors, reason, at)"
                        + " values (?, 'PUBLISHED', array[?], 'x', now())",
                inForce,
                ada.text());
        database("append-only", "delete from release_publication where release = ?", inForce);
        assertThat(digest).isNotEqualTo(inForce);
        drafts.withdraw(draft.id(), draft.version(), ada);
        database(
                "a draft that is done is not backtested any more",
                "update release_backtest set items = 2 where draft = ?",
                draft.id());
    }

    @Test
    void a_sample_does_not_take_the_place_of_what_was_kept() {
        Draft draft = submitted("Sources", ada, ada);
        drafts.backtest(
                draft.id(),
                draft.version(),
                Draft.Source.KEPT,
                List.of(sample(), sample()).iterator(),
                ben);
        sampled(draft, cleo);
        assertThat(drafts.draft(draft.id()).orElseThrow().backtests())
                .extracting(Draft.Backtested::source, Draft.Backtested::items, Draft.Backtested::by)
                .containsExactly(tuple(Draft.Source.SAMPLE, 1L, cleo.text()), tuple(Draft.Source.KEPT, 2L, ben.text()));
        drafts.withdraw(draft.id(), draft.version(), ada);
    }

    @Test
    void what_is_wrong_is_not_submitted() {
        Draft draft = drafts.create("Wrong", ada);
        refused(ProblemType.BAD_FIELD, () -> drafts.submit(draft.id(), draft.version(), "Nothing new.", ada));
        Map<String, String> files = new TreeMap<>(draft.files());
        files.computeIfPresent("view.yaml", (name, text) -> text.replace("when:", "wehn:"));
        Draft slip = drafts.save(draft.id(), draft.version(), files, ada);
        assertThat(refused(ProblemType.BAD_FIELD, () -> drafts.submit(slip.id(), slip.version(), "x", ada)))
                .contains("view.yaml:")
                .contains("unknown key 'wehn'");
        files.put(
                "view.yaml",
                Objects.requireNonNull(draft.files().get("view.yaml"))
                        .replace("must_not_match:\n", "must_not_match:\n  - Good morning.\n"));
        Draft example = drafts.save(slip.id(), slip.version(), files, ada);
        assertThat(refused(ProblemType.BAD_FIELD, () -> drafts.submit(example.id(), example.version(), "x", ada)))
                .contains("view: expected NO_MATCH but got MATCH for: Good morning.");
        refused(ProblemType.BAD_FIELD, () -> drafts.save(example.id(), example.version(), Map.of(), ada));
        refused(
                ProblemType.BAD_FIELD,
                () -> drafts.save(example.id(), example.version(), Map.of("../x.yaml", ""), ada));
        refused(
                ProblemType.TOO_LARGE,
                () -> drafts.save(example.id(), example.version(), Map.of("a.yaml", "x".repeat(200_001)), ada));
        drafts.withdraw(example.id(), example.version(), ada);
    }

    @Test
    void nobody_writes_over_or_approves_what_he_has_not_seen() {
        Draft draft = drafts.create("Seen", ada);
        Draft saved = drafts.save(draft.id(), draft.version(), changed(draft, "Seen"), ada);
        refused(ProblemType.CONFLICT, () -> drafts.save(draft.id(), draft.version(), draft.files(), cleo));
        Draft submitted = drafts.submit(saved.id(), saved.version(), "x", ada);
        refused(ProblemType.CONFLICT, () -> drafts.save(submitted.id(), submitted.version(), draft.files(), ada));
        refused(ProblemType.CONFLICT, () -> drafts.approve(submitted.id(), submitted.version(), ben));
        Draft sentBack = drafts.sendBack(submitted.id(), submitted.version(), "Say why.", ben);
        assertThat(sentBack.state()).isEqualTo(Draft.State.DRAFT);
        assertThat(sentBack.reason()).isEqualTo("x");
        assertThat(sentBack.sentBackBecause()).isEqualTo("Say why.");
        refused(ProblemType.CONFLICT, () -> drafts.approve(submitted.id(), submitted.version(), ben));
        Draft withdrawn = drafts.withdraw(sentBack.id(), sentBack.version(), ada);
        refused(ProblemType.CONFLICT, () -> drafts.withdraw(withdrawn.id(), withdrawn.version(), ada));
        assertThat(drafts.open()).extracting(Draft::id).doesNotContain(draft.id());
        refused(ProblemType.NOT_FOUND, () -> drafts.withdraw(UUID.randomUUID(), 1, ada));
        refused(ProblemType.NOT_FOUND, () -> drafts.proposeRollback("0".repeat(64), "x", ada));
    }

    @Test
    void a_draft_that_does_not_know_what_came_into_force_does_not_undo_it() {
        String shipped = releases.current().release().digest();
        Draft waiting = submitted("Waiting", ada, ada);
        Draft begun = drafts.create("Begun", ada);
        Draft mine = drafts.save(begun.id(), begun.version(), retitled(begun), ada);
        Draft clash = drafts.create("Clash", ada);
        Draft other = drafts.save(clash.id(), clash.version(), changed(clash, "Otherwise"), ada);
        Draft published = submitted("Published", ada, ada);
        drafts.approve(published.id(), published.version(), ben);
        String inForce = releases.current().release().digest();

        assertThat(refused(ProblemType.CONFLICT, () -> drafts.submit(mine.id(), mine.version(), "x", ada)))
                .contains("does not know the release «Published» (" + inForce.substring(0, 8) + ")", "would undo it");
        sampled(waiting, ben);
        assertThat(refused(ProblemType.CONFLICT, () -> drafts.approve(waiting.id(), waiting.version(), ben)))
                .contains("does not know the release «Published»");
        assertThat(releases.current().release().digest()).isEqualTo(inForce);

        assertThat(refused(ProblemType.CONFLICT, () -> drafts.takeOver(other.id(), other.version(), cleo)))
                .contains("both changed view.yaml");
        Draft taken = drafts.takeOver(mine.id(), mine.version(), cleo);
        assertThat(taken.files().get("view.yaml")).contains("(Published)");
        assertThat(taken.files().get(RECRUITING)).contains("Asking people to join");
        assertThat(taken.authors()).contains(ada.text(), cleo.text());
        Draft ready = drafts.submit(taken.id(), taken.version(), "x", ada);
        sampled(ready, ben);
        drafts.approve(ready.id(), ready.version(), ben);

        Draft back = drafts.proposeRollback(shipped, "As it was.", ada);
        sampled(back, ada);
        drafts.approve(back.id(), back.version(), ben);
        assertThat(releases.current().release().digest()).isEqualTo(shipped);
        for (Draft open : List.of(waiting, other)) {
            drafts.withdraw(open.id(), open.version(), ada);
        }
    }

    @Test
    void what_brings_an_earlier_release_back_cannot_be_changed_when_it_is_sent_back() {
        String shipped = releases.current().release().digest();
        Draft published = submitted("Short-lived", ada, ada);
        drafts.approve(published.id(), published.version(), ben);
        Draft proposed = drafts.proposeRollback(shipped, "As it was.", ada);
        Draft back = drafts.sendBack(proposed.id(), proposed.version(), "Say more.", ben);
        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> drafts.save(back.id(), back.version(), retitled(back), ada),
                () -> drafts.saveFile(back.id(), "view.yaml", back.mark("view.yaml"), null, ada),
                () -> drafts.takeOver(back.id(), back.version(), ada))) {
            assertThat(refused(ProblemType.CONFLICT, write)).contains("Start a draft of your own");
        }
        Draft again = drafts.submit(back.id(), back.version(), "It found too little.", ada);
        sampled(again, ben);
        drafts.approve(again.id(), again.version(), ben);
        assertThat(releases.current().release().digest()).isEqualTo(shipped);
    }

    @Test
    void what_a_draft_says_already_is_not_written_again() {
        Draft draft = drafts.create("Twice", ada);
        String seen = draft.mark("view.yaml");
        String text = changed(draft, "Twice").get("view.yaml");
        Draft saved = drafts.saveFile(draft.id(), "view.yaml", seen, text, ada);
        assertThat(drafts.saveFile(draft.id(), "view.yaml", seen, text, cleo)).isEqualTo(saved);
        assertThat(drafts.save(draft.id(), saved.version(), saved.files(), cleo))
                .isEqualTo(saved);
        Draft without = drafts.saveFile(draft.id(), "view.yaml", saved.mark("view.yaml"), null, ada);
        assertThat(drafts.saveFile(draft.id(), "view.yaml", saved.mark("view.yaml"), null, cleo))
                .isEqualTo(without);
        assertThat(without.authors()).containsExactly(ada.text());
        assertThat(acts(draft.id())).hasSize(3);
        drafts.withdraw(without.id(), without.version(), ada);
    }

    @Test
    void tests_are_kept_with_a_draft_run_when_it_is_submitted_and_go_on_to_the_next() {
        String shipped = releases.current().release().digest();
        Draft draft = drafts.create("Tests", ada);
        assertThat(draft.tests()).isEmpty();
        Draft changed = drafts.save(draft.id(), draft.version(), changed(draft, "Tests"), ada);
        Draft wrong = drafts.saveTests(changed.id(), changed.version(), Map.of("own.yaml", tests("match")), cleo);
        assertThat(wrong.authors()).contains(cleo.text());
        assertThat(drafts.test(wrong.id(), Map.of()).failed()).isEqualTo(1);
        assertThat(drafts.test(wrong.id(), Map.of("own.yaml", tests("no_match")))
                        .failed())
                .isZero();
        assertThat(refused(ProblemType.BAD_FIELD, () -> drafts.submit(wrong.id(), wrong.version(), "x", ada)))
                .endsWith("own.yaml, a greeting (line 2): rung SOLICITATION: expected MATCH but got NO_MATCH");
        Draft lost = drafts.saveTests(wrong.id(), wrong.version(), Map.of("own.yaml", "tests: 1"), ada);
        assertThat(refused(ProblemType.BAD_FIELD, () -> drafts.submit(lost.id(), lost.version(), "x", ada)))
                .contains("own.yaml:1");
        Draft right = drafts.saveTests(lost.id(), lost.version(), Map.of("own.yaml", tests("no_match")), ada);
        sampled(right, ada);
        Draft submitted = drafts.submit(right.id(), right.version(), "x", ada);
        refused(ProblemType.CONFLICT, () -> drafts.saveTests(submitted.id(), submitted.version(), Map.of(), ada));
        database(
                "tests of a submitted release",
                "update release_draft set tests = '{}'::jsonb where id = ?",
                submitted.id());
        drafts.approve(submitted.id(), submitted.version(), ben);

        Draft next = drafts.create("Next", ada);
        assertThat(next.tests()).isEqualTo(right.tests());
        drafts.withdraw(next.id(), next.version(), ada);
        Draft back = drafts.proposeRollback(shipped, "As it was.", ada);
        sampled(back, ada);
        drafts.approve(back.id(), back.version(), ben);
        Draft again = drafts.create("As it was", ada);
        assertThat(again.tests()).isEmpty();
        for (Map<String, String> odd : List.of(Map.of("../own.yaml", ""), Map.of("own.txt", ""))) {
            refused(ProblemType.BAD_FIELD, () -> drafts.saveTests(again.id(), again.version(), odd, ada));
        }
        drafts.withdraw(again.id(), again.version(), ada);
    }

    private static String tests(String expected) {
        return """
                tests:
                  - name: a greeting
                    text: Good morning.
                    expect:
                      rungs: {solicitation: %s}
                """.formatted(expected);
    }

    private static Map<String, String> retitled(Draft draft) {
        Map<String, String> files = new TreeMap<>(draft.files());
        files.computeIfPresent(
                RECRUITING, (name, text) -> text.replaceFirst("title: .*", "title: Asking people to join"));
        return files;
    }

    private Draft submitted(String name, Actor first, Actor second) {
        Draft draft = drafts.create(name, first);
        Draft saved = drafts.save(draft.id(), draft.version(), changed(draft, name), second);
        sampled(saved, first);
        return drafts.submit(saved.id(), saved.version(), "It reads better.", second);
    }

    /** Backtests on a sample. */
    private void sampled(Draft draft, Actor by) {
        drafts.backtest(
                draft.id(),
                draft.version(),
                Draft.Source.SAMPLE,
                List.of(sample()).iterator(),
                by);
    }

    private static Map<String, String> changed(Draft draft, String word) {
        Map<String, String> files = new TreeMap<>(draft.files());
        files.computeIfPresent(
                "view.yaml", (name, text) -> text.replace("Views are free", "Views are free (" + word + ")"));
        return files;
    }

    private static Backtest.Sample sample() {
        return new Backtest.Sample("p-1", Example.ofText("Good morning.", "en").read(PatternReader.shipped()));
    }

    private List<String> acts(UUID draft) {
        return platform.database()
                .fetch(
                        "select e.kind from journal_entry e join journal_reference r on r.entry = e.id"
                                + " where r.name = 'draft' and r.value = ? order by e.id",
                        draft.toString())
                .getValues(0, String.class);
    }

    private void database(String refusal, String sql, Object... values) {
        assertThatThrownBy(() -> platform.database().execute(sql, values))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(refusal);
    }

    private static String refused(ProblemType type, ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        assertThat(problem).isNotNull();
        assertThat(problem.type()).isEqualTo(type);
        return problem.detail();
    }
}
