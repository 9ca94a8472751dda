package org.brightline.fingerprint.confined;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for what a confined child reads, which everybody may read and which go with this process. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    /**
     * A new and empty folder of this process, which is deleted when the process ends.
     *
     * @throws IOException if it cannot be made
     */
    public static Path create(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " could not be deleted.", e);
        }
    }
}
