package org.brightline.assessment;

import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a medium looks like.
 *
 * @param medium which medium of the item, from 0
 * @param sha256 over its bytes
 * @param md5 over its bytes, for lists that know nothing better
 * @param pdq its perceptual hash, or null where it could not be decoded and for a video
 * @param quality of the perceptual hash, 0 to 100; below 50 it is too plain to be matched by it
 * @param sought all that it is looked up by: digests, and the perceptual hashes of all ways to look at a picture or of the frames of a video
 * @param undecodable why it could not be decoded, or null
 */
public record MediumFingerprints(
        int medium,
        Sha256 sha256,
        Md5 md5,
        @Nullable Pdq pdq,
        int quality,
        List<Fingerprint> sought,
        @Nullable String undecodable) {
    /** Keeps its own copy. */
    public MediumFingerprints {
        sought = List.copyOf(sought);
    }
}
