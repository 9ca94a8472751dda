package org.brightline.fingerprint.outline;

import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/** Walks through the chunks of a PNG file (W3C PNG, third edition) up to its end chunk. */
final class PngOutline {

    private static final int SIGNATURE = 8;

    /** Length, type and checksum. */
    private static final int AROUND_DATA = 12;

    private PngOutline() {}

    static Outline read(Octets octets) throws PictureException {
        Orientation orientation = Orientation.UPRIGHT;
        long at = SIGNATURE;
        while (!octets.has(at + 4, "IEND")) {
            long length = octets.big32(at);
            if (at + AROUND_DATA + length > octets.length()) {
                throw octets.truncated();
            }
            if (octets.has(at + 4, "eXIf")) {
                orientation = Orientation.ofExif(octets, at + 8, at + 8 + length);
            }
            at += AROUND_DATA + length;
        }
        if (at + AROUND_DATA > octets.length()) {
            throw octets.truncated();
        }
        return new Outline(orientation, 1, 0);
    }
}
