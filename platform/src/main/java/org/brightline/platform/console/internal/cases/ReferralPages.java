package org.brightline.platform.console.internal.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.Referral;
import org.brightline.platform.casework.Referrals;
import org.brightline.platform.console.internal.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Referrals to an authority: proposed by one person, confirmed by another, taken out by a named one. */
@RestController
class ReferralPages {
    private final Pages pages;
    private final Referrals referrals;
    private final ReferralViews views;

    ReferralPages(Pages pages, Referrals referrals, ReferralViews views) {
        this.pages = pages;
        this.referrals = referrals;
        this.views = views;
    }

    @Requires(Permission.REFERRALS_CONFIRM)
    @GetMapping("/referrals")
    ResponseEntity<String> all(Sessions.Session session) {
        return pages.show(
                "referrals",
                Map.of(
                        "frame",
                        pages.frame("Referrals", "/referrals", session),
                        "rows",
                        views.latest(session.caller())));
    }

    @Requires(Permission.REFERRALS_PROPOSE)
    @PostMapping("/cases/{id}/referral")
    ResponseEntity<String> propose(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID finding,
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            HttpServletRequest request) {
        if (finding == null) {
            throw new Problem(ProblemType.MISSING_FIELD, "Choose the finding that it rests on.", "/finding");
        }
        referrals.propose(new Referral.Proposal(id, finding, authority, purpose, reason), caller);
        return to(id, request);
    }

    @Requires(Permission.REFERRALS_CONFIRM)
    @PostMapping("/referrals/{id}/answer")
    ResponseEntity<String> answer(
            @PathVariable UUID id,
            @RequestParam boolean agreed,
            @RequestParam(defaultValue = "") String why,
            Caller caller,
            HttpServletRequest request) {
        return to(referrals.answer(id, agreed, why, caller).caseId(), request);
    }

    @Requires(Permission.REFERRALS_PROPOSE)
    @PostMapping("/referrals/{id}/withdrawal")
    ResponseEntity<String> withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            Caller caller,
            HttpServletRequest request) {
        return to(referrals.withdraw(id, why, caller).caseId(), request);
    }

    /** By POST, because it is an act that the journal has. */
    @Requires(Permission.REFERRALS_CONFIRM)
    @PostMapping("/referrals/{id}/document")
    ResponseEntity<byte[]> document(@PathVariable UUID id, Caller caller) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"referral-" + id + ".txt\"")
                .cacheControl(CacheControl.noStore())
                .body(referrals.document(id, caller).getBytes(StandardCharsets.UTF_8));
    }

    /** A form that was sent from within the page keeps what was typed if it is refused, and goes on if it is not. */
    private static ResponseEntity<String> to(UUID caseId, HttpServletRequest request) {
        String path = "/cases/" + caseId;
        return request.getHeader("HX-Request") == null
                ? Pages.to(path)
                : ResponseEntity.ok().header("HX-Redirect", path).build();
    }
}
