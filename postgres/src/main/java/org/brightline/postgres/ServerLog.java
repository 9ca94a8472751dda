package org.brightline.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The log of the server, bounded in size.
 *
 * <p>The server appends to an open file, also when this process has died, so the file is copied and emptied in place rather
 * than renamed. A line that arrives in between can be lost; the log is for people, nothing depends on it.
 *
 * @param file the current log
 * @param limit bytes after which it is moved to the file with the suffix {@code .1}
 */
record ServerLog(Path file, long limit) {
    private static final int TAIL_BYTES = 4096;

    void trim() throws IOException {
        if (size() > limit) {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The last lines from {@code position} on. */
    String since(long position) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(Math.min(position, channel.size()), channel.size() - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size() - from, TAIL_BYTES));
            channel.read(bytes, from);
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        }
    }
}
