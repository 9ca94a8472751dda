package org.brightline.fingerprint;

/**
 * An MD5 digest (RFC 1321), for the lists of known content that are made of nothing else. Equal for exact copies, but
 * two different files with the same MD5 can be made on purpose: where both are at hand, {@link Sha256} is the evidence.
 *
 * @param a the 64 most significant bits
 * @param b the 64 least significant bits
 */
public record Md5(long a, long b) implements Fingerprint {

    private static final String NAME = "An MD5 fingerprint";

    /** The digest of these bytes. */
    public static Md5 of(byte[] bytes) {
        return of(Digests.words("MD5", bytes));
    }

    /**
     * Reads 32 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static Md5 parse(String text) {
        return of(Hex.parse(NAME, 2, text));
    }

    private static Md5 of(long[] words) {
        return new Md5(words[0], words[1]);
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.MD5;
    }

    @Override
    public String text() {
        return Hex.text(a, b);
    }

    @Override
    public String toString() {
        return text();
    }
}
