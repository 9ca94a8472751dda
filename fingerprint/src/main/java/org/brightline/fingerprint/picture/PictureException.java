package org.brightline.fingerprint.picture;

/**
 * Why bytes could not be looked at as a picture. The message is for people and repeats nothing of the content.
 *
 * <p>Bytes that could not be looked at are undetermined, not clear.
 */
public final class PictureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Kind {
        /** The bytes do not begin like any format that is read here. */
        NOT_A_PICTURE,
        /** The picture ends before it is complete. */
        TRUNCATED,
        /** The format is known, but what follows its beginning is broken or of a variant that is not read. */
        DAMAGED,
        /** There are more bytes than {@link PictureLimits#bytes}. */
        TOO_MANY_BYTES,
        /** The header claims more pixels than {@link PictureLimits#pixels}. */
        TOO_MANY_PIXELS,
        /** Decoding took, or would take, more work than the limits allow. */
        TOO_SLOW,
        /** The decoder itself failed, which says nothing about the picture. */
        UNDECIDED,
        /** Too many others are being looked at; it may be sent again. */
        BUSY
    }

    private final Kind kind;

    /** With a message for people that repeats nothing of the content. */
    public PictureException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** With the failure that is behind it, besides the message for people. */
    public PictureException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What was wrong. */
    public Kind kind() {
        return kind;
    }
}
