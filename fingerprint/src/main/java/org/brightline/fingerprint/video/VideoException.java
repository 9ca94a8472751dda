package org.brightline.fingerprint.video;

/**
 * Why a file could not be looked at as a video. The message is for people and repeats nothing of the content.
 *
 * <p>A file that could not be looked at is undetermined, not clear.
 */
public final class VideoException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Kind {
        /** No frame could be read: no video, or of a kind that is not read. */
        NOT_A_VIDEO,
        /** There are more bytes than {@link VideoLimits#bytes}. */
        TOO_MANY_BYTES,
        /** Its frames have more pixels than {@link VideoLimits#pixels}. */
        TOO_MANY_PIXELS,
        /** It took longer than {@link VideoLimits#time}. */
        TOO_SLOW,
        /** The decoder failed, which says nothing about the video. */
        UNDECIDED
    }

    private final Kind kind;

    VideoException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    VideoException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What was wrong. */
    public Kind kind() {
        return kind;
    }
}
