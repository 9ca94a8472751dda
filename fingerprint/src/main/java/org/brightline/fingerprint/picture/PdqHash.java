package org.brightline.fingerprint.picture;

import org.brightline.fingerprint.Pdq;

/**
 * A PDQ hash with the quality of the picture it was made of.
 *
 * @param hash the hash; of no meaning where the quality is poor
 * @param quality how much structure the picture has, 0 (plain) to 100
 */
public record PdqHash(Pdq hash, int quality) {

    /** Below this quality a hash says too little to be matched; the value of the published method. */
    public static final int USABLE_QUALITY = 50;

    /** @throws IllegalArgumentException if the quality is not from 0 to 100 */
    public PdqHash {
        if (quality < 0 || quality > 100) {
            throw new IllegalArgumentException("The quality of a PDQ hash is from 0 to 100, not " + quality + ".");
        }
    }

    /** Whether the picture has enough structure for its hash to be matched. */
    public boolean usable() {
        return quality >= USABLE_QUALITY;
    }
}
