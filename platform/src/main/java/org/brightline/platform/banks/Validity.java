package org.brightline.platform.banks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an entry is matched: all of these must hold.
 *
 * @param enabled whether it is matched at all
 * @param from not before this moment; from ever if null
 * @param disabledUntil not before this moment, because somebody switched it off for a while; null if nobody did
 * @param until not from this moment on; for ever if null
 */
public record Validity(
        boolean enabled,
        @Nullable Instant from,
        @Nullable Instant disabledUntil,
        @Nullable Instant until) {

    /** Now and for ever. */
    public static final Validity ALWAYS = new Validity(true, null, null, null);

    /** The first moment at which it is matched; from ever if null. */
    public @Nullable Instant begin() {
        if (from == null || disabledUntil == null) {
            return from == null ? disabledUntil : from;
        }
        return from.isAfter(disabledUntil) ? from : disabledUntil;
    }

    /** Whether it is matched at a moment. */
    public boolean at(Instant moment) {
        Instant begin = begin();
        return enabled && (begin == null || !moment.isBefore(begin)) && (until == null || moment.isBefore(until));
    }
}
