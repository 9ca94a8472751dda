package org.brightline.matching.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32C;

/** Reads what {@link SnapshotOutput} writes, and checks it. */
final class SnapshotInput {

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN).flip();
    private final CRC32C checksum = new CRC32C();
    private long unread;
    private long position;

    /** @param size the number of bytes of the snapshot */
    SnapshotInput(ReadableByteChannel channel, long size) {
        this.channel = channel;
        this.unread = size - Integer.BYTES;
    }

    /** The number of bytes before the checksum that were not read yet. */
    long remaining() {
        return unread + buffer.remaining();
    }

    SnapshotException wrong(String problem) {
        return new SnapshotException("At byte " + position + ", " + problem + ".");
    }

    byte[] bytes(int count) throws IOException {
        need(count);
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }

    int int32() throws IOException {
        need(Integer.BYTES);
        return buffer.getInt();
    }

    long int64() throws IOException {
        need(Long.BYTES);
        return buffer.getLong();
    }

    void longs(long[] values) throws IOException {
        for (int read = 0; read < values.length; ) {
            need(Long.BYTES);
            int some = Math.min(values.length - read, buffer.remaining() / Long.BYTES);
            buffer.asLongBuffer().get(values, read, some);
            buffer.position(buffer.position() + some * Long.BYTES);
            position += (long) (some - 1) * Long.BYTES;
            read += some;
        }
    }

    void chars(char[] values) throws IOException {
        for (int read = 0; read < values.length; ) {
            need(Character.BYTES);
            int some = Math.min(values.length - read, buffer.remaining() / Character.BYTES);
            buffer.asCharBuffer().get(values, read, some);
            buffer.position(buffer.position() + some * Character.BYTES);
            position += (long) (some - 1) * Character.BYTES;
            read += some;
        }
    }

    /** Nothing but the right checksum may follow. */
    void end() throws IOException {
        if (remaining() > 0) {
            throw wrong("there are " + remaining() + " bytes more than there should be");
        }
        int expected = (int) checksum.getValue();
        unread = Integer.BYTES;
        if (int32() != expected) {
            throw wrong("the checksum is wrong: the file is damaged");
        }
    }

    private void need(int bytes) throws IOException {
        if (remaining() < bytes) {
            throw wrong("the snapshot ends too early");
        }
        if (buffer.remaining() < bytes) {
            buffer.compact();
            buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + unread));
            int before = buffer.position();
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw wrong("the snapshot ends too early");
                }
            }
            unread -= buffer.position() - before;
            buffer.flip();
            checksum.update(buffer.duplicate().position(before));
        }
        position += bytes;
    }
}
