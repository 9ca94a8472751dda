package org.brightline.fingerprint.picture;

import java.util.Arrays;
import org.brightline.fingerprint.Pdq;

/**
 * PDQ as its paper tells it, without any of the shortcuts of {@link PdqHasher}: the whole picture is filtered four times
 * with running sums of floats, and then 64 × 64 places are kept.
 */
final class StepByStepPdq {

    private static final int SIDE = 64;
    private static final int FREQUENCIES = 16;

    private StepByStepPdq() {}

    static PdqHash hash(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        float[] from = picture.samples().clone();
        float[] to = new float[from.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < height; y++) {
                mean(from, to, y * width, 1, width);
            }
            for (int x = 0; x < width; x++) {
                mean(to, from, x, width, height);
            }
        }
        float[][] kept = new float[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                kept[y][x] = from[(int) ((y + 0.5) * height / SIDE) * width + (int) ((x + 0.5) * width / SIDE)];
            }
        }
        return new PdqHash(bits(transform(kept)), quality(kept));
    }

    /** A running mean over a line of samples that lie a step apart. */
    private static void mean(float[] from, float[] to, int start, int step, int length) {
        int window = (length + 2 * SIDE - 1) / (2 * SIDE);
        int right = (window + 2) / 2 - 1;
        float sum = 0;
        int count = 0;
        for (int enters = 0; enters < length + right; enters++) {
            if (enters < length) {
                sum += from[start + enters * step];
                count++;
            }
            int leaves = enters - window;
            if (leaves >= 0) {
                sum -= from[start + leaves * step];
                count--;
            }
            int centre = enters - right;
            if (centre >= 0) {
                to[start + centre * step] = sum / count;
            }
        }
    }

    private static float[] transform(float[][] kept) {
        float[] coefficients = new float[FREQUENCIES * FREQUENCIES];
        float[][] half = new float[FREQUENCIES][SIDE];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int x = 0; x < SIDE; x++) {
                for (int y = 0; y < SIDE; y++) {
                    half[i][x] += cosine(i, y) * kept[y][x];
                }
            }
            for (int j = 0; j < FREQUENCIES; j++) {
                for (int x = 0; x < SIDE; x++) {
                    coefficients[i * FREQUENCIES + j] += half[i][x] * cosine(j, x);
                }
            }
        }
        return coefficients;
    }

    private static float cosine(int frequency, int place) {
        return (float) (Math.sqrt(2.0 / SIDE) * Math.cos(Math.PI / 2 / SIDE * (frequency + 1) * (2 * place + 1)));
    }

    private static Pdq bits(float[] coefficients) {
        float[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        long[] words = new long[4];
        for (int k = 0; k < coefficients.length; k++) {
            if (coefficients[k] > sorted[127]) {
                words[3 - k / 64] |= 1L << k % 64;
            }
        }
        return new Pdq(words[0], words[1], words[2], words[3]);
    }

    private static int quality(float[][] kept) {
        int sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += y > 0 ? Math.abs((int) ((kept[y - 1][x] - kept[y][x]) * 100 / 255)) : 0;
                sum += x > 0 ? Math.abs((int) ((kept[y][x - 1] - kept[y][x]) * 100 / 255)) : 0;
            }
        }
        return Math.min(100, sum / 90);
    }
}
