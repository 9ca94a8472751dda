package org.brightline.fingerprint.video;

import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.picture.PdqHash;

/**
 * When two videos count as the same.
 *
 * @param quality frames of a lower quality are passed over, 0 to 100
 * @param distance two frames are the same up to this many differing bits, 0 to 256
 * @param queryPercent at least this part of the frames of the query has to be in the target, 0 to 100
 * @param targetPercent at least this part of the frames of the target has to be in the query, 0 to 100
 */
public record VpdqThresholds(int quality, int distance, double queryPercent, double targetPercent) {

    /** The values of ThreatExchange's Python library: 50, 31, 80 % and 0 %. */
    public static final VpdqThresholds DEFAULT = new VpdqThresholds(PdqHash.USABLE_QUALITY, 31, 80, 0);

    /** @throws IllegalArgumentException if a value is out of its range */
    public VpdqThresholds {
        check("quality", quality, 100);
        check("distance", distance, Pdq.BITS);
        check("percentage of the query", queryPercent, 100);
        check("percentage of the target", targetPercent, 100);
    }

    private static void check(String name, double value, int most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("The " + name + " is from 0 to " + most + ", not " + value + ".");
        }
    }
}
