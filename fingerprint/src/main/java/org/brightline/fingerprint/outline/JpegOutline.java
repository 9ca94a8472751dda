package org.brightline.fingerprint.outline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.Orientation;
import org.brightline.fingerprint.picture.PictureException;

/**
 * Walks through the markers of a JPEG file (ITU-T T.81, annex B).
 *
 * <p>Viewers show a file without its end marker, so one that loses it must not become another picture, or none: where it is
 * missing it is thought of as standing after the last part that is whole.
 */
final class JpegOutline {

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;
    private static final String EXIF = "Exif\0\0";

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private JpegOutline() {}

    static Outline read(Octets octets) throws PictureException {
        Orientation orientation = Orientation.UPRIGHT;
        JpegScans scans = new JpegScans();
        long at = 2;
        while (true) {
            at = afterMarker(octets, at);
            if (at > octets.length()) {
                return ending(octets, orientation, scans, octets.length());
            }
            int marker = octets.at(at - 1);
            if (marker == END_OF_IMAGE) {
                if (scans.count() == 0) {
                    throw octets.damaged("it holds no picture data");
                }
                return new Outline(orientation, scans.count(), 0);
            }
            if (scans.single() && !isRestart(marker)) {
                return ending(octets, orientation, scans, at - 2);
            }
            if (!hasLength(marker)) {
                continue;
            }
            if (at + 2 > octets.length() || at + octets.big16(at) > octets.length()) {
                return ending(octets, orientation, scans, at - 2);
            }
            int length = octets.big16(at);
            if (marker == APP1 && orientation == Orientation.UPRIGHT && octets.has(at + 2, EXIF)) {
                orientation = Orientation.ofExif(octets, at + 2 + EXIF.length(), at + length);
            }
            if (isFrame(marker)) {
                scans.frame(octets, marker, at);
            }
            if (marker == START_OF_SCAN) {
                scans.scan(octets, at);
            }
            at += Math.max(2, length);
        }
    }

    /** Of a file whose end marker is missing at this place. */
    private static Outline ending(Octets octets, Orientation orientation, JpegScans scans, long end)
            throws PictureException {
        if (scans.count() == 0) {
            throw octets.truncated();
        }
        return new Outline(orientation, scans.count(), 0, (int) end, !scans.complete());
    }

    /** The index after the next marker. */
    static long nextMarker(Octets octets, long from) throws PictureException {
        long after = afterMarker(octets, from);
        if (after > octets.length()) {
            throw octets.truncated();
        }
        return after;
    }

    /**
     * The index after the next marker, or one beyond the length of the file; bytes that are no marker, such as picture data,
     * are passed over.
     */
    private static long afterMarker(Octets octets, long from) {
        byte[] bytes = octets.bytes();
        int at = (int) Math.min(from, bytes.length);
        while (at + 1 < bytes.length) {
            // Almost all bytes are picture data, so this loop is what the length of a file costs: eight at a time.
            if (at + Long.BYTES <= bytes.length && !holdsMarkerByte((long) EIGHT.get(bytes, at))) {
                at += Long.BYTES;
            } else if (bytes[at] == (byte) 0xff && bytes[at + 1] != 0x00 && bytes[at + 1] != (byte) 0xff) {
                return at + 2;
            } else {
                at++;
            }
        }
        return bytes.length + 1L;
    }

    /** Whether one of eight bytes is 0xff: subtracting 1 borrows from the highest bit of a byte only where its inverse is 0. */
    private static boolean holdsMarkerByte(long bytes) {
        return (~bytes - 0x0101010101010101L & bytes & 0x8080808080808080L) != 0;
    }

    /** The restart markers, the start of an image and TEM stand alone. */
    static boolean hasLength(int marker) {
        return marker != 0x01 && (marker < 0xd0 || marker > 0xd8);
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    /** The markers that begin a frame and state its size and components: SOF0 to SOF15 without DHT, JPG and DAC. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
