package org.brightline.fingerprint;

/**
 * A sketch of a short text: 256 bits, of which about half differ for unrelated texts and few for texts that share most of
 * their character sequences. {@link TextSketcher} makes it.
 *
 * <p>Source: P. Li, C. König, <em>b-Bit Minwise Hashing</em>, 2010, with one bit of each of 256 minima.
 *
 * @param a the 64 most significant bits
 * @param b the next 64 bits
 * @param c the next 64 bits
 * @param d the 64 least significant bits
 */
public record TextMinHash(long a, long b, long c, long d) implements Fingerprint {

    /** The number of bits, which is also the greatest distance. */
    public static final int BITS = 256;

    private static final String NAME = "A text sketch";

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static TextMinHash parse(String text) {
        long[] words = Hex.parse(NAME, 4, text);
        return new TextMinHash(words[0], words[1], words[2], words[3]);
    }

    /** The number of bits that differ (Hamming distance), 0 to 256; unrelated texts are about 128 apart. */
    public int distance(TextMinHash other) {
        return Long.bitCount(a ^ other.a)
                + Long.bitCount(b ^ other.b)
                + Long.bitCount(c ^ other.c)
                + Long.bitCount(d ^ other.d);
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.TEXT_MINHASH;
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
