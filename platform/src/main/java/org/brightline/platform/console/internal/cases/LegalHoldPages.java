package org.brightline.platform.console.internal.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.LegalHold;
import org.brightline.platform.console.internal.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is kept beyond its time, why, and since when. */
@RestController
class LegalHoldPages {
    private final Pages pages;
    private final Casework casework;
    private final Access access;

    LegalHoldPages(Pages pages, Casework casework, Access access) {
        this.pages = pages;
        this.casework = casework;
        this.access = access;
    }

    @Requires(Permission.EXHIBITS_HOLD)
    @GetMapping("/legal-holds")
    ResponseEntity<String> all(Sessions.Session session) {
        List<LegalHoldRow> rows = casework.legalHolds().stream().map(this::row).toList();
        return pages.show(
                "legalholds", Map.of("frame", pages.frame("Legal holds", "/legal-holds", session), "rows", rows));
    }

    private LegalHoldRow row(LegalHold hold) {
        return new LegalHoldRow(
                hold.caseId(),
                hold.platform(),
                hold.externalId(),
                hold.reason(),
                access.person(hold.placedBy()).map(Person::name).orElse("somebody"),
                hold.placedAt());
    }

    @Requires(Permission.EXHIBITS_HOLD)
    @PostMapping("/cases/{id}/legal-hold")
    ResponseEntity<String> place(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller caller) {
        casework.placeLegalHold(id, reason, caller);
        return Pages.to("/cases/" + id);
    }

    @Requires(Permission.EXHIBITS_HOLD)
    @PostMapping("/cases/{id}/legal-hold/lift")
    ResponseEntity<String> lift(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller caller) {
        casework.liftLegalHold(id, reason, caller);
        return Pages.to("/cases/" + id);
    }
}
