package org.brightline.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The message digests that every Java platform has. */
public final class Digests {

    private Digests() {}

    /** The digest of the bytes as words of 64 bits, most significant first. */
    static long[] words(String algorithm, byte[] bytes) {
        return Hex.words(algorithm(algorithm).digest(bytes));
    }

    /**
     * A new digest, for content that comes piece by piece.
     *
     * @param algorithm one that every Java platform has; another is a fault of the program
     */
    public static MessageDigest algorithm(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform lacks " + algorithm + ", which it must have.", e);
        }
    }
}
