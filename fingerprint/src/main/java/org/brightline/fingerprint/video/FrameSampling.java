package org.brightline.fingerprint.video;

import java.time.Duration;

/**
 * Which frames of a video are looked at: the first one at or after each multiple of an interval.
 *
 * @param interval from one frame to the next, at least a millisecond
 * @param exact whether every frame is decoded to find it; otherwise only those that others build on, which is faster and
 *     finds a frame that is some hundredths of a second later. Entries of a bank are made of exact frames.
 */
public record FrameSampling(Duration interval, boolean exact) {

    /** One frame a second, exactly, as vPDQ is published. */
    public static final FrameSampling EXACT = new FrameSampling(Duration.ofSeconds(1), true);

    /** About one frame a second, for asking a bank. */
    public static final FrameSampling SCREENING = new FrameSampling(Duration.ofSeconds(1), false);

    /** @throws IllegalArgumentException if the interval is shorter than a millisecond */
    public FrameSampling {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The interval between frames is at least a millisecond, not " + interval + ".");
        }
    }
}
