package org.brightline.platform.action.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double, up to a longest one, each cut by chance to between half and all of its length, so that what failed together
 * is not tried again together.
 */
record Backoff(Duration first, Duration longest) {

    /** The pause after so many failures in a row, from 1. */
    Duration after(int failures, RandomGenerator random) {
        // Beyond 2^40 s any longest pause is reached; without the cap the shift would wrap.
        int doublings = Math.min(failures - 1, 40);
        double whole = Math.min(first.toMillis() * Math.pow(2, doublings), longest.toMillis());
        return Duration.ofMillis(Math.round(whole / 2 + random.nextDouble() * whole / 2));
    }
}
