package org.brightline.fingerprint.decoding;

/**
 * One stored part of an animation, and how it changes the canvas.
 *
 * @param file the part as a whole file of its own, of the format of the animation
 * @param left where it lies on the canvas, in pixels from the left edge
 * @param top where it lies on the canvas, in pixels from the top edge
 * @param blended whether what is below shines through transparent parts; else it is replaced
 * @param disposal what becomes of the part when its time is over
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once and never compared.
record FramePart(byte[] file, int left, int top, boolean blended, Disposal disposal) {

    enum Disposal {
        KEEP,
        CLEAR,
        RESTORE
    }
}
