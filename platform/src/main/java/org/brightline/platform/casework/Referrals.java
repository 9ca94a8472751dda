package org.brightline.platform.casework;

import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Caller;

/**
 * Referrals of cases to an authority, by two people: Regulation (EU) 2021/784 Art. 14(5) demands one where content involves an
 * imminent threat to life. The product sends nothing: a confirmed referral is taken out by a named person, and the journal says so.
 */
public interface Referrals {
    /** The findings of a case on which a referral can rest: those under a clause that lists escalate. Empty if none is. */
    List<FoundClause> grounds(CaseFile file);

    /**
     * Proposes a referral; what was sealed for the case is held from now on, if it is not yet. BAD_FIELD or MISSING_FIELD where a part
     * is not as it must be, CONFLICT while another referral of the case waits, EXHIBIT_GONE if nothing is left to refer.
     */
    Referral propose(Referral.Proposal proposal, Caller caller);

    /**
     * Answers a referral that somebody else proposed.
     *
     * @param agreed whether the authority is to be told
     * @throws org.brightline.platform.base.Problem FORBIDDEN to whoever proposed it, CONFLICT if it is answered
     */
    Referral answer(UUID referral, boolean agreed, String why, Caller caller);

    /** Withdraws a referral of one's own; CONFLICT if it is answered. */
    Referral withdraw(UUID referral, String why, Caller caller);

    /** The referrals of a case, newest first. */
    List<Referral> of(UUID caseId);

    /** The referrals that wait for a second person, and those that were answered last, at most so many of these. */
    List<Referral> latest(int answered);

    /**
     * A confirmed referral as a document in plain words, without what was posted: that is looked at and taken along under its own entry of
     * the journal. CONFLICT if it is not confirmed.
     */
    String document(UUID referral, Caller caller);
}
