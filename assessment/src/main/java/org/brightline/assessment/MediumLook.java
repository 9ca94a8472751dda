package org.brightline.assessment;

import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.VideoException;
import org.brightline.fingerprint.video.VideoLook;

/** What could be seen of a medium. */
public sealed interface MediumLook {

    /** A picture. */
    record Picture(PictureLook look) implements MediumLook {}

    /** A video. */
    record Video(VideoLook look) implements MediumLook {}

    /**
     * Nothing.
     *
     * @param why the kind of reason
     * @param message the reason, for people; repeats nothing of the content
     */
    record Unseen(Why why, String message) implements MediumLook {
        static Unseen of(PictureException refusal) {
            return new Unseen(Why.valueOf(refusal.kind().name()), String.valueOf(refusal.getMessage()));
        }

        static Unseen of(VideoException refusal) {
            return new Unseen(Why.valueOf(refusal.kind().name()), String.valueOf(refusal.getMessage()));
        }
    }

    /** Why a medium could not be seen: the kinds of {@link PictureException} and {@link VideoException}. */
    enum Why {
        /** It begins like nothing that is read here. */
        NOT_A_PICTURE,
        /** No frame of it could be read. */
        NOT_A_VIDEO,
        /** It ends before it is complete. */
        TRUNCATED,
        /** It is broken. */
        DAMAGED,
        /** It is larger than what is read. */
        TOO_MANY_BYTES,
        /** It has more pixels than are read. */
        TOO_MANY_PIXELS,
        /** It took longer than it may. */
        TOO_SLOW,
        /** What reads it failed or is missing, which says nothing about it: it goes to a person. */
        UNDECIDED,
        /** Too many others are being looked at: it may be sent again. */
        BUSY
    }
}
