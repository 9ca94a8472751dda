package org.brightline.platform.console.internal.studio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.brightline.language.Reader;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.SampleLines;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A draft and its steps: brought up to date, backtested, submitted, sent back, withdrawn, approved. */
@RestController
@RequestMapping("/studio/{id}")
class StudioDraftPages {
    private final StudioDraftPage page;
    private final Drafts drafts;
    private final Intake intake;
    private final Reader reader;

    StudioDraftPages(StudioDraftPage page, Drafts drafts, Intake intake, Reader reader) {
        this.page = page;
        this.drafts = drafts;
        this.intake = intake;
        this.reader = reader;
    }

    @Requires(Permission.RELEASES_READ)
    @GetMapping
    ResponseEntity<String> draft(@PathVariable UUID id, Sessions.Session session) {
        return page.show(id, session, null);
    }

    /** Without a file, on what was kept here. */
    @Requires(Permission.RELEASES_READ)
    @PostMapping("/backtest")
    ResponseEntity<String> backtest(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable MultipartFile sample,
            Sessions.Session session)
            throws IOException {
        Caller caller = session.caller();
        if (!caller.may(Permission.RELEASES_DRAFT)) {
            caller.require(Permission.RELEASES_PUBLISH);
        }
        try {
            StudioJustRun run = sample == null ? onKept(id, version, caller) : onSample(id, version, sample, caller);
            return page.show(id, session, run);
        } catch (Problem problem) {
            String file = sample == null ? null : sample.getOriginalFilename();
            return page.refused(problem, id, session, "backtest", file == null ? Map.of() : Map.of("sample", file));
        }
    }

    private StudioJustRun onKept(UUID id, int version, Caller caller) {
        var kept = intake.keptSamples();
        if (kept.isEmpty()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "Nothing is kept here yet, so there is nothing to try it on. Send a sample instead.");
        }
        return new StudioJustRun(
                Draft.Source.KEPT, drafts.backtest(id, version, Draft.Source.KEPT, kept.iterator(), caller.actor()));
    }

    private StudioJustRun onSample(UUID id, int version, MultipartFile sample, Caller caller) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(sample.getInputStream(), StandardCharsets.UTF_8))) {
            return new StudioJustRun(
                    Draft.Source.SAMPLE,
                    drafts.backtest(id, version, Draft.Source.SAMPLE, new SampleLines(lines, reader), caller.actor()));
        }
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/submission")
    ResponseEntity<String> submit(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        return step(
                id,
                session,
                "submission",
                reason,
                () -> drafts.submit(id, version, reason, session.caller().actor()));
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/takeover")
    ResponseEntity<String> takeOver(@PathVariable UUID id, @RequestParam int version, Sessions.Session session) {
        return step(
                id,
                session,
                "takeover",
                "",
                () -> drafts.takeOver(id, version, session.caller().actor()));
    }

    @Requires(Permission.RELEASES_PUBLISH)
    @PostMapping("/return")
    ResponseEntity<String> sendBack(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Sessions.Session session) {
        return step(
                id,
                session,
                "return",
                reason,
                () -> drafts.sendBack(id, version, reason, session.caller().actor()));
    }

    @Requires(Permission.RELEASES_DRAFT)
    @PostMapping("/withdrawal")
    ResponseEntity<String> withdraw(@PathVariable UUID id, @RequestParam int version, Sessions.Session session) {
        return step(
                id,
                session,
                "withdrawal",
                "",
                () -> drafts.withdraw(id, version, session.caller().actor()));
    }

    @Requires(Permission.RELEASES_PUBLISH)
    @PostMapping("/approval")
    ResponseEntity<String> approve(@PathVariable UUID id, @RequestParam int version, Sessions.Session session) {
        return step(
                id,
                session,
                "approval",
                "",
                () -> drafts.approve(id, version, session.caller().actor()));
    }

    private ResponseEntity<String> step(
            UUID id, Sessions.Session session, String form, String reason, Supplier<Draft> step) {
        try {
            return Pages.to("/studio/" + step.get().id());
        } catch (Problem problem) {
            return page.refused(problem, id, session, form, Map.of("reason", reason));
        }
    }
}
