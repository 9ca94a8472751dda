package org.brightline.platform.console.internal.cases;

import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Person;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.CaseSummary;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.Referral;
import org.brightline.platform.casework.Referrals;
import org.brightline.platform.console.internal.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages show of referrals. */
@Component
class ReferralViews {
    private static final int ANSWERED = 50;

    private final Referrals referrals;
    private final Casework casework;
    private final Access access;

    ReferralViews(Referrals referrals, Casework casework, Access access) {
        this.referrals = referrals;
        this.casework = casework;
        this.access = access;
    }

    /** Those that wait, then those that were answered last. */
    List<ReferralView> latest(Caller caller) {
        return referrals.latest(ANSWERED).stream()
                .map(referral -> view(referral, casework.file(referral.caseId()).summary(), caller))
                .toList();
    }

    ReferralView.OfCase of(CaseFile file, Caller caller) {
        List<ReferralView> all = referrals.of(file.summary().id()).stream()
                .map(referral -> view(referral, file.summary(), caller))
                .toList();
        List<Choice> findings = referrals.grounds(file).stream()
                .map(finding -> new Choice(finding.id().toString(), finding.clauseTitle(), ""))
                .toList();
        boolean mayPropose = caller.may(Permission.REFERRALS_PROPOSE)
                && !findings.isEmpty()
                && all.stream().noneMatch(ReferralView::waits);
        return new ReferralView.OfCase(all, findings, mayPropose, caller.may(Permission.REFERRALS_CONFIRM));
    }

    private ReferralView view(Referral referral, CaseSummary summary, Caller caller) {
        return new ReferralView(
                referral.id(),
                referral.caseId(),
                summary.platform() + " " + summary.externalId(),
                referral.authority(),
                referral.purpose(),
                referral.reason(),
                switch (referral.state()) {
                    case PROPOSED -> "waits for a second person";
                    case CONFIRMED -> "confirmed";
                    case DECLINED -> "declined";
                    case WITHDRAWN -> "withdrawn";
                },
                referral.state() == Referral.State.PROPOSED,
                referral.state() == Referral.State.CONFIRMED,
                referral.proposedBy().equals(caller.actor().id()),
                name(referral.proposedBy()),
                referral.proposedAt(),
                referral.answer(),
                referral.answeredBy() == null ? null : name(referral.answeredBy()),
                referral.answeredAt());
    }

    private String name(@Nullable UUID person) {
        return person == null
                ? "somebody"
                : access.person(person).map(Person::name).orElse("somebody");
    }
}
