package org.brightline.assessment;

import java.util.UUID;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.language.Element;
import org.brightline.language.Span;

/** What a finding stands on. */
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
     * A picture that is in a bank.
     *
     * @param medium which medium of the item, from 0
     * @param type the kind of fingerprint that matched
     * @param bank the bank's name
     * @param entry the bank entry's id
     * @param distance in bits for PDQ; 0 is an equal fingerprint
     * @param threshold the greatest distance that counts as a match
     * @param label what the bank says it is
     * @param source who said so
     */
    record MatchEvidence(
            int medium,
            FingerprintType type,
            String bank,
            UUID entry,
            int distance,
            int threshold,
            String label,
            String source)
            implements Evidence {}
}
