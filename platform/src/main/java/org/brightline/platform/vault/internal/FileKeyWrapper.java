package org.brightline.platform.vault.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.brightline.platform.vault.KeyWrapper;

/** A 256-bit master key in a file that only the server may read. */
final class FileKeyWrapper implements KeyWrapper {
    private static final String FILE = "vault.key";
    private static final Set<PosixFilePermission> OPEN =
            EnumSet.complementOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    private final byte[] master;
    private final SecureRandom random;

    private FileKeyWrapper(byte[] master, SecureRandom random) {
        this.master = master;
        this.random = random;
    }

    /**
     * Reads the master key of a data folder, or makes one.
     *
     * @param exhibitsExist whether something is sealed already: then a missing file is a loss, and no new key is made over it
     */
    static FileKeyWrapper in(Path directory, boolean exhibitsExist, SecureRandom random) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                if (exhibitsExist) {
                    throw new IllegalStateException(
                            "The vault's key " + file.toAbsolutePath()
                                    + " is missing, but the database holds exhibits that only it opens. Put it back from where you keep it.");
                }
                write(file, random);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(OPEN::contains)) {
                throw new IllegalStateException("The vault's key " + file.toAbsolutePath() + " is open to others ("
                        + PosixFilePermissions.toString(permissions) + "). Close it: chmod 600 "
                        + file.toAbsolutePath());
            }
            byte[] master = Base64.getDecoder().decode(Files.readString(file).strip());
            if (master.length != 32) {
                throw new IllegalStateException(
                        "The vault's key " + file.toAbsolutePath() + " should hold 32 bytes in base64.");
            }
            return new FileKeyWrapper(master, random);
        } catch (IOException e) {
            throw new UncheckedIOException("The vault's key " + file + " cannot be read or made", e);
        }
    }

    private static void write(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[32];
        random.nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Written beside and moved, so that a kill in the middle leaves no half key.
        Path draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String keyId() {
        return "file:" + HexFormat.of().formatHex(Arrays.copyOf(Cipher256.sha256(master), 4));
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        byte[] nonce = new byte[Cipher256.NONCE];
        random.nextBytes(nonce);
        byte[] sealed = Cipher256.seal(master, nonce, key, context);
        byte[] wrapped = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
        return wrapped;
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        return Cipher256.open(
                master,
                Arrays.copyOf(wrapped, Cipher256.NONCE),
                Arrays.copyOfRange(wrapped, Cipher256.NONCE, wrapped.length),
                context);
    }
}
