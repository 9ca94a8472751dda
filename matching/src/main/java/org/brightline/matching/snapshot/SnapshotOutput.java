package org.brightline.matching.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes numbers little-endian, and at the end their checksum. */
final class SnapshotOutput {

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    SnapshotOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    void bytes(byte[] bytes) throws IOException {
        room(bytes.length);
        buffer.put(bytes);
    }

    void char16(char value) throws IOException {
        room(Character.BYTES);
        buffer.putChar(value);
    }

    void int32(int value) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    void int64(long value) throws IOException {
        room(Long.BYTES);
        buffer.putLong(value);
    }

    void end() throws IOException {
        flush();
        buffer.putInt((int) checksum.getValue());
        flush();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
