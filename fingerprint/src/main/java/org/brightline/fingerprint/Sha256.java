package org.brightline.fingerprint;

/**
 * A SHA-256 digest (FIPS 180-4): equal for exact copies and for nothing else.
 *
 * @param a the 64 most significant bits
 * @param b the next 64 bits
 * @param c the next 64 bits
 * @param d the 64 least significant bits
 */
public record Sha256(long a, long b, long c, long d) implements Fingerprint {

    private static final String NAME = "A SHA-256 fingerprint";

    /** The digest of these bytes. */
    public static Sha256 of(byte[] bytes) {
        return of(Digests.words("SHA-256", bytes));
    }

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static Sha256 parse(String text) {
        return of(Hex.parse(NAME, 4, text));
    }

    private static Sha256 of(long[] words) {
        return new Sha256(words[0], words[1], words[2], words[3]);
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.SHA256;
    }

    @Override
    public String text() {
        return Hex.text(a, b, c, d);
    }

    @Override
    public String toString() {
        return text();
    }
}
