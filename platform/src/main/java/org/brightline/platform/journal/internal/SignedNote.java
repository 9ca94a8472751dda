package org.brightline.platform.journal.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A text and its signatures in one text (C2SP signed-note). */
final class SignedNote {
    private SignedNote() {}

    /**
     * Signs.
     *
     * @param text ends with a newline
     */
    static String sign(String text, NoteKey key, PrivateKey secret) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] line = ByteBuffer.allocate(4 + signature.length)
                    .put(key.id())
                    .put(signature)
                    .array();
            return text + "\n— " + key.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK of this version has Ed25519", e);
        }
    }

    /** Whether the note carries a valid signature of the key. */
    static boolean verifies(String note, NoteKey key) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0) {
            return false;
        }
        byte[] text = note.substring(0, split + 1).getBytes(StandardCharsets.UTF_8);
        return note.substring(split + 2)
                .lines()
                .filter(line -> line.startsWith("— " + key.name() + " "))
                .anyMatch(line -> holds(line.substring(line.lastIndexOf(' ') + 1), text, key));
    }

    private static boolean holds(String base64, byte[] text, NoteKey key) {
        try {
            byte[] line = Base64.getDecoder().decode(base64);
            return line.length > 4
                    && Arrays.equals(key.id(), Arrays.copyOf(line, 4))
                    && key.verifies(text, Arrays.copyOfRange(line, 4, line.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
