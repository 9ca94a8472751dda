package org.brightline.fingerprint.picture;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brightline.fingerprint.Pdq;

/**
 * Computes PDQ hashes: the signs of the low frequencies of a picture against their median.
 *
 * <p>The picture is blurred and sampled at its full resolution down to 64 × 64; its cosine transform is taken for the 16
 * × 16 lowest frequencies without the constant; a bit is set where a coefficient is above the median of all. Nothing is
 * shrunk first, so the bits agree with the reference implementations that work at full resolution.
 *
 * <p>Source: Facebook, <em>The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm</em>, 2019.
 */
public final class PdqHasher {

    private static final int SIDE = TentFilter.KEPT;
    private static final int FREQUENCIES = 16;

    /** A side shorter than this cannot carry a hash (the value of the reference implementation). */
    private static final int SHORTEST_SIDE = 5;

    /** The sum of steps, in hundredths of the full range, is divided by this to give the quality. */
    private static final int STEPS_PER_QUALITY = 90;

    private static final double[][] COSINES = cosines();

    private static final PdqHash NOTHING = new PdqHash(new Pdq(0, 0, 0, 0), 0);

    private PdqHasher() {}

    /**
     * The hash of a picture and its quality. A picture too plain or too small is no error: its quality is low.
     *
     * <p>A pure function, safe for use by many threads.
     */
    public static PdqHash hash(Picture picture) {
        if (tooSmall(picture)) {
            return NOTHING;
        }
        float[][] small = shrink(picture);
        return new PdqHash(bits(transform(small)), quality(small));
    }

    /**
     * The hashes of a picture on white and, if it looks different there, on {@linkplain Picture#onBlack() black}: what a
     * search should ask for.
     */
    public static List<PdqHash> hashes(Picture picture) {
        return Stream.concat(Stream.of(picture), picture.onBlack().stream())
                .map(PdqHasher::hash)
                .distinct()
                .toList();
    }

    /**
     * The hashes of a picture turned and mirrored in all eight ways, from one transform; all have the same quality.
     *
     * <p>A hash of a turned file differs from these, because the places that are sampled do not lie quite symmetrically: of
     * pictures of 180 to 500 pixels by 8 to 18 bits in the median, of larger ones by less ({@code docs/robustness.md}).
     */
    public static Map<Turn, PdqHash> turned(Picture picture) {
        Map<Turn, PdqHash> hashes = new EnumMap<>(Turn.class);
        if (tooSmall(picture)) {
            for (Turn turn : Turn.values()) {
                hashes.put(turn, NOTHING);
            }
            return hashes;
        }
        float[][] small = shrink(picture);
        float[] coefficients = transform(small);
        int quality = quality(small);
        for (Turn turn : Turn.values()) {
            hashes.put(turn, new PdqHash(bits(turn.turned(coefficients, FREQUENCIES)), quality));
        }
        return hashes;
    }

    private static boolean tooSmall(Picture picture) {
        return Math.min(picture.width(), picture.height()) < SHORTEST_SIDE;
    }

    private static float[][] shrink(Picture picture) {
        TentFilter down = new TentFilter(picture.height(), picture.reduction());
        TentFilter across = new TentFilter(picture.width(), picture.reduction());
        float[][] small = new float[SIDE][SIDE];
        float[] line = new float[picture.columns()];
        for (int row = 0; row < SIDE; row++) {
            Arrays.fill(line, 0);
            float[] weights = down.weights(row);
            for (int i = 0; i < weights.length; i++) {
                add(line, picture.samples(), (down.first(row) + i) * line.length, weights[i]);
            }
            for (int column = 0; column < SIDE; column++) {
                small[row][column] = product(line, across.first(column), across.weights(column));
            }
        }
        return small;
    }

    private static void add(float[] line, float[] samples, int offset, float weight) {
        for (int x = 0; x < line.length; x++) {
            line[x] += weight * samples[offset + x];
        }
    }

    private static float product(float[] line, int offset, float[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * line[offset + i];
        }
        return (float) sum;
    }

    /** Row {@code i} holds the cosine of frequency {@code i + 1}: the constant, frequency 0, is left out. */
    private static double[][] cosines() {
        double[][] cosines = new double[FREQUENCIES][SIDE];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < SIDE; j++) {
                cosines[i][j] = Math.sqrt(2.0 / SIDE) * Math.cos(Math.PI / (2 * SIDE) * (i + 1) * (2 * j + 1));
            }
        }
        return cosines;
    }

    private static float[] transform(float[][] small) {
        double[][] rows = new double[FREQUENCIES][SIDE];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    rows[i][x] += COSINES[i][y] * small[y][x];
                }
            }
        }
        float[] coefficients = new float[FREQUENCIES * FREQUENCIES];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < FREQUENCIES; j++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += rows[i][x] * COSINES[j][x];
                }
                coefficients[i * FREQUENCIES + j] = (float) sum;
            }
        }
        return coefficients;
    }

    /** Coefficient {@code k} becomes bit {@code k}, counted from the least significant; the median is the lower one. */
    private static Pdq bits(float[] coefficients) {
        float[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2 - 1];
        long[] words = new long[Pdq.BITS / Long.SIZE];
        for (int k = 0; k < coefficients.length; k++) {
            if (coefficients[k] > median) {
                words[words.length - 1 - k / Long.SIZE] |= 1L << k % Long.SIZE;
            }
        }
        return new Pdq(words[0], words[1], words[2], words[3]);
    }

    private static int quality(float[][] small) {
        int steps = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                if (y + 1 < SIDE) {
                    steps += step(small[y][x], small[y + 1][x]);
                }
                if (x + 1 < SIDE) {
                    steps += step(small[y][x], small[y][x + 1]);
                }
            }
        }
        return Math.min(100, steps / STEPS_PER_QUALITY);
    }

    /** The difference in whole hundredths of the range: small noise counts as nothing. */
    private static int step(float from, float to) {
        return Math.abs((int) ((from - to) * 100 / 255));
    }
}
