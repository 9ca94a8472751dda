package org.brightline.platform.console.internal.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.console.internal.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A referral as pages show it.
 *
 * @param post the platform's name of what was posted
 * @param state how far it has come, in words
 * @param waits whether it waits for a second person
 * @param confirmed whether it may be taken to the authority
 * @param mine whether the reader proposed it
 */
public record ReferralView(
        UUID id,
        UUID caseId,
        String post,
        String authority,
        String purpose,
        String reason,
        String state,
        boolean waits,
        boolean confirmed,
        boolean mine,
        String by,
        Instant at,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    /**
     * The referrals of a case, and what the reader may do about them.
     *
     * @param findings what a new one can rest on; none where no clause that was found leads to a referral
     * @param mayPropose whether the reader may propose one now
     * @param mayAnswer whether the reader may confirm what somebody else proposed
     */
    public record OfCase(List<ReferralView> all, List<Choice> findings, boolean mayPropose, boolean mayAnswer) {
        /** Whether there is anything to show. */
        public boolean shown() {
            return !all.isEmpty() || mayPropose;
        }
    }
}
