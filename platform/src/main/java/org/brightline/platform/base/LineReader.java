package org.brightline.platform.base;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes of a bounded length; of a longer line it keeps nothing and goes on behind it. */
public final class LineReader {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int filled;
    private byte[] line = new byte[1024];

    /** Reads from a stream, which the caller closes; {@code longest} is in bytes, without the end of the line. */
    public LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param bytes without its end; empty if it was too long
     */
    public record Line(byte[] bytes, boolean tooLong) {
        /** Whether there is nothing in it but spaces and tabs. */
        public boolean blank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** Whether a further byte is there without waiting. */
    public boolean ready() throws IOException {
        return at < filled || in.available() > 0;
    }

    /** The next line, null at the end. */
    public @Nullable Line next() throws IOException {
        int length = 0;
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (at == filled) {
                filled = in.read(buffer);
                at = 0;
                if (filled < 0) {
                    filled = 0;
                    return any ? line(length, tooLong) : null;
                }
            }
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int part = end - at;
            tooLong |= length + part > longest;
            if (!tooLong) {
                if (length + part > line.length) {
                    line = Arrays.copyOf(line, Math.min(longest, Math.max(length + part, line.length * 2)));
                }
                System.arraycopy(buffer, at, line, length, part);
                length += part;
            }
            at = end;
            if (end < filled) {
                at++;
                return line(length, tooLong);
            }
        }
    }

    private Line line(int length, boolean tooLong) {
        return tooLong ? new Line(new byte[0], true) : new Line(Arrays.copyOf(line, length), false);
    }
}
