package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.language.Reader;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.intake.AccountHistory;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.SampleLines;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Example;
import org.brightline.policy.facts.Window;
import org.brightline.policy.trial.Backtest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the next release of the line is made; every step names the version of the draft that the caller has seen. */
@RestController
@RequestMapping("/v1/drafts")
class DraftsApi {
    private final Drafts drafts;
    private final Releases releases;
    private final Intake intake;
    private final Reader reader;

    DraftsApi(Drafts drafts, Releases releases, Intake intake, Reader reader) {
        this.drafts = drafts;
        this.releases = releases;
        this.intake = intake;
        this.reader = reader;
    }

    @Operation(summary = "Drafts that are being written or wait for a second person")
    @Requires(Permission.RELEASES_READ)
    @GetMapping
    DraftBodies.All open() {
        return new DraftBodies.All(
                drafts.open().stream().map(DraftBodies.Short::of).toList());
    }

    @Operation(summary = "Starts a draft with the files of the release in force")
    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DraftBodies.Full create(@RequestBody NewDraft wanted, Caller caller) {
        return full(drafts.create(Required.text(wanted.name(), "/name"), caller.actor()));
    }

    @Operation(summary = "A draft with its files, what is wrong with them, and what they change")
    @Requires(Permission.RELEASES_READ)
    @GetMapping("/{draft}")
    DraftBodies.Full draft(@PathVariable UUID draft) {
        return full(drafts.draft(draft)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no draft " + draft + ".")));
    }

    @Operation(
            summary = "Writes the files of a draft",
            description = "All of them; they may still be wrong. Whoever writes becomes an author, and cannot approve.")
    @Requires(Permission.RELEASES_DRAFT)
    @PutMapping("/{draft}/files")
    DraftBodies.Full save(@PathVariable UUID draft, @RequestBody Files wanted, Caller caller) {
        return full(drafts.save(
                draft,
                Required.value(wanted.version(), "/version"),
                Required.value(wanted.files(), "/files"),
                caller.actor()));
    }

    @Operation(
            summary = "Writes the test files of a draft",
            description =
                    "All of them, in the form of the policy guide. They run when the draft is submitted, and the next draft begins with"
                            + " them. Whoever writes becomes an author, and cannot approve.")
    @Requires(Permission.RELEASES_DRAFT)
    @PutMapping("/{draft}/tests")
    DraftBodies.Full saveTests(@PathVariable UUID draft, @RequestBody KeptTests wanted, Caller caller) {
        return full(drafts.saveTests(
                draft,
                Required.value(wanted.version(), "/version"),
                Required.value(wanted.tests(), "/tests"),
                caller.actor()));
    }

    @Operation(
            summary = "Takes over into a draft what came into force since it was begun",
            description =
                    "By file; refused where both have changed one. A draft that does not know the release in force is neither"
                            + " submitted nor approved.")
    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{draft}/takeover")
    DraftBodies.Full takeOver(@PathVariable UUID draft, @RequestBody Step step, Caller caller) {
        return full(drafts.takeOver(draft, version(step), caller.actor()));
    }

    @Operation(
            summary = "Runs the examples of a draft's clauses, its tests, and further tests",
            description = "Further tests are files by name, in the form of the policy guide; they are not kept.")
    @Requires(Permission.RELEASES_READ)
    @PostMapping("/{draft}/tests")
    DraftBodies.Tests test(@PathVariable UUID draft, @RequestBody Tests wanted) {
        return DraftBodies.Tests.of(drafts.test(draft, wanted.tests() == null ? Map.of() : wanted.tests()));
    }

    @Operation(summary = "What each clause of a draft says of an invented post; nothing of it is written down")
    @Requires(Permission.RELEASES_READ)
    @PostMapping("/{draft}/judgement")
    DraftBodies.Judgement judge(@PathVariable UUID draft, @RequestBody Post post) {
        String text = Required.value(post.text(), "/text");
        return DraftBodies.Judgement.of(
                drafts.judge(
                        draft,
                        new Example(
                                text,
                                post.language(),
                                post.audience() == null ? "PUBLIC" : post.audience(),
                                post.known() == null ? List.of() : post.known(),
                                history(post))),
                text);
    }

    @Operation(
            summary = "Backtests a draft on a sample",
            description =
                    "One item a line, in the form of /v1/items:batch. Of the sample, only counts are kept. Takes «releases draft» or"
                            + " «releases publish».")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            description = "One item a line.",
            content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @Requires(Permission.RELEASES_READ)
    @PostMapping(
            path = "/{draft}/backtests",
            consumes = {"application/x-ndjson", "application/jsonl", "application/ndjson"})
    DraftBodies.Report backtest(
            @PathVariable UUID draft, @RequestParam int version, HttpServletRequest request, Caller caller)
            throws IOException {
        return backtest(
                draft,
                version,
                Draft.Source.SAMPLE,
                new SampleLines(
                        new BufferedReader(new InputStreamReader(request.getInputStream(), StandardCharsets.UTF_8)),
                        reader),
                caller);
    }

    @Operation(
            summary = "Backtests a draft on kept items, by what was found in them when they came in",
            description = "The newest 10,000. Takes «releases draft» or «releases publish».")
    @Requires(Permission.RELEASES_READ)
    @PostMapping("/{draft}/backtests/kept")
    DraftBodies.Report backtestKept(@PathVariable UUID draft, @RequestParam int version, Caller caller) {
        return backtest(draft, version, Draft.Source.KEPT, intake.keptSamples().iterator(), caller);
    }

    private DraftBodies.Report backtest(
            UUID draft, int version, Draft.Source source, Iterator<Backtest.Sample> samples, Caller caller) {
        if (!caller.may(Permission.RELEASES_DRAFT)) {
            caller.require(Permission.RELEASES_PUBLISH);
        }
        return DraftBodies.Report.of(drafts.backtest(draft, version, source, samples, caller.actor()));
    }

    @Operation(
            summary = "Asks for approval",
            description =
                    "All examples and all tests of the draft must come out as they say, and a clause must change.")
    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{draft}/submission")
    DraftBodies.Full submit(@PathVariable UUID draft, @RequestBody Step step, Caller caller) {
        return full(drafts.submit(draft, version(step), reason(step), caller.actor()));
    }

    @Operation(summary = "Gives a submitted draft back to its authors")
    @Requires(Permission.RELEASES_PUBLISH)
    @PostMapping("/{draft}/return")
    DraftBodies.Full sendBack(@PathVariable UUID draft, @RequestBody Step step, Caller caller) {
        return full(drafts.sendBack(draft, version(step), reason(step), caller.actor()));
    }

    @Operation(summary = "Gives a draft up")
    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/{draft}/withdrawal")
    DraftBodies.Full withdraw(@PathVariable UUID draft, @RequestBody Step step, Caller caller) {
        return full(drafts.withdraw(draft, version(step), caller.actor()));
    }

    @Operation(
            summary = "Puts a submitted draft in force",
            description =
                    "Only a person who wrote no part of it can, and only after a backtest against the release in force.")
    @Requires(Permission.RELEASES_PUBLISH)
    @PostMapping("/{draft}/approval")
    DraftBodies.Full approve(@PathVariable UUID draft, @RequestBody Step step, Caller caller) {
        return full(drafts.approve(draft, version(step), caller.actor()));
    }

    private static Map<Window, Long> history(Post post) {
        Map<String, String> counts = new TreeMap<>();
        Objects.requireNonNullElse(post.history(), Map.<String, Long>of())
                .forEach((window, count) -> counts.put(window, String.valueOf(count)));
        return AccountHistory.typed(counts);
    }

    private DraftBodies.Full full(Draft draft) {
        return DraftBodies.Full.of(draft, releases.current().release());
    }

    private static int version(Step step) {
        return Required.value(step.version(), "/version");
    }

    private static String reason(Step step) {
        return Required.text(step.reason(), "/reason");
    }

    record NewDraft(@Nullable String name) {}

    record Files(@Nullable Integer version, @Nullable Map<String, String> files) {}

    record KeptTests(@Nullable Integer version, @Nullable Map<String, String> tests) {}

    record Tests(@Nullable Map<String, String> tests) {}

    record Post(
            @Nullable String text,
            @Nullable String language,
            @Nullable String audience,
            @Nullable List<String> known,
            @Nullable Map<String, Long> history) {}

    record Step(@Nullable Integer version, @Nullable String reason) {}
}
