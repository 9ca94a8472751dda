package org.brightline.platform.banks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/**
 * An entry that is to be added.
 *
 * @param fingerprints at least one, and one of each kind; of PDQ one for each way to show the content, such as the frames of an
 *     animation or a clear picture on white and on black, each once and at most {@value #MOST_LOOKS}
 */
public record NewEntry(List<Fingerprint> fingerprints, Provenance provenance, EntryState state) {

    /** The most PDQ hashes of one entry; as many fit on a line of a file. */
    public static final int MOST_LOOKS = 500;

    /** Refuses none, two of a kind of which content has one, and too many. */
    public NewEntry {
        fingerprints = List.copyOf(fingerprints);
        if (fingerprints.isEmpty()) {
            throw new Problem(ProblemType.MISSING_FIELD, "An entry has at least one fingerprint.", "/fingerprints");
        }
        if (fingerprints.stream()
                        .filter(print -> print.type() == FingerprintType.PDQ)
                        .count()
                > MOST_LOOKS) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "An entry has at most " + MOST_LOOKS + " PDQ hashes; add another one for the rest.",
                    "/fingerprints");
        }
        Set<Object> once = new HashSet<>();
        for (Fingerprint fingerprint : fingerprints) {
            if (!once.add(fingerprint.type() == FingerprintType.PDQ ? fingerprint : fingerprint.type())) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "An entry has one fingerprint of each kind, and of PDQ each one once; add one entry for each.",
                        "/fingerprints");
            }
        }
    }

    /** An entry that is matched now and for ever. */
    public NewEntry(List<? extends Fingerprint> fingerprints, Provenance provenance) {
        this(List.copyOf(fingerprints), provenance, EntryState.PLAIN);
    }
}
