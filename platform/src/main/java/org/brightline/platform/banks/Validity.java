package org.brightline.platform.banks;

import java.time.Instant;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
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

    /**
     * The same.
     *
     * @throws Problem where it ends before or when it begins, so that it would never be matched
     */
    public Validity demandOrder() {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new Problem(ProblemType.BAD_FIELD, "«until» must be later than «from».", "/until");
        }
        return this;
    }

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
