package org.brightline.fingerprint.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.brightline.fingerprint.Digests;
import org.brightline.fingerprint.Hex;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Sha256;

/**
 * The digests of a file, which is read once.
 *
 * @param md5 its MD5 digest
 * @param sha256 its SHA-256 digest
 */
record FileDigests(Md5 md5, Sha256 sha256) {

    private static final int PIECE = 1 << 16;

    static FileDigests of(Path file) throws IOException {
        MessageDigest md5 = Digests.algorithm("MD5");
        MessageDigest sha256 = Digests.algorithm("SHA-256");
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                md5.update(piece, 0, read);
                sha256.update(piece, 0, read);
            }
        }
        long[] narrow = Hex.words(md5.digest());
        long[] wide = Hex.words(sha256.digest());
        return new FileDigests(new Md5(narrow[0], narrow[1]), new Sha256(wide[0], wide[1], wide[2], wide[3]));
    }
}
