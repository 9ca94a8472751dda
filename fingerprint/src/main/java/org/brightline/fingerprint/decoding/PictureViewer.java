package org.brightline.fingerprint.decoding;

import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLook;

/** Looks at pictures; safe for use by many threads. Where the bytes are hostile, use one whose decoder is confined. */
@FunctionalInterface
public interface PictureViewer {

    /**
     * What these bytes look like as a picture, or the part of it that is there of a JPEG that is cut short: {@link
     * PictureLook#extent} tells.
     *
     * @param bytes a file; not changed
     * @throws PictureException saying why they cannot be looked at
     */
    PictureLook look(byte[] bytes) throws PictureException;

    /** One that decodes in this process: a picture that breaks its decoder breaks the process. */
    static PictureViewer inProcess(PictureDecoder decoder) {
        return new PlainViewer(decoder);
    }
}
