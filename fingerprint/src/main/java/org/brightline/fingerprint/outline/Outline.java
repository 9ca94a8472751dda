package org.brightline.fingerprint.outline;

import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/**
 * What the structure of a picture's file says before anything is decoded.
 *
 * @param orientation how the stored picture must be turned to be upright
 * @param scans how many times a decoder goes over all pixels, at least 1
 * @param pixels the greatest number of pixels that a part of the file claims; 0 where only the decoder's header counts
 */
public record Outline(Orientation orientation, int scans, long pixels) {

    static Outline plain() {
        return new Outline(Orientation.UPRIGHT, 1, 0);
    }

    /** Walks through the structure of a whole file; refuses one that is cut short. */
    public static Outline of(PictureFormat format, Octets octets) throws PictureException {
        return switch (format) {
            case JPEG -> JpegOutline.read(octets);
            case PNG -> PngOutline.read(octets);
            // Its frames are walked through when they are read.
            case GIF -> plain();
            case WEBP -> WebpOutline.read(octets);
            case BMP -> BmpOutline.read(octets);
        };
    }
}
