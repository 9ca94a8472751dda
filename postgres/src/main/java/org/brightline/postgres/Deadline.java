package org.brightline.postgres;

import java.time.Duration;

/**
 * A moment after which waiting ends, on the clock that never jumps.
 *
 * @param nanoTime as of {@link System#nanoTime()}
 */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
