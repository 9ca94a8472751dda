package org.brightline.platform.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Cases and decisions. The queue goes by rung (plotting, incitement, undetermined, solicitation, promotion), then by the nearest
 * deadline: what could not be judged stands above what can wait, because it may be anything.
 */
public interface Casework {

    /** The first open cases of the queue. */
    default List<CaseSummary> queue(@Nullable String rung, int limit) {
        return queue(rung, null, null, limit);
    }

    /**
     * Open cases in the order of the queue, one for each cluster of near-identical ones, at most {@code limit}.
     *
     * @param rung only those on this rung, or UNDETERMINED; null for all
     * @param platform only those of this platform, null for all
     * @param after only those behind this case, null from the first
     */
    List<CaseSummary> queue(@Nullable String rung, @Nullable String platform, @Nullable UUID after, int limit);

    /** Decided cases, the last decided first, at most {@code limit}. */
    List<CaseSummary> decided(int limit);

    /** The cases of a post by the platform's own id for it, open or decided, newest first, at most {@code limit}. */
    List<CaseSummary> ofPost(String externalId, int limit);

    /** The open cases that are near-identical to a case, with that one if it is open, in the order of the queue, at most {@code limit}. */
    List<CaseSummary> alike(UUID caseId, int limit);

    /**
     * How many identical copies a decision on this case would take along if it rested on all of its findings.
     *
     * @param most so many of the near-identical cases are looked at
     */
    int identical(UUID caseId, int most, Caller caller);

    /** How many identical copies a decision took along. */
    int takenAlong(UUID decision);

    /** How many cases wait. */
    QueueCounts counts();

    /** A case; NOT_FOUND if there is none. */
    CaseFile file(UUID caseId);

    /** What was found under a clause in the newest version of the post of a case. */
    Optional<FoundClause> found(UUID caseId, String clause);

    /** The case that an item belongs to. */
    Optional<UUID> caseOf(UUID item);

    /** Takes a case for a while, or goes on holding it; CLAIMED if somebody else holds it. */
    void claim(UUID caseId, Caller caller);

    /** Takes the first case of the queue that nobody holds, leaving out copies of what somebody else holds. */
    Optional<UUID> claimNext(Caller caller);

    /** Holds on; NOT_CLAIMED if the lease has run out or somebody else has the case. */
    void renew(UUID caseId, Caller caller);

    /** Gives a case back. */
    void giveBack(UUID caseId, Caller caller);

    /** Decides; the answer has the case's own decision first, then those of identical copies. */
    List<Decision> decide(DecisionRequest request, Caller caller);

    /**
     * Undoes a decision of one's own before it takes effect, and those on identical copies that were taken along with it; the cases
     * are open again. UNDO_OVER afterwards.
     */
    void undo(UUID decision, Caller caller);

    /** Takes back a decision that has taken effect: the platform is told to restore. */
    Decision reverse(UUID caseId, String reason, Caller caller);

    /** The legal holds that stand, oldest first. */
    List<LegalHold> legalHolds();

    /** The legal hold on a case. */
    Optional<LegalHold> legalHold(UUID caseId);

    /**
     * Holds all that was sealed for a case, and what is still to come to it, beyond its time. A hold over a hold replaces the
     * reason; both stand in the journal. MISSING_FIELD without a reason, NOT_FOUND, or EXHIBIT_GONE if nothing is left.
     */
    void placeLegalHold(UUID caseId, String reason, Caller caller);

    /**
     * Lifts a legal hold: what has run out of time meanwhile expires with the next run. MISSING_FIELD without a reason, NOT_FOUND,
     * or CONFLICT if there is none, or while a referral of the case waits for an answer.
     */
    void liftLegalHold(UUID caseId, String reason, Caller caller);
}
