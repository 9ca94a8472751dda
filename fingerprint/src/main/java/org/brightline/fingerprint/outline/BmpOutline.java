package org.brightline.fingerprint.outline;

import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/**
 * Reads the header of a BMP file. One that merely wraps a JPEG or PNG is refused: the wrapped picture has a header of its
 * own, which no limit has seen.
 */
final class BmpOutline {

    private static final int HEADER = 14;
    private static final int OLD_HEADER_BYTES = 12;
    private static final int MASKS = 3;
    private static final int RUN_LENGTH_4 = 2;

    private BmpOutline() {}

    static Outline read(Octets octets) throws PictureException {
        boolean old = octets.little32(HEADER) == OLD_HEADER_BYTES;
        long width = old ? octets.little16(HEADER + 4) : octets.little32(HEADER + 4);
        long height = old ? octets.little16(HEADER + 6) : Math.abs((long) (int) octets.little32(HEADER + 8));
        int bits = octets.little16(HEADER + (old ? 10 : 14));
        long compression = old ? 0 : octets.little32(HEADER + 16);
        if (width < 1 || width > Integer.MAX_VALUE || height < 1 || bits > 32) {
            throw octets.damaged("its header makes no sense");
        }
        if (compression > MASKS) {
            throw octets.damaged("it is compressed in a way that is not read here");
        }
        boolean runs = compression >= 1 && compression <= RUN_LENGTH_4;
        long rowBytes = (width * bits + 31) / 32 * 4;
        if (!runs && rowBytes > (octets.length() - octets.little32(10)) / height) {
            throw octets.truncated();
        }
        return new Outline(Orientation.UPRIGHT, 1, width * height);
    }
}
