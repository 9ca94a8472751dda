package org.brightline.fingerprint.picture;

/** How much of a file was looked at. What was not is undetermined, not clear. */
public enum Extent {
    /** All of it. */
    WHOLE,
    /** Not all frames of an animation: {@link PictureLimits#frames} or {@link PictureLimits#time} ended it. */
    NOT_ALL_FRAMES,
    /** What is there of a JPEG that ends too early; viewers show it so too, with the remainder grey. */
    CUT_SHORT
}
