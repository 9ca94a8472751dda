package org.brightline.fingerprint;

/**
 * A PDQ hash: 256 bits that change little when a picture is scaled, compressed or slightly edited. Two hashes at a
 * {@link #distance} of 31 or less are taken as the same picture by those who share such hashes.
 *
 * <p>Source: Facebook, <em>The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm</em>, 2019.
 *
 * @param a the 64 most significant bits
 * @param b the next 64 bits
 * @param c the next 64 bits
 * @param d the 64 least significant bits
 */
public record Pdq(long a, long b, long c, long d) implements Fingerprint {

    /** The number of bits, which is also the greatest distance. */
    public static final int BITS = 256;

    private static final String NAME = "A PDQ fingerprint";

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static Pdq parse(String text) {
        long[] words = Hex.parse(NAME, 4, text);
        return new Pdq(words[0], words[1], words[2], words[3]);
    }

    /** The number of bits that differ (Hamming distance), 0 to 256. */
    public int distance(Pdq other) {
        return Long.bitCount(a ^ other.a)
                + Long.bitCount(b ^ other.b)
                + Long.bitCount(c ^ other.c)
                + Long.bitCount(d ^ other.d);
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.PDQ;
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
