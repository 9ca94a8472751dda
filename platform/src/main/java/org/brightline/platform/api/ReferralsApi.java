package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.Referral;
import org.brightline.platform.casework.Referrals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReferralsApi {
    private static final int ANSWERED = 100;

    private final Referrals referrals;

    ReferralsApi(Referrals referrals) {
        this.referrals = referrals;
    }

    @Operation(summary = "The referrals that wait for a second person, and the last that were answered")
    @Requires(Permission.REFERRALS_CONFIRM)
    @GetMapping("/v1/referrals")
    Latest latest() {
        return new Latest(referrals.latest(ANSWERED));
    }

    @Operation(summary = "Proposes that an authority is told of a case")
    @Requires(Permission.REFERRALS_PROPOSE)
    @PostMapping("/v1/cases/{id}/referrals")
    @ResponseStatus(HttpStatus.CREATED)
    Referral propose(@PathVariable UUID id, @RequestBody Proposed body, Caller caller) {
        UUID finding = body.finding();
        if (finding == null) {
            throw new Problem(ProblemType.MISSING_FIELD, "Name the finding of the case that it rests on.", "/finding");
        }
        return referrals.propose(
                new Referral.Proposal(
                        id,
                        finding,
                        Required.text(body.authority(), "/authority"),
                        Required.text(body.purpose(), "/purpose"),
                        Required.text(body.reason(), "/reason")),
                caller);
    }

    @Operation(summary = "Confirms or declines a referral that somebody else proposed")
    @Requires(Permission.REFERRALS_CONFIRM)
    @PostMapping("/v1/referrals/{id}/answer")
    Referral answer(@PathVariable UUID id, @RequestBody Answer body, Caller caller) {
        Boolean agreed = body.agreed();
        if (agreed == null) {
            throw new Problem(ProblemType.MISSING_FIELD, "Say whether you agree: true or false.", "/agreed");
        }
        return referrals.answer(id, agreed, Required.text(body.why(), "/why"), caller);
    }

    @Operation(summary = "Withdraws a referral of one's own")
    @Requires(Permission.REFERRALS_PROPOSE)
    @PostMapping("/v1/referrals/{id}/withdrawal")
    Referral withdraw(@PathVariable UUID id, @RequestBody Answer body, Caller caller) {
        return referrals.withdraw(id, Required.text(body.why(), "/why"), caller);
    }

    record Latest(List<Referral> referrals) {}

    record Proposed(
            @Nullable UUID finding,
            @Nullable String authority,
            @Nullable String purpose,
            @Nullable String reason) {}

    record Answer(@Nullable Boolean agreed, @Nullable String why) {}
}
