package org.brightline.fingerprint.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a picture's file, read at places; a read past the end means that the file is cut short. */
public record Octets(byte[] bytes, String format) {

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    /** One byte, 0 to 255. */
    public int at(long index) throws PictureException {
        if (index < 0 || index >= bytes.length) {
            throw truncated();
        }
        return bytes[(int) index] & 0xff;
    }

    /** Two bytes, most significant first. */
    public int big16(long index) throws PictureException {
        return at(index) << 8 | at(index + 1);
    }

    /** Four bytes, most significant first, as an unsigned number. */
    public long big32(long index) throws PictureException {
        return (long) big16(index) << 16 | big16(index + 2);
    }

    /** Two bytes, least significant first. */
    public int little16(long index) throws PictureException {
        return at(index) | at(index + 1) << 8;
    }

    /** Three bytes, least significant first. */
    public int little24(long index) throws PictureException {
        return little16(index) | at(index + 2) << 16;
    }

    /** Four bytes, least significant first, as an unsigned number. */
    public long little32(long index) throws PictureException {
        return little16(index) | (long) little16(index + 2) << 16;
    }

    /** Whether the bytes from this place on are these characters. */
    public boolean has(long index, String latin1) {
        byte[] wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (index < 0 || index + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[(int) index + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Copies bytes that were read before; those that are not there are left out. */
    public void copy(long index, long length, ByteArrayOutputStream out) {
        int from = (int) Math.min(index, bytes.length);
        out.write(bytes, from, (int) Math.min(length, bytes.length - from));
    }

    /** What to throw where the file ends too early. */
    public PictureException truncated() {
        return new PictureException(
                PictureException.Kind.TRUNCATED,
                "The " + format + " picture is cut short: it ends before it is complete.");
    }

    /** What to throw where the file contradicts its format; {@code what} is for people and has no full stop. */
    public PictureException damaged(String what) {
        return new PictureException(
                PictureException.Kind.DAMAGED, "The " + format + " picture cannot be decoded: " + what + ".");
    }
}
