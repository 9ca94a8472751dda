package org.brightline.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The message digests that every Java platform has. */
final class Digests {

    private Digests() {}

    /** The digest of the bytes as words of 64 bits, most significant first. */
    static long[] words(String algorithm, byte[] bytes) {
        return Hex.words(algorithm(algorithm).digest(bytes));
    }

    static MessageDigest algorithm(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform lacks " + algorithm + ", which it must have.", e);
        }
    }
}
