package org.brightline.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one server, locked for this process:
 *
 * <pre>
 * data/          the cluster; it appears by one rename once initdb has finished
 * password       of the database user, mode 0600
 * port           the last port
 * server.log     what the server says
 * lock           held by the process that looks after the server
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    static final String USER = "brightline";

    private static final String MAJOR_VERSION = "18";
    private static final String STAGING = "data.new-";
    private static final String DISCARDED = "data.discarded-";
    private static final int PASSWORD_BYTES = 24;

    private final PostgresSettings settings;
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(PostgresSettings settings, Path root, FileChannel lock) {
        this.settings = settings;
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory open(PostgresSettings settings) throws IOException {
        Path root = settings.directory();
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
            // The server's account passes through to its data; it cannot list what else is here.
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        }
        root = root.toRealPath();
        Path file = root.resolve("lock");
        FileChannel lock =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false;
        } finally {
            if (!held) {
                lock.close();
            }
        }
        if (!held) {
            throw new PostgresException("The database in " + root + " is already in use by another running Brightline"
                    + " (its lock is " + file + "). Stop that one first, or choose another directory.");
        }
        return new DataDirectory(settings, root, lock);
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** The password of the database user. */
    String password() throws IOException {
        Path file = passwordFile();
        if (!Files.exists(file)) {
            throw new PostgresException("The password of the database is missing: " + file
                    + ". Put it back from a backup" + " (one line, mode 0600); the data cannot be opened without it.");
        }
        return Files.readString(file).strip();
    }

    /** The port of the last run, or 0. */
    int lastPort() throws IOException {
        Path file = root.resolve("port");
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            int port = Integer.parseInt(Files.readString(file).strip());
            return port > 0 && port <= 65535 ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void rememberPort(int port) throws IOException {
        write(root.resolve("port"), Integer.toString(port), "rw-r--r--", null);
    }

    /** Creates the cluster when there is none. What an interrupted attempt has left behind is thrown away first. */
    void initialise(Binaries binaries, Account account) throws IOException, InterruptedException {
        discardUnfinished();
        Path version = data().resolve("PG_VERSION");
        if (Files.exists(data())) {
            if (!Files.exists(version)) {
                throw new PostgresException(
                        data() + " is not a PostgreSQL data directory: PG_VERSION is missing or cannot"
                                + " be read. Restore it from a backup, or move it away to begin with an empty database.");
            }
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR_VERSION)) {
                throw new PostgresException(data() + " was written by PostgreSQL " + found + "; this is PostgreSQL "
                        + MAJOR_VERSION + ". Export it with the release of Brightline that wrote it.");
            }
            if (account.switched() && !account.owns(data())) {
                // Restored from a backup by root.
                Folders.give(data(), account);
            }
            return;
        }
        createPassword();
        Path staging = Files.createTempDirectory(root, STAGING);
        account.own(staging);
        Path passwordFile = root.resolve(STAGING + "password");
        write(passwordFile, password(), "rw-------", account);
        Command.run(
                account.command(List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + staging,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")),
                root,
                settings.startTimeout());
        Files.delete(passwordFile);
        Files.move(staging, data(), StandardCopyOption.ATOMIC_MOVE);
        sync(root);
    }

    /** An initdb whose parent was killed may still be at work: renamed away, it can only fail. */
    private void discardUnfinished() throws IOException, InterruptedException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(root, STAGING + "*")) {
            for (Path leftover : leftovers) {
                Path discarded = root.resolve(DISCARDED + leftover.getFileName());
                Files.move(leftover, discarded, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        try (DirectoryStream<Path> discarded = Files.newDirectoryStream(root, DISCARDED + "*")) {
            for (Path folder : discarded) {
                Folders.delete(folder);
            }
        }
    }

    private void createPassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        write(passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random), "rw-------", null);
    }

    /** Writes a small file so that it is either the old one or the new one, and never readable by more than it should. */
    private static void write(Path file, String text, String mode, @Nullable Account owner) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(
                folder,
                STAGING,
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
            channel.force(true);
        }
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(mode));
        if (owner != null) {
            owner.own(temporary);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Lets another process look after this directory. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
