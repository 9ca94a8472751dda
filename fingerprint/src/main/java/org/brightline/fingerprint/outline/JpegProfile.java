package org.brightline.fingerprint.outline;

import java.io.ByteArrayOutputStream;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;

/**
 * Takes the colour profile out of a JPEG file. PDQ is defined over the stored values, and the references do not look at
 * profiles; a decoder that did would give a photo of a telephone another hash. Printing inks keep theirs: without it they
 * are no colours.
 */
public final class JpegProfile {

    private static final int APP2 = 0xe2;
    private static final int START_OF_SCAN = 0xda;
    private static final int INKS = 4;

    private JpegProfile() {}

    /** The bytes without a profile; the same array if there is none. */
    public static byte[] without(Octets octets) throws PictureException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean found = false;
        long copied = 0;
        long at = 2;
        while (true) {
            at = JpegOutline.nextMarker(octets, at);
            int marker = octets.at(at - 1);
            if (!JpegOutline.hasLength(marker)) {
                continue;
            }
            long end = at + Math.max(2, octets.big16(at));
            if (JpegOutline.isFrame(marker) && octets.at(at + 7) == INKS) {
                return octets.bytes();
            }
            if (marker == START_OF_SCAN) {
                break;
            }
            if (marker == APP2 && octets.has(at + 2, "ICC_PROFILE\0")) {
                found = true;
                octets.copy(copied, at - 2 - copied, out);
                copied = end;
            }
            at = end;
        }
        if (!found) {
            return octets.bytes();
        }
        octets.copy(copied, octets.length() - copied, out);
        return out.toByteArray();
    }
}
