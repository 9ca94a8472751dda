package org.brightline.platform.console.internal.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brightline.platform.casework.MachineHold;
import org.brightline.platform.console.internal.Choice;
import org.brightline.policy.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * One case as its page shows it; never its content, which is fetched only when asked for.
 *
 * @param textGone whether the text's time has run out
 * @param mayOpen whether the reader may look at what was posted
 * @param unseen what the reader has not looked at yet and holds to decide, in words
 * @param copies how many identical copies a decision would take along, in words; empty if none
 * @param unsettled whether something of it may still happen within moments
 * @param machineHold what keeps the post from being shown now, null if nothing does
 * @param hold what the reader may do with the case now
 * @param undo the decision that can still be undone, null if none
 * @param legalHold what keeps its exhibits beyond their time, null if nothing does
 * @param mayPreserve whether the reader may place or lift a legal hold
 * @param referrals what an authority is to be told of it
 * @param release digest of the release that the findings were made under
 */
public record CaseView(
        UUID id,
        String rung,
        String title,
        String platform,
        String externalId,
        String kind,
        String audience,
        @Nullable String language,
        Instant createdAt,
        Instant receivedAt,
        Instant deadline,
        boolean decided,
        @Nullable String contextLink,
        @Nullable UUID text,
        boolean textGone,
        boolean mayOpen,
        List<Medium> media,
        List<FindingView> findings,
        List<ClauseView> clauses,
        List<Choice> exemptions,
        @Nullable MachineHold machineHold,
        Hold hold,
        List<String> unseen,
        String copies,
        List<DecisionView> decisions,
        @Nullable Undo undo,
        boolean mayReverse,
        List<DeliveryView> deliveries,
        List<Event> history,
        boolean unsettled,
        int alike,
        @Nullable LegalHoldView legalHold,
        boolean mayPreserve,
        ReferralView.OfCase referrals,
        String release) {

    /** What can be chosen under any of the clauses, the mildest first; which clause allows what is checked when it is decided. */
    public List<Choice> effects() {
        return clauses.stream()
                .flatMap(clause -> clause.effects().stream())
                .distinct()
                .toList();
    }

    /** A picture or a video of the item. */
    public record Medium(UUID exhibit, String mediaType, long size, boolean gone) {
        /** What it is, in a word. */
        public String kind() {
            return mediaType.startsWith("video/") ? "video" : "picture";
        }

        /** The same at the beginning of a sentence. */
        public String title() {
            return mediaType.startsWith("video/") ? "Video" : "Picture";
        }
    }

    /**
     * A finding with everything that it stands on.
     *
     * @param trace how the clause came to it, null where its release is not there any more
     * @param user the same in the words for whoever posted it, null where there is no trace
     */
    public record FindingView(
            UUID id,
            String rung,
            String result,
            String clauseId,
            String clauseTitle,
            List<EvidenceView> evidence,
            @Nullable TraceView trace,
            @Nullable Explanation user) {
        /** What was found, each once. */
        public String found() {
            return evidence.stream().map(EvidenceView::what).distinct().collect(Collectors.joining(", "));
        }
    }

    /**
     * One piece of evidence.
     *
     * @param what element or bank, in words
     * @param where span or picture, in words
     * @param detail score, distance, detector, source, in words
     */
    public record EvidenceView(String what, String where, String detail) {}

    /** A clause that a decision may rest on. */
    public record ClauseView(String id, String title, String text, String law, String rung, List<Choice> effects) {}

    /**
     * Who holds the case.
     *
     * @param mine whether the reader holds it
     * @param holder somebody else's name, null if nobody else holds it
     * @param until when the lease ends, null if nobody holds it
     * @param mayClaim whether the reader may take it
     */
    public record Hold(
            boolean mine, @Nullable String holder, @Nullable Instant until, boolean mayClaim) {}

    /**
     * A decision as it was made.
     *
     * @param copies how many identical copies it took along
     */
    public record DecisionView(
            UUID id,
            boolean act,
            String effects,
            String clause,
            String exemption,
            String reason,
            String by,
            Instant at,
            boolean undone,
            int copies,
            String release) {}

    /** A legal hold on all that was sealed for the case. */
    public record LegalHoldView(String reason, String by, Instant at) {}

    /**
     * The undo that is still possible.
     *
     * @param tells whether the platform is told something afterwards
     */
    public record Undo(UUID decision, Instant until, boolean tells) {}

    /** What became of an effect on the platform. */
    public record DeliveryView(
            UUID id,
            String effect,
            String state,
            String words,
            @Nullable String error) {}

    /** One act of the journal about this case. */
    public record Event(
            Instant at,
            String words,
            String by,
            UUID entry,
            @Nullable Long index) {}
}
