package org.brightline.fingerprint;

/**
 * A TLSH hash of a text or a file, in the form T1: near copies of long texts have a small distance. {@link TlshHasher}
 * makes it.
 *
 * <p>Source: J. Oliver, C. Cheng, Y. Chen, <em>TLSH – A Locality Sensitive Hash</em>, 2013, and its reference
 * implementation, version 4.
 *
 * @param head checksum, length and quartile ratios: the first six hexadecimal digits after {@code T1}, 0 to 0xffffff
 * @param a the following 64 bits in the order of the text
 * @param b the next 64 bits
 * @param c the next 64 bits
 * @param d the last 64 bits
 */
public record Tlsh(int head, long a, long b, long c, long d) implements Fingerprint {

    /** The distance without length up to which Hasher-Matcher-Actioner takes two texts as the same. */
    public static final int DEFAULT_THRESHOLD = 30;

    private static final String NAME = "A TLSH fingerprint";
    private static final String MARK = "T1";
    private static final int HEAD_DIGITS = 6;
    private static final int DIGITS = HEAD_DIGITS + 64;

    /** What one step costs where the lengths or the quartile ratios differ by more than one. */
    private static final int STEP_COST = 12;

    /** Quarters that are as far apart as they can be cost more than three. */
    private static final int FARTHEST_COST = 6;

    private static final long LOW_BITS = 0x5555555555555555L;

    /** @throws IllegalArgumentException if the head has more than 24 bits */
    public Tlsh {
        if (head < 0 || head > 0xffffff) {
            throw new IllegalArgumentException("The head of a TLSH fingerprint has 24 bits.");
        }
    }

    /**
     * Reads {@code T1} and 70 upper-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static Tlsh parse(String text) {
        if (!text.startsWith(MARK) || text.length() != MARK.length() + DIGITS) {
            throw new IllegalArgumentException(
                    NAME + " is \"T1\" and " + DIGITS + " hexadecimal digits; this text has " + text.length()
                            + " characters" + (text.startsWith(MARK) ? "." : " and does not begin with \"T1\"."));
        }
        long[] words = new long[5];
        for (int i = 0; i < DIGITS; i++) {
            int word = i < HEAD_DIGITS ? 0 : 1 + (i - HEAD_DIGITS) / 16;
            words[word] = words[word] << 4 | digit(text.charAt(MARK.length() + i), i);
        }
        return new Tlsh((int) words[0], words[1], words[2], words[3], words[4]);
    }

    private static int digit(char c, int index) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        throw new IllegalArgumentException(NAME + " is written with the digits 0-9 and A-F in upper case; character "
                + (MARK.length() + index + 1) + " is U+%04X.".formatted((int) c));
    }

    /** The distance, 0 for the same hash, that takes the lengths into account: a text and its half are far apart. */
    public int distance(Tlsh other) {
        int lengths = circular(swapped(head >> 8), swapped(other.head >> 8), 256);
        return (lengths <= 1 ? lengths : lengths * STEP_COST) + distanceWithoutLength(other);
    }

    /** The distance, 0 to about a thousand, as if both texts were of the same length. */
    public int distanceWithoutLength(Tlsh other) {
        return ratio(head >> 4, other.head >> 4)
                + ratio(head, other.head)
                + (head >> 16 == other.head >> 16 ? 0 : 1)
                + quarters(a, other.a)
                + quarters(b, other.b)
                + quarters(c, other.c)
                + quarters(d, other.d);
    }

    private static int ratio(int x, int y) {
        int steps = circular(x & 0xf, y & 0xf, 16);
        return steps <= 1 ? steps : (steps - 1) * STEP_COST;
    }

    private static int circular(int x, int y, int range) {
        int apart = Math.abs(x - y);
        return Math.min(apart, range - apart);
    }

    /** The bytes of the head are written with their halves swapped. */
    private static int swapped(int value) {
        return (value & 0xf) << 4 | value >> 4 & 0xf;
    }

    /** The distances of 32 pairs of bits, each pair a number from 0 to 3. */
    private static int quarters(long x, long y) {
        long low = (x ^ y) & LOW_BITS;
        long high = (x ^ y) >>> 1 & LOW_BITS;
        // Both bits differ for 0 against 3, which are farthest apart, and for 1 against 2, which are neighbours.
        long both = low & high;
        long farthest = both & ~((x >>> 1 ^ x) & LOW_BITS);
        return Long.bitCount(low ^ both)
                + 2 * Long.bitCount(high ^ both)
                + FARTHEST_COST * Long.bitCount(farthest)
                + Long.bitCount(both ^ farthest);
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.TEXT_TLSH;
    }

    @Override
    public String text() {
        return "%s%06X%016X%016X%016X%016X".formatted(MARK, head, a, b, c, d);
    }

    @Override
    public String toString() {
        return text();
    }
}
