package org.brightline.assessment;

import org.brightline.fingerprint.FingerprintType;
import org.brightline.language.Element;
import org.brightline.language.Span;
import org.brightline.matching.BankRole;
import org.jspecify.annotations.Nullable;

/** What a finding stands on, and what was set aside beside it. */
public sealed interface Evidence {

    /**
     * Words of the text.
     *
     * @param element what they show
     * @param span where they stand in the original text, in UTF-16 units
     * @param detector who found them
     * @param version the version of that detector's data
     * @param score how sure it is, 0 to 1
     * @param note one plain sentence for the reviewer
     */
    record TextEvidence(Element element, Span span, String detector, String version, double score, String note)
            implements Evidence {}

    /**
     * A medium, a text or a link of it that is, or looks like, an entry of a bank.
     *
     * @param medium which medium of the item, from 0; {@link org.brightline.policy.facts.MatchFact#TEXT} for its text
     * @param type the kind of fingerprint that matched
     * @param bank the bank's name
     * @param entry the entry's number
     * @param role what a match in this bank means
     * @param distance in the fingerprint's own unit, bits for PDQ; 0 is an equal fingerprint
     * @param threshold the greatest distance that counts as a match
     * @param label what the bank says it is
     * @param source who said so
     * @param incident the incident that it belongs to, if any
     * @param addedBy who added it to the bank, if known: an actor, never a name
     * @param reason why it was added, if known
     * @param note one plain sentence on how it was found, such as that the picture is mirrored, or which parts of a video are the
     *     same; null where there is nothing to say
     */
    record MatchEvidence(
            int medium,
            FingerprintType type,
            String bank,
            long entry,
            BankRole role,
            int distance,
            int threshold,
            String label,
            String source,
            @Nullable String incident,
            @Nullable String addedBy,
            @Nullable String reason,
            @Nullable String note)
            implements Evidence {}

    /**
     * A match that does not count, so that whoever looks knows that there was one. It supports no finding.
     *
     * @param match what would have been found
     * @param why why it does not count
     * @param by the known harmless content that silences it; null unless it is {@link Why#SILENCED}
     */
    record SetAside(MatchEvidence match, Why why, @Nullable MatchEvidence by) implements Evidence {
        /** Why a match does not count. */
        public enum Why {
            /** Known harmless content is at least as near. */
            SILENCED,
            /** Its bank is not matched against this content. */
            SAMPLED_OUT,
            /** The entry matches so suddenly often that a person has to look at it first. */
            QUARANTINED
        }
    }
}
