package org.brightline.fingerprint.outline;

import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/**
 * Walks through the markers of a JPEG file (ITU-T T.81, annex B).
 *
 * <p>A decoder fills what is missing with grey and hardly complains; so the end marker is looked for here. Scans are
 * counted because a small progressive file can hold thousands of them, each over all pixels.
 */
final class JpegOutline {

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;
    private static final String EXIF = "Exif\0\0";

    private JpegOutline() {}

    static Outline read(Octets octets) throws PictureException {
        Orientation orientation = Orientation.UPRIGHT;
        int scans = 0;
        long at = 2;
        while (true) {
            at = nextMarker(octets, at);
            int marker = octets.at(at - 1);
            if (marker == END_OF_IMAGE) {
                if (scans == 0) {
                    throw octets.damaged("it holds no picture data");
                }
                return new Outline(orientation, scans, 0);
            }
            if (!hasLength(marker)) {
                continue;
            }
            int length = octets.big16(at);
            if (marker == APP1 && orientation == Orientation.UPRIGHT && octets.has(at + 2, EXIF)) {
                orientation = Orientation.ofExif(octets, at + 2 + EXIF.length(), at + length);
            }
            if (marker == START_OF_SCAN) {
                scans++;
            }
            at += Math.max(2, length);
        }
    }

    /** The index after the next marker; bytes that are no marker, such as picture data, are passed over. */
    static long nextMarker(Octets octets, long from) throws PictureException {
        byte[] bytes = octets.bytes();
        for (int at = (int) Math.min(from, bytes.length); at + 1 < bytes.length; at++) {
            // Almost all bytes are picture data, so this is the loop that the length of a file is paid in.
            if (bytes[at] == (byte) 0xff && bytes[at + 1] != 0x00 && bytes[at + 1] != (byte) 0xff) {
                return at + 2;
            }
        }
        throw octets.truncated();
    }

    /** The restart markers, the start of an image and TEM stand alone. */
    static boolean hasLength(int marker) {
        return marker != 0x01 && (marker < 0xd0 || marker > 0xd8);
    }

    /** The markers that begin a frame and state its size and components: SOF0 to SOF15 without DHT, JPG and DAC. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
