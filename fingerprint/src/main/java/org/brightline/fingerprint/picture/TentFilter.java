package org.brightline.fingerprint.picture;

/**
 * Shrinks a line of samples to 64: two passes of a sliding mean, of which every 64th part is kept.
 *
 * <p>Two box filters in a row make a tent (W. Jarosz, <em>Fast Image Convolutions</em>, SIGGRAPH workshop 2001). PDQ runs
 * them over the whole picture along rows, columns, rows, columns, and then keeps 64 × 64 places. All of that is linear
 * and separable, so it is enough to know, for each of the 64 kept places of a line, the weights of the samples that
 * reach it. They are computed here once per length; a picture then costs about two multiplications a pixel, and no
 * second picture in memory.
 *
 * <p>Where only the means of every two, four or eight samples are known, such a mean gets the weights of all samples that
 * it stands for. So a reduced line gives nearly what the whole line gives, at the same places.
 *
 * <p>At an edge the mean is over the samples that exist, as in the published method.
 */
final class TentFilter {

    /** The number of samples that are kept. */
    static final int KEPT = 64;

    private final int[] first = new int[KEPT];
    private final float[][] weights = new float[KEPT][];

    /**
     * @param length the number of samples of the whole line, at least 1
     * @param reduction how many of these samples each sample that will be filtered is the mean of, at least 1
     */
    TentFilter(int length, int reduction) {
        for (int kept = 0; kept < KEPT; kept++) {
            int centre = (int) ((2L * kept + 1) * length / (2 * KEPT));
            Box outer = Box.around(centre, length);
            int from = Box.around(outer.from, length).from;
            int to = Box.around(outer.to, length).to;
            first[kept] = from / reduction;
            weights[kept] = reduced(weights(outer, from, to, length), from, reduction);
        }
    }

    /** The index of the first sample that reaches a kept place. */
    int first(int kept) {
        return first[kept];
    }

    /** The weights of the samples from {@link #first(int)} on; they add up to 1. */
    float[] weights(int kept) {
        return weights[kept];
    }

    /** Sums the inner means by the places where their weight begins and ends, so that long lines stay cheap. */
    private static float[] weights(Box outer, int from, int to, int length) {
        double[] steps = new double[to - from + 2];
        for (int i = outer.from; i <= outer.to; i++) {
            Box inner = Box.around(i, length);
            double weight = 1.0 / outer.size() / inner.size();
            steps[inner.from - from] += weight;
            steps[inner.to + 1 - from] -= weight;
        }
        float[] weights = new float[to - from + 1];
        double weight = 0;
        for (int i = 0; i < weights.length; i++) {
            weight += steps[i];
            weights[i] = (float) weight;
        }
        return weights;
    }

    private static float[] reduced(float[] weights, int from, int reduction) {
        if (reduction == 1) {
            return weights;
        }
        int start = from / reduction;
        float[] sums = new float[(from + weights.length - 1) / reduction - start + 1];
        for (int i = 0; i < weights.length; i++) {
            sums[(from + i) / reduction - start] += weights[i];
        }
        return sums;
    }

    /** The samples of one sliding mean, both ends included. */
    private record Box(int from, int to) {

        /** The window is 1/128 of the line, rounded up; where it is even it reaches further to the right. */
        static Box around(int centre, int length) {
            int window = (length + 2 * KEPT - 1) / (2 * KEPT);
            int right = window / 2;
            int left = window - right - 1;
            return new Box(Math.max(0, centre - left), Math.min(length - 1, centre + right));
        }

        int size() {
            return to - from + 1;
        }
    }
}
