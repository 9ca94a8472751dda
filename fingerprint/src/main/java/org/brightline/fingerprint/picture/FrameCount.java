package org.brightline.fingerprint.picture;

/**
 * How many frames of a file were looked at.
 *
 * @param decoded the frames that were decoded, at least 1
 * @param distinct those of them that show what none before them showed, at least 1
 * @param extent how much of the file they are
 */
public record FrameCount(int decoded, int distinct, Extent extent) {

    /** Whether these were all, and whole. What was not looked at is undetermined, not clear. */
    public boolean complete() {
        return extent == Extent.WHOLE;
    }
}
