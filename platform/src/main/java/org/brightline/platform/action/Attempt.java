package org.brightline.platform.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sending, or one look at what became of it.
 *
 * @param number from 1 within its kind
 * @param at when it began
 * @param status the HTTP status of the answer, null if there was none
 * @param outcome what came of it, in words; null while it runs, and for ever if it was cut off
 */
public record Attempt(
        Kind kind,
        int number,
        Instant at,
        @Nullable Integer status,
        @Nullable String outcome) {

    /** What was done. */
    public enum Kind {
        /** The effect was sent to the webhook. */
        SEND,
        /** The status address was asked. */
        LOOK
    }
}
