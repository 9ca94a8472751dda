package org.brightline.platform.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an authority is told of a case, as one person proposed it and a second one answered.
 *
 * @param finding the finding that it rests on, which names the clause, the release and the evidence
 * @param authority whom to tell
 * @param purpose why what was posted serves none of the purposes that the law protects
 * @param reason what the authority has to know, and why it has to know now
 * @param answer why it was confirmed, declined or withdrawn; null while it is proposed, as who answered and when
 */
public record Referral(
        UUID id,
        UUID caseId,
        UUID finding,
        String authority,
        String purpose,
        String reason,
        State state,
        UUID proposedBy,
        Instant proposedAt,
        @Nullable String answer,
        @Nullable UUID answeredBy,
        @Nullable Instant answeredAt) {

    /** How far it has come. */
    public enum State {
        /** One person wants it. */
        PROPOSED,
        /** A second person agrees; a named person may take it to the authority. */
        CONFIRMED,
        /** A second person does not agree. */
        DECLINED,
        /** Whoever proposed it does not want it any more. */
        WITHDRAWN
    }

    /**
     * What is proposed. Every text is in words, not blank.
     *
     * @param finding of this case, under a clause that leads to a referral
     */
    public record Proposal(UUID caseId, UUID finding, String authority, String purpose, String reason) {}
}
