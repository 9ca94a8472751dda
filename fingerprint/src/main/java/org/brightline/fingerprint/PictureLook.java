package org.brightline.fingerprint;

import java.util.List;

/**
 * What a picture looks like: all that a {@link ConfinedDecoder} tells of it.
 *
 * @param format the name of its format, such as "JPEG"
 * @param width in pixels, upright, at least 1
 * @param height in pixels, upright, at least 1
 * @param hashes the hash of each of its looks, the first frame first, on white and on black where these differ; at least one
 * @param complete whether all frames were looked at; what was not is undetermined
 */
public record PictureLook(String format, int width, int height, List<PdqHash> hashes, boolean complete) {

    /** @throws IllegalArgumentException if a size is not positive or there is no hash */
    public PictureLook {
        if (width < 1 || height < 1 || hashes.isEmpty()) {
            throw new IllegalArgumentException("A picture has at least one pixel and one look.");
        }
        hashes = List.copyOf(hashes);
    }
}
