package org.brightline.fingerprint.decoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.brightline.fingerprint.decoding.FramePart.Disposal;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;
import org.jspecify.annotations.Nullable;

/** The frames of an animated WebP file (RFC 9649, section 2.7): each becomes a still file of its own. */
final class WebpFrames implements FrameParts {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int HAS_OPACITY = 0x10;
    private static final int IS_ANIMATED = 0x02;

    private final Octets octets;
    private final int width;
    private final int height;
    private final long end;
    private long at = FIRST_CHUNK;

    private WebpFrames(Octets octets) throws PictureException {
        this.octets = octets;
        this.width = 1 + octets.little24(FIRST_CHUNK + CHUNK_HEADER + 4);
        this.height = 1 + octets.little24(FIRST_CHUNK + CHUNK_HEADER + 7);
        this.end = CHUNK_HEADER + octets.little32(4);
    }

    static @Nullable WebpFrames of(Octets octets) throws PictureException {
        boolean animated = octets.has(FIRST_CHUNK, "VP8X")
                && (octets.at(FIRST_CHUNK + CHUNK_HEADER) & IS_ANIMATED) != 0
                && octets.length() > FIRST_CHUNK + CHUNK_HEADER + 10;
        return animated ? new WebpFrames(octets) : null;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public @Nullable FramePart next() throws PictureException {
        while (at + CHUNK_HEADER <= end) {
            long chunk = at;
            long length = octets.little32(chunk + 4);
            at = chunk + CHUNK_HEADER + length + length % 2;
            if (octets.has(chunk, "ANMF")) {
                return part(chunk + CHUNK_HEADER, Math.min(end, chunk + CHUNK_HEADER + length));
            }
        }
        return null;
    }

    private FramePart part(long frame, long frameEnd) throws PictureException {
        int flags = octets.at(frame + 15);
        return new FramePart(
                alone(frame, frameEnd),
                2 * octets.little24(frame),
                2 * octets.little24(frame + 3),
                (flags & 0x02) == 0,
                (flags & 0x01) == 0 ? Disposal.KEEP : Disposal.CLEAR);
    }

    private byte[] alone(long frame, long frameEnd) throws PictureException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        long chunk = frame + FRAME_HEADER;
        while (chunk + CHUNK_HEADER <= frameEnd) {
            long length = octets.little32(chunk + 4);
            long next = chunk + CHUNK_HEADER + length + length % 2;
            if (next > frameEnd) {
                throw octets.truncated();
            }
            if (octets.has(chunk, "ALPH")) {
                // Only a file of the extended form may state opacity beside the colours.
                chunks.writeBytes(header("VP8X", 10));
                chunks.write(HAS_OPACITY);
                chunks.writeBytes(new byte[3]);
                octets.copy(frame + 6, 6, chunks);
            }
            if (octets.has(chunk, "ALPH") || octets.has(chunk, "VP8 ") || octets.has(chunk, "VP8L")) {
                octets.copy(chunk, next - chunk, chunks);
            }
            chunk = next;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header("RIFF", 4 + chunks.size()));
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    private static byte[] header(String name, int length) {
        return ByteBuffer.allocate(CHUNK_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(length)
                .array();
    }
}
