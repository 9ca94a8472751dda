package org.brightline.fingerprint.decoding;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a picture as decoders read them. Some decoders take the end of the file for zeros and go on for as long as a
 * hostile header tells them to; after so many reads at the end as no whole picture needs, this stream fails for good.
 */
final class FiniteStream extends ImageInputStreamImpl {
    private static final int READS_AT_THE_END = 65_536;

    private final byte[] bytes;
    private int readsAtTheEnd;

    FiniteStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return end();
        }
        return bytes[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            return end();
        }
        int part = Math.min(length, bytes.length - (int) streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, part);
        streamPos += part;
        return part;
    }

    private int end() throws IOException {
        if (++readsAtTheEnd > READS_AT_THE_END) {
            throw new IOException("it is read beyond its end");
        }
        return -1;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
