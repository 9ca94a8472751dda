package org.brightline.fingerprint.confined;

import com.twelvemonkeys.image.ImageUtil;
import com.twelvemonkeys.imageio.ImageReaderBase;
import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.io.FileUtil;
import com.twelvemonkeys.lang.Validate;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the child of a {@link ConfinedDecoder} needs on its class path: this module and the decoders, and nothing else of
 * the server. A child that runs as another user gets copies where that user could not read the originals.
 */
final class WorkerClassPath {

    private static final List<Class<?>> NEEDED = List.of(
            PictureWorker.class,
            JPEGImageReaderSpi.class,
            WebPImageReaderSpi.class,
            ImageReaderBase.class,
            CompoundDirectory.class,
            ImageUtil.class,
            FileUtil.class,
            Validate.class);

    private WorkerClassPath() {}

    /** @param copies a directory for copies, which the other user can read; nothing is copied if it is not needed */
    static String of(boolean otherUser, Path copies) throws IOException {
        Set<Path> originals = new LinkedHashSet<>();
        for (Class<?> needed : NEEDED) {
            originals.add(location(needed));
        }
        Set<Path> readable = new LinkedHashSet<>();
        for (Path original : originals) {
            readable.add(!otherUser || readableByAll(original) ? original : copy(original, copies));
        }
        return readable.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path location(Class<?> needed) throws IOException {
        CodeSource source = needed.getProtectionDomain().getCodeSource();
        try {
            if (source == null || !source.getLocation().getProtocol().equals("file")) {
                throw new IOException("The class " + needed.getName()
                        + " does not come from a jar or a directory on disk;" + " a child process cannot load it.");
            }
            return Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IOException("The place of the class " + needed.getName() + " is no path.", e);
        }
    }

    private static boolean readableByAll(Path path) throws IOException {
        for (Path above = path.toRealPath(); above != null; above = above.getParent()) {
            PosixFilePermission needed =
                    Files.isDirectory(above) ? PosixFilePermission.OTHERS_EXECUTE : PosixFilePermission.OTHERS_READ;
            if (!Files.getPosixFilePermissions(above).contains(needed)) {
                return false;
            }
        }
        return true;
    }

    private static Path copy(Path original, Path copies) throws IOException {
        Path target = copies.resolve(Integer.toHexString(original.hashCode()) + "-" + original.getFileName());
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = target.resolve(original.relativize(directory).toString());
                Files.createDirectories(made);
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path made = target.resolve(original.relativize(file).toString());
                Files.copy(file, made);
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
                return FileVisitResult.CONTINUE;
            }
        });
        return target;
    }
}
