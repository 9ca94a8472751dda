package org.brightline.platform.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A file in the data folder that only the server may read (mode 0600). */
public final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    private SecretFile() {}

    /**
     * Reads a secret, or writes the one that is made where there is none. A kill in the middle leaves no half file.
     *
     * @throws IllegalStateException if others may read it
     */
    public static String readOrMake(Path file, Supplier<String> made) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path draft = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(draft);
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, made.get(), StandardOpenOption.SYNC);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                throw new IllegalStateException("The key " + file.toAbsolutePath() + " is open to others ("
                        + PosixFilePermissions.toString(permissions) + "). Close it: chmod 600 "
                        + file.toAbsolutePath());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file.toAbsolutePath() + " cannot be read or made", e);
        }
    }
}
