package org.brightline.platform.journal;

/** Every kind of act that the journal knows. The text is part of the leaf and never changes its meaning. */
public enum ActKind {
    JOURNAL_OPENED("journal.opened"),
    PERSON_CREATED("person.created"),
    PERSON_CHANGED("person.changed"),
    PERSON_SIGNED_IN("person.signed-in"),
    SIGN_IN_REFUSED("person.sign-in-refused"),
    KEY_ISSUED("key.issued"),
    KEY_REVOKED("key.revoked"),
    PLATFORM_REGISTERED("platform.registered"),
    PLATFORM_CHANGED("platform.changed"),
    BANK_CREATED("bank.created"),
    BANK_CHANGED("bank.changed"),
    BANK_DELETED("bank.deleted"),
    BANK_ENTRY_ADDED("bank.entry-added"),
    BANK_ENTRY_CHANGED("bank.entry-changed"),
    BANK_ENTRY_REMOVED("bank.entry-removed"),
    BANK_IMPORTED("bank.imported"),
    BANK_TYPE_SAMPLED("bank.type-sampled"),
    BANK_ENTRY_QUARANTINED("bank.entry-quarantined"),
    BANK_QUARANTINE_ENDED("bank.quarantine-ended"),
    RELEASE_PUBLISHED("release.published"),
    RELEASE_DRAFTED("release.drafted"),
    RELEASE_BACKTESTED("release.backtested"),
    RELEASE_SUBMITTED("release.submitted"),
    RELEASE_SENT_BACK("release.sent-back"),
    RELEASE_WITHDRAWN("release.withdrawn"),
    RELEASE_ROLLED_BACK("release.rolled-back"),
    NAME_LIST_PUT("name-list.put"),
    NAME_LIST_WITHDRAWN("name-list.withdrawn"),
    CASE_OPENED("case.opened"),
    CASE_CLAIMED("case.claimed"),
    CASE_CLAIM_RELEASED("case.claim-released"),
    CASE_HELD("case.held"),
    CASE_HOLD_LIFTED("case.hold-lifted"),
    CASE_DECIDED("case.decided"),
    REFERRAL_PROPOSED("referral.proposed"),
    REFERRAL_CONFIRMED("referral.confirmed"),
    REFERRAL_DECLINED("referral.declined"),
    REFERRAL_WITHDRAWN("referral.withdrawn"),
    REFERRAL_TAKEN("referral.taken"),
    DECISION_UNDONE("decision.undone"),
    MACHINE_HOLD_PLACED("machine.hold-placed"),
    MACHINE_HOLD_ENDED("machine.hold-ended"),
    EXHIBIT_SEALED("exhibit.sealed"),
    EXHIBIT_OPENED("exhibit.opened"),
    EXHIBIT_HELD("exhibit.held"),
    EXHIBIT_HOLD_LIFTED("exhibit.hold-lifted"),
    EXHIBIT_EXPIRED("exhibit.expired"),
    ACTION_DELIVERED("action.delivered"),
    ACTION_DEAD("action.dead"),
    ACTION_RETRIED("action.retried"),
    ACTION_VERIFIED("action.verified"),
    ACTION_UNVERIFIED("action.unverified"),
    ACTION_ACKNOWLEDGED("action.acknowledged");

    private final String text;

    ActKind(String text) {
        this.text = text;
    }

    /** The name in the leaf. */
    public String text() {
        return text;
    }
}
