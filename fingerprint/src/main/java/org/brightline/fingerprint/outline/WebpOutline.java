package org.brightline.fingerprint.outline;

import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/**
 * Walks through the chunks of a WebP file (RFC 9649). Each frame states its own size beside the size of the canvas, and
 * a decoder allocates by either; so the greatest counts.
 */
final class WebpOutline {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final String EXIF_PREFIX = "Exif\0\0";

    private WebpOutline() {}

    static Outline read(Octets octets) throws PictureException {
        long end = CHUNK_HEADER + octets.little32(4);
        if (end > octets.length()) {
            throw octets.truncated();
        }
        Orientation orientation = Orientation.UPRIGHT;
        boolean empty = true;
        long pixels = 0;
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= end) {
            long data = at + CHUNK_HEADER;
            long length = octets.little32(at + 4);
            if (data + length > end) {
                throw octets.truncated();
            }
            if (octets.has(at, "EXIF")) {
                long tiff = octets.has(data, EXIF_PREFIX) ? data + EXIF_PREFIX.length() : data;
                orientation = Orientation.ofExif(octets, tiff, data + length);
            }
            empty &= !octets.has(at, "VP8 ") && !octets.has(at, "VP8L");
            pixels = Math.max(pixels, pixels(octets, at, data));
            // The chunks inside a frame of an animation are walked like those around it: nesting costs no stack.
            at = octets.has(at, "ANMF") ? data + FRAME_HEADER : data + length + length % 2;
        }
        if (empty) {
            throw octets.damaged("it holds no picture data");
        }
        return new Outline(orientation, 1, pixels);
    }

    private static long pixels(Octets octets, long chunk, long data) throws PictureException {
        if (octets.has(chunk, "VP8X")) {
            return (1L + octets.little24(data + 4)) * (1 + octets.little24(data + 7));
        }
        if (octets.has(chunk, "VP8 ")) {
            return (octets.little16(data + 6) & 0x3fffL) * (octets.little16(data + 8) & 0x3fffL);
        }
        if (octets.has(chunk, "VP8L")) {
            long sizes = octets.little32(data + 1);
            return (1 + (sizes & 0x3fff)) * (1 + (sizes >> 14 & 0x3fff));
        }
        if (octets.has(chunk, "ANMF")) {
            return (1L + octets.little24(data + 6)) * (1 + octets.little24(data + 9));
        }
        return 0;
    }
}
