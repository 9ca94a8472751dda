package org.brightline.platform.banks;

import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.picture.Turn;

/**
 * What a file looks like.
 *
 * @param fingerprints as {@link Banks#fingerprints} gives them
 * @param turned the PDQ hashes of a picture in all eight ways to turn and mirror it; empty for videos and for pictures that are
 *     too plain to be told from others
 */
public record FileLook(List<Fingerprint> fingerprints, Map<Turn, Pdq> turned) {
    /** Copies both. */
    public FileLook {
        fingerprints = List.copyOf(fingerprints);
        turned = Map.copyOf(turned);
    }
}
