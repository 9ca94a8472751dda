package org.brightline.fingerprint.decoding;

import java.util.function.LongSupplier;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;

/** What the decoding of one file may still cost. The time runs from the moment it is made. */
final class Budget {

    /**
     * A JPEG may go over its pixels as often as this in a picture of the greatest size, and more often in a smaller one.
     * Usual progressive files have about ten scans.
     */
    private static final int SCANS_AT_LIMIT = 16;

    private final PictureLimits limits;
    private final LongSupplier nanoseconds;
    private final long start;
    private boolean overdue;

    /** @param nanoseconds a clock that only runs forward, of any origin */
    Budget(PictureLimits limits, LongSupplier nanoseconds) {
        this.limits = limits;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    void bytes(long bytes) throws PictureException {
        if (bytes > limits.bytes()) {
            throw new PictureException(
                    Kind.TOO_MANY_BYTES,
                    "The picture has " + bytes + " bytes; at most " + limits.bytes() + " are read.");
        }
    }

    void pixels(long pixels) throws PictureException {
        if (pixels > limits.pixels()) {
            throw new PictureException(
                    Kind.TOO_MANY_PIXELS,
                    "The picture claims " + pixels + " pixels; at most " + limits.pixels() + " are decoded.");
        }
    }

    /** A canvas, the part that is laid over it and what is to be restored are in memory together. */
    void canvas(long pixels) throws PictureException {
        if (pixels > limits.pixels() / 2) {
            throw new PictureException(
                    Kind.TOO_MANY_PIXELS,
                    "The animation claims a canvas of " + pixels + " pixels; at most " + limits.pixels() / 2
                            + " are laid out.");
        }
    }

    void scans(int scans, long pixels) throws PictureException {
        if (scans > 1 && scans * pixels > SCANS_AT_LIMIT * limits.pixels()) {
            throw new PictureException(
                    Kind.TOO_SLOW,
                    "The picture goes over its " + pixels + " pixels " + scans + " times; at most "
                            + SCANS_AT_LIMIT * limits.pixels() / Math.max(1, pixels) + " times are decoded.");
        }
    }

    /** Whether one more frame may be decoded after so many. */
    boolean allowsFrameAfter(int frames) {
        return frames < limits.frames() && !overdue();
    }

    /** Whether the time is over; once it is, it stays so. */
    boolean overdue() {
        overdue |= nanoseconds.getAsLong() - start > limits.time().toNanos();
        return overdue;
    }

    void time() throws PictureException {
        if (overdue()) {
            throw new PictureException(
                    Kind.TOO_SLOW,
                    "Decoding the picture took longer than " + limits.time().toMillis() + " ms.");
        }
    }
}
