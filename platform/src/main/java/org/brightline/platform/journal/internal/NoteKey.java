package org.brightline.platform.journal.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 verifier key of a signed note (C2SP signed-note): {@code name+hash+base64(0x01 ‖ public key)}, where hash is the
 * first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
 *
 * @param name of the signer; no space and no plus
 * @param raw the 32 bytes of the public key
 */
record NoteKey(String name, byte[] raw) {
    private static final byte ED25519 = 1;
    /** What X.509 and PKCS #8 put before the 32 raw bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    NoteKey {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(NoteKey::space)) {
            throw new IllegalArgumentException("The name that a journal signs under must have no space and no plus; \""
                    + name + "\" is none. A name such as example.org/journal is right.");
        }
    }

    private static boolean space(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ';
    }

    /** Reads a verifier key. */
    static NoteKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key has the form name+hash+key, not " + text);
        }
        byte[] key = Base64.getDecoder().decode(parts[2]);
        if (key.length != 33 || key[0] != ED25519) {
            throw new IllegalArgumentException("The key of " + parts[0] + " is not an Ed25519 key");
        }
        NoteKey parsed = new NoteKey(parts[0], Arrays.copyOfRange(key, 1, 33));
        if (!HexFormat.of().formatHex(parsed.id()).equals(parts[1])) {
            throw new IllegalArgumentException("The hash in the key of " + parts[0] + " does not fit the key");
        }
        return parsed;
    }

    /** The first four bytes of the hash over name and key. */
    byte[] id() {
        MessageDigest digest = MerkleTree.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(raw), 4);
    }

    /** The text form. */
    String text() {
        byte[] typed = ByteBuffer.allocate(33).put(ED25519).put(raw).array();
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Whether the signature over the text is this key's. */
    boolean verifies(byte[] text, byte[] signature) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509, raw)));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The private key of a 32-byte seed (RFC 8032). */
    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK of this version has Ed25519", e);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
