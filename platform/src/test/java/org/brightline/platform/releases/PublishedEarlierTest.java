package org.brightline.platform.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.language.pattern.PatternReader;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.policy.Example;
import org.brightline.policy.Release;
import org.brightline.policy.files.ReleaseReader;
import org.brightline.policy.trial.Backtest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A release that was published by a version of the program that asked less of authors. */
class PublishedEarlierTest {
    private static final String RECRUITING = "solicitation-recruitment.yaml";

    private final Actor ada = Actor.person(UUID.randomUUID());
    private final Actor ben = Actor.person(UUID.randomUUID());

    @Test
    void it_is_in_force_and_comes_back_while_a_draft_that_says_the_same_is_refused() {
        try (RunningPlatform platform = RunningPlatform.start()) {
            Releases releases = platform.bean(Releases.class);
            Drafts drafts = platform.bean(Drafts.class);
            String shipped = releases.current().release().digest();

            String earlier = publish(platform, lax());
            assertThat(releases.current().release().digest()).isEqualTo(earlier);
            assertThat(releases.current().release().name()).isEqualTo("Earlier");

            Draft draft = drafts.create("The same again", ada);
            assertThat(draft.files()).isEqualTo(lax());
            assertThatThrownBy(() -> drafts.submit(draft.id(), draft.version(), "A word.", ada))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.detail())
                                    .contains(RECRUITING, "an empty post could meet 'solicitation-recruitment'"));

            rollBack(drafts, shipped);
            assertThat(releases.current().release().digest()).isEqualTo(shipped);
            rollBack(drafts, earlier);
            assertThat(releases.current().release().digest()).isEqualTo(earlier);
        }
    }

    /** The shipped line with a clause that names no conduct in Arabic. */
    private static Map<String, String> lax() {
        Map<String, String> files = new TreeMap<>(ReleaseReader.shippedFiles());
        files.computeIfPresent(
                RECRUITING,
                (name, text) ->
                        text.replaceFirst("(?m)^when: ", "when: arabic || ").replaceFirst("(?m)^conditions:$", """
                                conditions:
                                  arabic: item.language == 'ar'"""));
        return files;
    }

    private static String publish(RunningPlatform platform, Map<String, String> files) {
        Release release = ReleaseReader.readPublished("Earlier", files);
        platform.database()
                .execute(
                        "insert into release (digest, name, files, published_at, published_by) values (?, ?, ?::jsonb, now(), ?)",
                        release.digest(),
                        release.name(),
                        new JsonMapper().writeValueAsString(files),
                        Actor.person(UUID.randomUUID()).text());
        platform.database()
                .execute(
                        "insert into release_publication (release, kind, authors, approved_by, reason, at)"
                                + " values (?, 'PUBLISHED', array[?], ?, 'x', now())",
                        release.digest(),
                        Actor.person(UUID.randomUUID()).text(),
                        Actor.person(UUID.randomUUID()).text());
        platform.run("releases.in-force");
        return release.digest();
    }

    private void rollBack(Drafts drafts, String digest) {
        Draft back = drafts.proposeRollback(digest, "As it was.", ada);
        drafts.backtest(
                back.id(),
                back.version(),
                Draft.Source.SAMPLE,
                List.of(new Backtest.Sample(
                                "p-1", Example.ofText("Good morning.", "en").read(PatternReader.shipped())))
                        .iterator(),
                ada);
        Draft ready = drafts.draft(back.id()).orElseThrow();
        drafts.approve(ready.id(), ready.version(), ben);
    }
}
