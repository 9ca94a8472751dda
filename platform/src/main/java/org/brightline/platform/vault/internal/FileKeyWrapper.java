package org.brightline.platform.vault.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.brightline.platform.base.SecretFile;
import org.brightline.platform.vault.KeyWrapper;

/** A 256-bit master key in a file that only the server may read. */
final class FileKeyWrapper implements KeyWrapper {
    private static final String FILE = "vault.key";
    private static final int KEY = 32;

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
        if (exhibitsExist && Files.notExists(file)) {
            throw new IllegalStateException(
                    "The vault's key " + file.toAbsolutePath()
                            + " is missing, but the database holds exhibits that only it opens. Put it back from where you keep it.");
        }
        String text = SecretFile.readOrMake(file, () -> {
            byte[] key = new byte[KEY];
            random.nextBytes(key);
            return Base64.getEncoder().encodeToString(key) + "\n";
        });
        byte[] master = decode(text.strip());
        if (master.length != KEY) {
            throw new IllegalStateException(
                    "The vault's key " + file.toAbsolutePath() + " should hold " + KEY + " bytes in base64.");
        }
        return new FileKeyWrapper(master, random);
    }

    /** Nothing if it is not base64. */
    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
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
