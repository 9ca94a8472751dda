package org.brightline.platform.banks;

import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/**
 * An entry that is to be added.
 *
 * @param fingerprints at least one, at most one of each kind
 */
public record NewEntry(List<Fingerprint> fingerprints, Provenance provenance, EntryState state) {

    /** Refuses none, and two of one kind. */
    public NewEntry {
        fingerprints = List.copyOf(fingerprints);
        if (fingerprints.isEmpty()) {
            throw new Problem(ProblemType.MISSING_FIELD, "An entry has at least one fingerprint.", "/fingerprints");
        }
        if (fingerprints.stream().map(Fingerprint::type).distinct().count() < fingerprints.size()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "An entry has one fingerprint of each kind; add one entry for each.",
                    "/fingerprints");
        }
    }

    /** An entry that is matched now and for ever. */
    public NewEntry(List<? extends Fingerprint> fingerprints, Provenance provenance) {
        this(List.copyOf(fingerprints), provenance, EntryState.PLAIN);
    }
}
