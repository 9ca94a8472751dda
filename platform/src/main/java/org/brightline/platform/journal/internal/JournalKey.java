package org.brightline.platform.journal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.brightline.platform.base.SecretFile;

/** The journal's signing key: a file of two lines, the verifier key and the secret seed, that only the server may read. */
record JournalKey(NoteKey verifier, PrivateKey secret) {
    private static final String FILE = "journal.key";

    /** Reads the key of a data folder, or makes one at the first start. */
    static JournalKey in(Path directory, String origin, SecureRandom random) {
        JournalKey key = read(SecretFile.readOrMake(directory.resolve(FILE), () -> make(origin, random)));
        if (!key.verifier().name().equals(origin)) {
            throw new IllegalStateException("The journal in " + directory + " was opened under the name "
                    + key.verifier().name() + ", not " + origin + "; set BRIGHTLINE_JOURNAL_ORIGIN to that name.");
        }
        return key;
    }

    /** Only the public half, for whoever verifies. */
    static NoteKey verifierIn(Path directory) {
        try {
            return NoteKey.parse(Files.readAllLines(directory.resolve(FILE)).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no journal key in " + directory, e);
        }
    }

    private static JournalKey read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2) {
            throw new IllegalStateException(
                    "The journal's key file should have two lines, the public and the secret half.");
        }
        return new JournalKey(
                NoteKey.parse(lines.get(0)),
                NoteKey.privateKey(Base64.getDecoder().decode(lines.get(1))));
    }

    private static String make(String origin, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            // Both standard encodings end in the 32 raw bytes (RFC 8410).
            NoteKey verifier = new NoteKey(origin, last32(pair.getPublic().getEncoded()));
            return verifier.text() + "\n"
                    + Base64.getEncoder()
                            .encodeToString(last32(pair.getPrivate().getEncoded())) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK of this version has Ed25519", e);
        }
    }

    private static byte[] last32(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "JournalKey[" + verifier.text() + "]";
    }
}
