package org.brightline.platform.console.internal.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.console.internal.Pages;
import org.brightline.platform.console.internal.Words;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.vault.OpenedExhibit;
import org.brightline.platform.vault.Purpose;
import org.brightline.platform.vault.Vault;
import org.brightline.policy.Exemption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class CasePages {
    private final Pages pages;
    private final Casework casework;
    private final CaseViews views;
    private final Looks looks;
    private final Vault vault;

    CasePages(Pages pages, Casework casework, CaseViews views, Looks looks, Vault vault) {
        this.pages = pages;
        this.casework = casework;
        this.views = views;
        this.looks = looks;
        this.vault = vault;
    }

    @Requires(Permission.CASES_READ)
    @GetMapping("/cases/{id}")
    ResponseEntity<String> page(@PathVariable UUID id, Sessions.Session session) {
        CaseView view = views.of(casework.file(id), session.caller());
        return pages.show("casepage", Map.of("frame", pages.frame(view.title(), "/queue", session), "view", view));
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/cases/{id}/claim")
    ResponseEntity<String> claim(@PathVariable UUID id, Caller caller) {
        casework.claim(id, caller);
        return Pages.to("/cases/" + id + "#decide");
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/cases/{id}/renew")
    ResponseEntity<String> renew(@PathVariable UUID id, Caller caller) {
        casework.renew(id, caller);
        return ResponseEntity.noContent().build();
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/cases/{id}/release")
    ResponseEntity<String> giveBack(@PathVariable UUID id, Caller caller) {
        casework.giveBack(id, caller);
        return Pages.to("/queue");
    }

    @Requires(Permission.EXHIBITS_OPEN)
    @PostMapping("/cases/{id}/text")
    ResponseEntity<String> text(@PathVariable UUID id, Caller caller) {
        CaseFile file = casework.file(id);
        KeptItem item = file.items().getLast();
        UUID exhibit = item.text();
        if (exhibit == null) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no text in this case.");
        }
        String text = vault.open(exhibit, caller.actor(), Purpose.REVIEW, id.toString())
                .text();
        ResponseEntity<String> shown = pages.show(
                "textexhibit",
                Map.of(
                        "parts",
                        Highlight.of(text, marks(file, item)),
                        "decides",
                        decides(file, caller),
                        "unseen",
                        looks.missing(file, caller)));
        // The history on the same page is told that there is something new.
        return ResponseEntity.ok()
                .headers(shown.getHeaders())
                .header("HX-Trigger", "looked")
                .body(shown.getBody());
    }

    /** Whether the page has the form that says what was not looked at. */
    private static boolean decides(CaseFile file, Caller caller) {
        return caller.actor().id().equals(file.summary().holder());
    }

    private static List<Highlight.Marked> marks(CaseFile file, KeptItem item) {
        List<Highlight.Marked> marks = new ArrayList<>();
        for (FoundClause finding : file.findings()) {
            for (JsonNode evidence : finding.evidence()) {
                if (finding.item().equals(item.id()) && evidence.has("element")) {
                    marks.add(new Highlight.Marked(
                            evidence.get("start").asInt(),
                            evidence.get("end").asInt(),
                            Words.lower(evidence.get("element").asString())));
                }
            }
        }
        return marks;
    }

    @Requires(Permission.EXHIBITS_OPEN)
    @PostMapping("/cases/{id}/media/{position}")
    ResponseEntity<String> medium(@PathVariable UUID id, @PathVariable int position, Caller caller) {
        CaseFile file = casework.file(id);
        KeptMedium medium = medium(file, position);
        // The look counts when the browser fetches the medium, which it does with this answer.
        List<String> unseen = looks.missing(file, caller).stream()
                .filter(words -> !words.equals(looks.words(medium)))
                .toList();
        return pages.show(
                "mediumexhibit",
                Map.of(
                        "source",
                        "/cases/" + id + "/media/" + position,
                        "index",
                        position,
                        "video",
                        looks.video(medium),
                        "decides",
                        decides(file, caller),
                        "unseen",
                        unseen));
    }

    /** The medium itself, from the vault and never from where it was posted. */
    @Requires(Permission.EXHIBITS_OPEN)
    @GetMapping("/cases/{id}/media/{position}")
    ResponseEntity<byte[]> bytes(@PathVariable UUID id, @PathVariable int position, Caller caller) {
        KeptMedium medium = medium(casework.file(id), position);
        OpenedExhibit opened = vault.open(medium.exhibit(), caller.actor(), Purpose.REVIEW, id.toString());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.info().mediaType()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Disposition", "inline; filename=\"exhibit\"")
                .cacheControl(CacheControl.noStore())
                .body(opened.content());
    }

    private static KeptMedium medium(CaseFile file, int position) {
        return file.items().getLast().media().stream()
                .filter(medium -> medium.position() == position)
                .findFirst()
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "There is no such picture or video in this case."));
    }

    /** What has become of the case, for a page that is left open. */
    @Requires(Permission.CASES_READ)
    @GetMapping("/cases/{id}/news")
    ResponseEntity<String> news(@PathVariable UUID id, Sessions.Session session) {
        return pages.show("casenews", Map.of("view", views.of(casework.file(id), session.caller())));
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/cases/{id}/decision")
    ResponseEntity<String> decide(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Ruling ruling,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String release,
            @RequestParam(required = false) @Nullable Set<PlatformEffect> effects,
            @RequestParam(required = false) @Nullable Set<UUID> evidence,
            @RequestParam(defaultValue = "") String exemption,
            @RequestParam(defaultValue = "") String exemptionReason,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean alsoIdentical,
            @RequestParam(defaultValue = "false") boolean unseen,
            Sessions.Session session,
            HttpServletRequest request) {
        boolean partial = request.getHeader("HX-Request") != null;
        Set<PlatformEffect> chosen = ruling == Ruling.ACT && effects != null ? new TreeSet<>(effects) : Set.of();
        try {
            casework.decide(
                    new DecisionRequest(
                            id,
                            ruling,
                            clause,
                            release,
                            chosen,
                            evidence == null ? Set.of() : evidence,
                            Stream.of(Exemption.values())
                                    .filter(known -> known.name().equals(exemption))
                                    .findFirst()
                                    .orElse(null),
                            exemptionReason,
                            reason(id, reason, unseen, session.caller()),
                            alsoIdentical),
                    session.caller());
        } catch (Problem problem) {
            if (!partial) {
                throw problem;
            }
            // The form stays as it was filled in; only the refusal is put above it.
            return ResponseEntity.status(HttpStatus.OK)
                    .header("HX-Retarget", "#refusal")
                    .header("HX-Reswap", "innerHTML")
                    .body(pages.show("refusal", Map.of("refusal", problem.detail()))
                            .getBody());
        }
        return partial
                ? ResponseEntity.ok().header("HX-Redirect", "/cases/" + id).build()
                : Pages.to("/cases/" + id);
    }

    /** Whoever decides without a look says so, and it stands in the reason. */
    private String reason(UUID id, String reason, boolean unseen, Caller caller) {
        List<String> missing = looks.missing(casework.file(id), caller);
        if (missing.isEmpty() || reason.strip().length() < DecisionRequest.SHORTEST_REASON) {
            return reason;
        }
        String what = String.join(" and ", missing);
        if (!unseen) {
            throw new Problem(
                    ProblemType.DECISION_INCOMPLETE,
                    "You have not looked at " + what + ". Look, or tick that you decide without looking.");
        }
        return reason.strip() + " (Decided without looking at " + what + ": what is known of it is enough.)";
    }

    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/decisions/{decision}/undo")
    ResponseEntity<String> undo(@PathVariable UUID decision, @RequestParam UUID caseId, Caller caller) {
        casework.undo(decision, caller);
        return Pages.to("/cases/" + caseId);
    }

    @Requires(Permission.CASES_REVERSE)
    @PostMapping("/cases/{id}/reversal")
    ResponseEntity<String> reverse(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller caller) {
        casework.reverse(id, reason, caller);
        return Pages.to("/cases/" + id);
    }
}
