package org.brightline.fingerprint.outline;

import java.util.Arrays;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/**
 * What the structure of a picture's file says before anything is decoded.
 *
 * @param orientation how the stored picture must be turned to be upright
 * @param scans how many times a decoder goes over all pixels, at least 1
 * @param pixels the greatest number of pixels that a part of the file claims; 0 where only the decoder's header counts
 * @param end the index at which a JPEG should have its end marker and has none, or {@link #ENDS_AS_IT_SHOULD}
 * @param cutShort whether a part of the picture is surely missing; if not, its last part may be, which the decoder sees
 */
public record Outline(Orientation orientation, int scans, long pixels, int end, boolean cutShort) {

    private static final int ENDS_AS_IT_SHOULD = -1;

    Outline(Orientation orientation, int scans, long pixels) {
        this(orientation, scans, pixels, ENDS_AS_IT_SHOULD, false);
    }

    static Outline plain() {
        return new Outline(Orientation.UPRIGHT, 1, 0);
    }

    /** Walks through the structure of a file; refuses one that is cut short, other than a JPEG after its first scan began. */
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

    /** Whether the end marker of a JPEG is missing where it should be. */
    public boolean lacksEnd() {
        return end != ENDS_AS_IT_SHOULD;
    }

    /** The file with its end marker where it should be, and nothing after it; the same where that is not missing. */
    public Octets ended(Octets octets) {
        if (!lacksEnd()) {
            return octets;
        }
        byte[] bytes = Arrays.copyOf(octets.bytes(), end + 2);
        bytes[end] = (byte) 0xff;
        bytes[end + 1] = (byte) 0xd9;
        return new Octets(bytes, octets.format());
    }
}
