package org.brightline.fingerprint.decoding;

import org.brightline.fingerprint.picture.Layer;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;

/**
 * What a decoder made of a still picture.
 *
 * @param cutShort whether the file ended before the picture, whose remainder is then grey
 */
record Decoded(Layer layer, boolean cutShort) {

    /** The whole picture; refused if a part of it is missing. */
    Layer whole(Octets octets) throws PictureException {
        if (cutShort) {
            throw octets.truncated();
        }
        return layer;
    }
}
