package org.brightline.fingerprint.picture;

import java.time.Duration;

/**
 * How much work one picture may cause. A file of a few bytes can claim a picture of many gigabytes; these limits are
 * checked from the header, before anything is decoded.
 *
 * <p>A picture at the limit of pixels needs about eight bytes of memory a pixel while it is decoded, twelve where parts of
 * it are transparent, twice as much where it has 16 bits a channel. An animation needs up to 25 bytes a pixel of its canvas.
 *
 * @param bytes the greatest size of the file in bytes, at least 1
 * @param pixels the greatest width times height, at least 1; the canvas of an animation may have half as many
 * @param time the longest that decoding may take, more than nothing, all frames together; looked at between rows and at the
 *     end, so that a single row or scan may overrun it, and a decoder of native code a frame
 * @param frames the greatest number of frames of an animation that are decoded, at least 1
 */
public record PictureLimits(long bytes, long pixels, Duration time, int frames) {

    /** 20 MiB, 50 million pixels, 10 seconds, 500 frames. */
    public static final PictureLimits DEFAULT =
            new PictureLimits(20L * 1024 * 1024, 50_000_000L, Duration.ofSeconds(10), 500);

    /** @throws IllegalArgumentException if a limit lets nothing through */
    public PictureLimits {
        if (bytes < 1) {
            throw new IllegalArgumentException("The limit of bytes must be at least 1, not " + bytes + ".");
        }
        if (pixels < 1) {
            throw new IllegalArgumentException("The limit of pixels must be at least 1, not " + pixels + ".");
        }
        if (!time.isPositive()) {
            throw new IllegalArgumentException("The limit of time must be longer than nothing, not " + time + ".");
        }
        if (frames < 1) {
            throw new IllegalArgumentException("The limit of frames must be at least 1, not " + frames + ".");
        }
    }
}
