package org.brightline.fingerprint.confined;

import java.time.Duration;
import org.brightline.fingerprint.picture.PictureLimits;

/**
 * How much a {@link ConfinedDecoder} may take.
 *
 * @param workers the number of child processes, which is the number of pictures at a time, at least 1
 * @param waiting how many callers may wait for a child before others are turned away, at least 0
 * @param deadline how long one picture may take in all before its child is killed, more than the time of the limits
 * @param heapMegabytes the memory of a child's Java heap, at least 32; a picture at the default limits needs 600
 * @param limits the limits of a picture
 */
public record ConfinedDecoderSettings(
        int workers, int waiting, Duration deadline, int heapMegabytes, PictureLimits limits) {

    /** One child, 64 waiting callers, 15 seconds, 900 MB, the default limits of a picture. */
    public static final ConfinedDecoderSettings DEFAULT =
            new ConfinedDecoderSettings(1, 64, Duration.ofSeconds(15), 900, PictureLimits.DEFAULT);

    /** @throws IllegalArgumentException if a value is out of its range */
    public ConfinedDecoderSettings {
        if (workers < 1 || waiting < 0 || heapMegabytes < 32) {
            throw new IllegalArgumentException(
                    "A confined decoder has at least 1 worker, 0 waiting callers and 32 MB of" + " heap, not " + workers
                            + ", " + waiting + " and " + heapMegabytes + ".");
        }
        if (deadline.compareTo(limits.time()) <= 0) {
            throw new IllegalArgumentException("The deadline of a picture, " + deadline + ", must be longer than the"
                    + " limit of its decoding, " + limits.time() + ", so that the decoder can say so itself.");
        }
    }
}
