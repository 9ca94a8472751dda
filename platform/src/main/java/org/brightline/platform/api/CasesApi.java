package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.CaseSummary;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.LegalHold;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.policy.Exemption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CasesApi {
    private final Casework casework;

    CasesApi(Casework casework) {
        this.casework = casework;
    }

    @Operation(summary = "Open cases in the order of the queue")
    @Requires(Permission.CASES_READ)
    @GetMapping("/v1/cases")
    Queue queue(
            @RequestParam(required = false) @Nullable String rung,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, 500);
        List<CaseSummary> cases = casework.queue(rung, caller.platform(), after, most);
        return new Queue(
                cases,
                caller.platform() == null ? casework.counts().open() : null,
                cases.size() < most ? null : cases.getLast().id());
    }

    @Operation(summary = "A case with its findings and decisions, without content")
    @Requires(Permission.CASES_READ)
    @GetMapping("/v1/cases/{id}")
    CaseFile file(@PathVariable UUID id, Caller caller) {
        CaseFile file = casework.file(id);
        if (!caller.speaksFor(file.summary().platform())) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no case " + id + ".");
        }
        return file;
    }

    @Operation(summary = "Takes a case, so that nobody else decides it")
    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/v1/cases/{id}/claim")
    CaseFile claim(@PathVariable UUID id, Caller caller) {
        casework.claim(id, caller);
        return casework.file(id);
    }

    @Operation(summary = "Goes on holding a case")
    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/v1/cases/{id}/renew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew(@PathVariable UUID id, Caller caller) {
        casework.renew(id, caller);
    }

    @Operation(summary = "Gives a case back")
    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/v1/cases/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable UUID id, Caller caller) {
        casework.giveBack(id, caller);
    }

    @Operation(summary = "Decides a case")
    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/v1/cases/{id}/decision")
    Decisions decide(@PathVariable UUID id, @RequestBody DecisionBody body, Caller caller) {
        return new Decisions(casework.decide(body.request(id), caller));
    }

    @Operation(summary = "Undoes a decision before it takes effect")
    @Requires(Permission.CASES_DECIDE)
    @PostMapping("/v1/decisions/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable UUID id, Caller caller) {
        casework.undo(id, caller);
    }

    @Operation(summary = "Takes back a decision that has taken effect")
    @Requires(Permission.CASES_REVERSE)
    @PostMapping("/v1/cases/{id}/reversal")
    Decision reverse(@PathVariable UUID id, @RequestBody Because because, Caller caller) {
        return casework.reverse(id, Required.text(because.reason(), "/reason"), caller);
    }

    @Operation(summary = "The legal holds that stand")
    @Requires(Permission.CASES_READ)
    @GetMapping("/v1/legal-holds")
    Holds legalHolds(Caller caller) {
        return new Holds(casework.legalHolds().stream()
                .filter(hold -> caller.speaksFor(hold.platform()))
                .toList());
    }

    @Operation(summary = "Keeps what was sealed for a case beyond its time")
    @Requires(Permission.EXHIBITS_HOLD)
    @PutMapping("/v1/cases/{id}/legal-hold")
    LegalHold placeLegalHold(@PathVariable UUID id, @RequestBody Because because, Caller caller) {
        casework.placeLegalHold(id, Required.text(because.reason(), "/reason"), caller);
        return casework.legalHold(id).orElseThrow();
    }

    @Operation(summary = "Lifts a legal hold")
    @Requires(Permission.EXHIBITS_HOLD)
    @PostMapping("/v1/cases/{id}/legal-hold/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftLegalHold(@PathVariable UUID id, @RequestBody Because because, Caller caller) {
        casework.liftLegalHold(id, Required.text(because.reason(), "/reason"), caller);
    }

    /** The sums are those of all platforms; a key that speaks for one does not get them. */
    record Queue(
            List<CaseSummary> cases,
            @Nullable Map<String, Long> open,
            @Nullable UUID next) {}

    record Decisions(List<Decision> decisions) {}

    record Because(@Nullable String reason) {}

    record Holds(List<LegalHold> legalHolds) {}

    record DecisionBody(
            @Nullable Ruling ruling,
            @Nullable String clause,
            @Nullable String release,
            @Nullable Set<PlatformEffect> effects,
            @Nullable Set<UUID> findings,
            @Nullable Exemption exemption,
            @Nullable String exemptionReason,
            @Nullable String reason,
            @Nullable Boolean alsoIdentical) {
        DecisionRequest request(UUID caseId) {
            return new DecisionRequest(
                    caseId,
                    ruling,
                    Objects.requireNonNullElse(clause, ""),
                    Objects.requireNonNullElse(release, ""),
                    Objects.requireNonNullElse(effects, Set.of()),
                    Objects.requireNonNullElse(findings, Set.of()),
                    exemption,
                    Objects.requireNonNullElse(exemptionReason, ""),
                    Objects.requireNonNullElse(reason, ""),
                    Boolean.TRUE.equals(alsoIdentical));
        }
    }
}
