package org.brightline.fingerprint;

import java.util.Arrays;
import java.util.Optional;

/**
 * Computes {@link TextMinHash} sketches: which sequences of {@value #GRAM} characters a text has. For each of 256 hash
 * functions it keeps one bit of the least value over all sequences; two texts agree in a bit always where the same sequence
 * gives the least value, which happens as often as their shares of common sequences, and by chance in half of the others.
 *
 * <p>The text has to be in a normal form already, such as lower case with single spaces; what the form passes over, the
 * sketch passes over. A text that is too short says too little and has no sketch.
 */
public final class TextSketcher {

    /** Texts with fewer different sequences have no sketch: one word more or less would change most of them. */
    public static final int FEWEST_GRAMS = 16;

    /** The greatest distance at which two texts are taken as nearly the same; see the figures in the documentation. */
    public static final int DEFAULT_THRESHOLD = 60;

    static final int GRAM = 4;

    /** Longer texts belong to TLSH; the work grows with the length. */
    public static final int MAX_LENGTH = 10_000;

    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private TextSketcher() {}

    /**
     * The sketch of a text; nothing if it has fewer than {@link #FEWEST_GRAMS} different sequences. A pure function, the same
     * on every machine.
     *
     * @param normalised the text in its normal form; what comes after {@link #MAX_LENGTH} code points is left out
     */
    public static Optional<TextMinHash> sketch(String normalised) {
        long[] grams = grams(normalised);
        if (grams.length < FEWEST_GRAMS) {
            return Optional.empty();
        }
        long[] words = new long[TextMinHash.BITS / Long.SIZE];
        for (int function = 0; function < TextMinHash.BITS; function++) {
            long salt = mixed(function + 1L);
            long least = Long.MAX_VALUE;
            for (long gram : grams) {
                least = Math.min(least, mixed(gram ^ salt));
            }
            // The sign decides which is least; the lowest bit does not, and is the one that is kept.
            words[function / Long.SIZE] |= (least & 1) << function % Long.SIZE;
        }
        return Optional.of(new TextMinHash(words[0], words[1], words[2], words[3]));
    }

    private static long[] grams(String text) {
        int[] points = text.codePoints().limit(MAX_LENGTH).toArray();
        if (points.length < GRAM) {
            return new long[0];
        }
        long[] grams = new long[points.length - GRAM + 1];
        for (int i = 0; i < grams.length; i++) {
            long gram = 0;
            for (int j = 0; j < GRAM; j++) {
                gram = mixed(gram + points[i + j]);
            }
            grams[i] = gram;
        }
        return Arrays.stream(grams).distinct().toArray();
    }

    /** A bijection that spreads every bit over all (the finaliser of SplitMix64, Steele, Lea and Flood, 2014). */
    private static long mixed(long value) {
        long z = value + MULTIPLIER;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
