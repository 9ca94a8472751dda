package org.brightline.assessment;

import java.util.List;
import org.brightline.policy.Rung;
import org.brightline.policy.facts.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one item.
 *
 * @param outcome what it comes to
 * @param rung the highest rung of a clause that is met, or, where none is, of one that cannot be judged; null where there
 *     is no finding
 * @param findings by rung from the gravest, met before undetermined, then by clause
 * @param fingerprints what each medium looks like
 * @param textDigest SHA-256 over the canonical text in UTF-8 (of nothing, where there is no text), 64 hexadecimal digits;
 *     equal for texts that look alike
 * @param release the digest of the policy release
 * @param shadows what each clause in shadow says, in the order of the release
 * @param read whether the text was read: it has no words, or they are in a language that is covered
 * @param language BCP 47 primary subtag of the text; {@code und} where it cannot be told, {@code zxx} where there are no words
 * @param facts what the clauses were asked about
 */
public record Assessment(
        Outcome outcome,
        @Nullable Rung rung,
        List<Finding> findings,
        List<MediumFingerprints> fingerprints,
        String textDigest,
        String release,
        List<ShadowResult> shadows,
        boolean read,
        String language,
        Facts facts) {
    /** Keeps its own copies. */
    public Assessment {
        findings = List.copyOf(findings);
        fingerprints = List.copyOf(fingerprints);
        shadows = List.copyOf(shadows);
    }
}
