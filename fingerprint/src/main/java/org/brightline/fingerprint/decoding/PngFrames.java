package org.brightline.fingerprint.decoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.brightline.fingerprint.decoding.FramePart.Disposal;
import org.brightline.fingerprint.picture.Octets;
import org.brightline.fingerprint.picture.PictureException;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an animated PNG file (W3C PNG, third edition, section 11.3.6): each becomes a still file of its own. The
 * still picture that older viewers show is a frame too, the first one.
 */
final class PngFrames implements FrameParts {

    private static final int SIGNATURE = 8;
    private static final int CHUNK_HEADER = 8;

    /** Length, type and checksum. */
    private static final int AROUND_DATA = 12;

    private static final int HEADER = SIGNATURE + CHUNK_HEADER;

    private final Octets octets;
    private final int width;
    private final int height;
    private final ByteArrayOutputStream colours = new ByteArrayOutputStream();
    private long at;

    /** Where the data of the control chunk of the frame that comes next begin; -1 before there is one. */
    private long control = -1;

    private PngFrames(Octets octets) throws PictureException {
        this.octets = octets;
        this.width = (int) Math.min(Integer.MAX_VALUE, octets.big32(HEADER));
        this.height = (int) Math.min(Integer.MAX_VALUE, octets.big32(HEADER + 4));
        this.at = SIGNATURE;
    }

    static @Nullable PngFrames of(Octets octets) throws PictureException {
        if (!octets.has(SIGNATURE + 4, "IHDR")) {
            return null;
        }
        long chunk = SIGNATURE;
        while (!octets.has(chunk + 4, "IDAT") && !octets.has(chunk + 4, "IEND")) {
            if (octets.has(chunk + 4, "acTL")) {
                return new PngFrames(octets);
            }
            chunk += AROUND_DATA + octets.big32(chunk);
        }
        return null;
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
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (!octets.has(at + 4, "IEND")) {
            long length = octets.big32(at);
            long content = at + CHUNK_HEADER;
            if (octets.has(at + 4, "fcTL")) {
                if (data.size() > 0) {
                    return part(data.toByteArray());
                }
                control = content;
            } else if (octets.has(at + 4, "PLTE") || octets.has(at + 4, "tRNS")) {
                octets.copy(at, AROUND_DATA + length, colours);
            } else if (octets.has(at + 4, "IDAT")) {
                octets.copy(content, length, data);
            } else if (octets.has(at + 4, "fdAT")) {
                octets.copy(content + 4, Math.max(0, length - 4), data);
            }
            at = content + length + 4;
        }
        return data.size() == 0 ? null : part(data.toByteArray());
    }

    private FramePart part(byte[] data) throws PictureException {
        if (control < 0) {
            // The still picture is not of the animation: it leaves nothing behind.
            return new FramePart(alone(width, height, data), 0, 0, false, Disposal.CLEAR);
        }
        int columns = (int) Math.min(Integer.MAX_VALUE, octets.big32(control + 4));
        int rows = (int) Math.min(Integer.MAX_VALUE, octets.big32(control + 8));
        long left = octets.big32(control + 12);
        long top = octets.big32(control + 16);
        if (columns < 1 || rows < 1 || left + columns > width || top + rows > height) {
            throw octets.damaged("a frame lies outside of its canvas");
        }
        Disposal disposal = switch (octets.at(control + 24)) {
            case 1 -> Disposal.CLEAR;
            case 2 -> Disposal.RESTORE;
            default -> Disposal.KEEP;
        };
        boolean blended = octets.at(control + 25) == 1;
        return new FramePart(alone(columns, rows, data), (int) left, (int) top, blended, disposal);
    }

    private byte[] alone(int columns, int rows, byte[] data) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        octets.copy(0, SIGNATURE, file);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(ByteBuffer.allocate(8).putInt(columns).putInt(rows).array());
        octets.copy(HEADER + 8, 5, header);
        writeChunk("IHDR", header.toByteArray(), file);
        file.writeBytes(colours.toByteArray());
        writeChunk("IDAT", data, file);
        writeChunk("IEND", new byte[0], file);
        return file.toByteArray();
    }

    private static void writeChunk(String name, byte[] data, ByteArrayOutputStream file) {
        CRC32 sum = new CRC32();
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        sum.update(type);
        sum.update(data);
        file.writeBytes(ByteBuffer.allocate(AROUND_DATA + data.length)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) sum.getValue())
                .array());
    }
}
