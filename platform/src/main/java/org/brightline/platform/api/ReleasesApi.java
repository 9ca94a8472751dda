package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Days;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.ShadowCount;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.releases.Publication;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Release;
import org.brightline.policy.trial.ReleaseDiff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/releases")
class ReleasesApi {
    private final Releases releases;
    private final Drafts drafts;
    private final Intake intake;

    ReleasesApi(Releases releases, Drafts drafts, Intake intake) {
        this.releases = releases;
        this.drafts = drafts;
        this.intake = intake;
    }

    @Operation(summary = "What came into force, the newest first")
    @Requires(Permission.RELEASES_READ)
    @GetMapping
    History history() {
        return new History(releases.history());
    }

    @Operation(summary = "The release of the line that is in force")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/current")
    Body current() {
        return Body.of(releases.current().release());
    }

    @Operation(summary = "A release of the line")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{digest}")
    Body release(@PathVariable String digest) {
        return Body.of(known(digest));
    }

    @Operation(summary = "What a release changes of an earlier one, in words")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{digest}/changes")
    Changes changes(@PathVariable String digest, @RequestParam String from) {
        return new Changes(ReleaseDiff.between(known(from), known(digest)));
    }

    @Operation(summary = "What clauses in shadow of a release said, by day")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{digest}/shadow-counts")
    ShadowCounts shadowCounts(@PathVariable String digest, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        Days.check(from, to);
        return new ShadowCounts(intake.shadowCounts(known(digest).digest(), from, to));
    }

    @Operation(
            summary = "Asks for an earlier release to come back",
            description = "Answers with a submitted draft; it takes a backtest and a second person too.")
    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{digest}/rollback")
    @ResponseStatus(HttpStatus.CREATED)
    DraftBodies.Full rollBack(@PathVariable String digest, @RequestBody Rollback wanted, Caller caller) {
        return DraftBodies.Full.of(
                drafts.proposeRollback(digest, Required.text(wanted.reason(), "/reason"), caller.actor()),
                releases.current().release());
    }

    private Release known(String digest) {
        return releases.release(digest)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no release " + digest + "."));
    }

    record History(List<Publication> publications) {}

    record Changes(List<ReleaseDiff.Change> changes) {}

    record ShadowCounts(List<ShadowCount> counts) {}

    record Rollback(@Nullable String reason) {}

    record Body(String name, String digest, List<ClauseBody> clauses) {
        static Body of(Release release) {
            return new Body(
                    release.name(),
                    release.digest(),
                    release.clauses().stream()
                            .map(clause -> new ClauseBody(
                                    clause.id(),
                                    clause.title(),
                                    clause.text(),
                                    clause.law(),
                                    clause.rung().name(),
                                    clause.mode().name(),
                                    clause.effects().stream().map(Enum::name).toList()))
                            .toList());
        }
    }

    record ClauseBody(
            String id, String title, String text, String law, String rung, String mode, List<String> effects) {}
}
