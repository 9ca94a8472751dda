package org.brightline.fingerprint.video;

import java.time.Duration;
import org.brightline.fingerprint.Vpdq;

/**
 * How much work one video may cause.
 *
 * @param bytes the greatest size of the file in bytes, at least 1
 * @param pixels the greatest width times height of a frame, at least 1
 * @param frames the most frames that are looked at, 1 to {@link Vpdq#MAX_FRAMES}; what comes after them is not looked at
 * @param time the longest that a video may take in all, more than nothing
 */
public record VideoLimits(long bytes, long pixels, int frames, Duration time) {

    /** 2 GiB, 4096 × 2304 pixels, one hour at a frame a second, two minutes of work. */
    public static final VideoLimits DEFAULT = new VideoLimits(2L << 30, 4096L * 2304, 3600, Duration.ofMinutes(2));

    /** @throws IllegalArgumentException if a limit lets nothing through or is beyond what a fingerprint holds */
    public VideoLimits {
        if (bytes < 1 || pixels < 1 || frames < 1 || frames > Vpdq.MAX_FRAMES || !time.isPositive()) {
            throw new IllegalArgumentException("The limits of a video are at least 1 byte, 1 pixel, 1 to "
                    + Vpdq.MAX_FRAMES + " frames and more than no time, not " + bytes + ", " + pixels + ", " + frames
                    + " and " + time + ".");
        }
    }
}
