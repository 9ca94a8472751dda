package org.brightline.platform.action.internal;

import java.time.Duration;

/** Pauses that double, up to a longest one, with some jitter so that platforms are not met by a herd. */
final class Backoff {
    private Backoff() {}

    /**
     * The pause before the next attempt.
     *
     * @param attempts how many were made, from 1
     * @param jitter from 0 to 1
     */
    static Duration after(int attempts, Duration first, Duration longest, double jitter) {
        double factor = Math.pow(2, Math.min(attempts - 1, 40));
        double millis = Math.min(first.toMillis() * factor, longest.toMillis());
        return Duration.ofMillis(Math.round(millis * (0.75 + jitter / 2)));
    }
}
