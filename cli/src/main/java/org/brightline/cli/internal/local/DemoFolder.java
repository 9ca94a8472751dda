package org.brightline.cli.internal.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The folder of one demo: its mark says that it may be deleted, and is locked as long as a demo uses it. */
public final class DemoFolder implements AutoCloseable {
    private static final String MARK = "demo";
    private static final String MARKED =
            "A demo of Brightline runs here and deletes this folder when it begins anew.\n";

    private final Path folder;
    private final FileChannel mark;

    private DemoFolder(Path folder, FileChannel mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /**
     * Takes a folder for a demo, and makes it if it is not there. Deletes nothing yet.
     *
     * @throws IOException in words, if another demo runs in it or it holds what no demo made
     */
    public static DemoFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException("The folder " + folder.toAbsolutePath()
                            + " holds something that no demo made; choose another with --data.");
                }
            }
        }
        FileChannel channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("Another demo runs in " + folder.toAbsolutePath()
                    + ". Stop it, or choose another folder with --data.");
        }
        return new DemoFolder(folder, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // by this process itself
            return null;
        }
    }

    /**
     * Deletes all but the mark.
     *
     * @return whether an earlier demo had used the folder
     */
    public boolean clear() throws IOException {
        Path kept = folder.resolve(MARK);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(kept)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!inner.equals(folder)) {
                    Files.delete(inner);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        boolean used = mark.size() > 0;
        mark.write(StandardCharsets.UTF_8.encode(MARKED), 0);
        return used;
    }

    @Override
    public void close() throws IOException {
        mark.close();
    }
}
