package org.brightline.fingerprint.picture;

/**
 * How many frames of a file were looked at.
 *
 * @param decoded the frames that were decoded, at least 1
 * @param distinct those of them that show what none before them showed, at least 1
 * @param complete whether these were all: false where {@link PictureLimits#frames} or {@link PictureLimits#time} ended it.
 *     What was not looked at is undetermined, not clear.
 */
public record FrameCount(int decoded, int distinct, boolean complete) {}
