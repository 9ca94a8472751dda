package org.brightline.platform.banks;

import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.picture.PictureLook;

/**
 * What a file looks like.
 *
 * @param fingerprints as {@link Banks#fingerprints} gives them
 * @param looks all that a search asks for of a picture, the first frame as it is first, as far as they are not too plain to be told
 *     from others; empty for videos
 * @param complete whether all frames of an animation were looked at
 */
public record FileLook(List<Fingerprint> fingerprints, List<PictureLook.Look> looks, boolean complete) {
    /** Keeps its own copies. */
    public FileLook {
        fingerprints = List.copyOf(fingerprints);
        looks = List.copyOf(looks);
    }
}
