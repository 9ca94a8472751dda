package org.brightline.platform.journal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The journal's signing key: a file of two lines, the verifier key and the secret seed, that only the server may read. */
record JournalKey(NoteKey verifier, PrivateKey secret) {
    private static final String FILE = "journal.key";

    /** Reads the key of a data folder, or makes one at the first start. */
    static JournalKey in(Path directory, String origin, SecureRandom random) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                write(file, origin, random);
            }
            JournalKey key = read(file);
            if (!key.verifier().name().equals(origin)) {
                throw new IllegalStateException("The journal in " + directory + " was opened under the name "
                        + key.verifier().name() + ", not " + origin + "; set BRIGHTLINE_JOURNAL_ORIGIN to that name.");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal's key " + file + " cannot be read or made", e);
        }
    }

    /** Only the public half, for whoever verifies. */
    static NoteKey verifierIn(Path directory) {
        try {
            return NoteKey.parse(Files.readAllLines(directory.resolve(FILE)).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no journal key in " + directory, e);
        }
    }

    private static JournalKey read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new IOException("it should have two lines");
        }
        return new JournalKey(
                NoteKey.parse(lines.get(0)),
                NoteKey.privateKey(Base64.getDecoder().decode(lines.get(1))));
    }

    private static void write(Path file, String origin, SecureRandom random) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            byte[] pkcs8 = pair.getPrivate().getEncoded();
            NoteKey verifier = new NoteKey(origin, Arrays.copyOfRange(spki, spki.length - 32, spki.length));
            String seed =
                    Base64.getEncoder().encodeToString(Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length));
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Written beside and moved, so that a kill in the middle leaves no half key.
            Path draft = file.resolveSibling(FILE + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, verifier.text() + "\n" + seed + "\n", StandardOpenOption.SYNC);
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK of this version has Ed25519", e);
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "JournalKey[" + verifier.text() + "]";
    }
}
