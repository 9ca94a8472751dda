package org.brightline.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Small WebP files, written by hand after RFC 9649, because no encoder for them is at hand. */
public final class Webps {

    private Webps() {}

    public static byte[] file(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        ByteBuffer file = ByteBuffer.allocate(12 + body.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII)).putInt(4 + body.size()).put("WEBP".getBytes(US_ASCII));
        return file.put(body.toByteArray()).array();
    }

    /** A header that claims the size of the canvas. */
    public static byte[] canvas(int width, int height) {
        return canvas(width, height, 0);
    }

    /** A header that also says that an animation follows, and the chunk that opens one. */
    public static byte[] animatedCanvas(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(canvas(width, height, 2));
        out.writeBytes(chunk("ANIM", new byte[6]));
        return out.toByteArray();
    }

    private static byte[] canvas(int width, int height, int flags) {
        byte[] data = new byte[10];
        data[0] = (byte) flags;
        for (int i = 0; i < 3; i++) {
            data[4 + i] = (byte) (width - 1 >> 8 * i);
            data[7 + i] = (byte) (height - 1 >> 8 * i);
        }
        return chunk("VP8X", data);
    }

    public static byte[] lossless(byte[] stream) {
        return chunk("VP8L", stream);
    }

    /** The header of a frame of an animation that claims this size, and so many bytes of chunks inside. */
    public static byte[] frame(int width, int height, int inside) {
        byte[] data = new byte[16];
        for (int i = 0; i < 3; i++) {
            data[6 + i] = (byte) (width - 1 >> 8 * i);
            data[9 + i] = (byte) (height - 1 >> 8 * i);
        }
        byte[] chunk = chunk("ANMF", data);
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(4, data.length + inside);
        return chunk;
    }

    /** The beginning of a lossless stream, and nothing after its sizes. */
    public static byte[] claim(int width, int height) {
        Bits bits = new Bits();
        sizes(bits, width, height);
        return bits.bytes();
    }

    /**
     * A lossless stream of one colour: each of the five prefix codes has a single symbol, so that no pixel needs a bit.
     */
    public static byte[] plain(int width, int height, int argb) {
        Bits bits = new Bits();
        sizes(bits, width, height);
        bits.put(0, 1); // no transform
        bits.put(0, 1); // no colour cache
        bits.put(0, 1); // one group of prefix codes
        int[] symbols = {argb >> 8 & 0xff, argb >> 16 & 0xff, argb & 0xff, argb >>> 24, 0};
        for (int symbol : symbols) {
            bits.put(1, 1); // a simple code
            bits.put(0, 1); // of one symbol
            bits.put(1, 1); // of eight bits
            bits.put(symbol, 8);
        }
        bits.put(0, 16);
        return bits.bytes();
    }

    private static void sizes(Bits bits, int width, int height) {
        bits.put(0x2f, 8);
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(0, 1);
        bits.put(0, 3);
    }

    private static byte[] chunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** Bits, least significant first. */
    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int pending;
        private int count;

        void put(int value, int bits) {
            for (int i = 0; i < bits; i++) {
                pending |= (value >> i & 1) << count;
                if (++count == 8) {
                    out.write(pending);
                    pending = 0;
                    count = 0;
                }
            }
        }

        byte[] bytes() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(out.toByteArray());
            if (count > 0) {
                whole.write(pending);
            }
            return whole.toByteArray();
        }
    }
}
