package org.brightline.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Parts of PNG files, written by hand. */
public final class Pngs {

    /** Signature and header chunk. */
    private static final int HEADER = 33;

    private Pngs() {}

    public static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(US_ASCII));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /** The file with a chunk put in after its header. */
    public static byte[] with(String type, byte[] data, byte[] png) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, HEADER);
        out.writeBytes(chunk(type, data));
        out.write(png, HEADER, png.length - HEADER);
        return out.toByteArray();
    }

    /** The file with other sizes in its header. */
    public static byte[] claiming(int width, int height, byte[] png) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(png, 24, 5)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 8);
        out.writeBytes(chunk("IHDR", header));
        out.write(png, HEADER, png.length - HEADER);
        return out.toByteArray();
    }

    /** The data of all IDAT chunks of a file. */
    static byte[] data(byte[] png) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer chunks = ByteBuffer.wrap(png).position(8);
        while (chunks.hasRemaining()) {
            int length = chunks.getInt();
            byte[] type = new byte[4];
            chunks.get(type);
            if (new String(type, US_ASCII).equals("IDAT")) {
                out.write(png, chunks.position(), length);
            }
            chunks.position(chunks.position() + length + 4);
        }
        return out.toByteArray();
    }
}
