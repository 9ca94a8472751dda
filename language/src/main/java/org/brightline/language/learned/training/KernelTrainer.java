package org.brightline.language.learned.training;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.brightline.language.learned.CloseModel;

/**
 * Trains a curved separator of points by dual coordinate descent: a support vector machine with a Gaussian kernel and a bias.
 *
 * <p>The same points in the same order give the same weights, to the bit. It keeps a number for each pair of points, four bytes
 * each. Source: C.-J. Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", ICML 2008, section 3, with
 * the kernel in the place of the dot product.
 */
final class KernelTrainer {
    private static final int PASSES = 40;
    private static final double COST = 3;
    private static final long SEED = 20_261_127L;

    private final float[][] kernels;

    /** Compares every pair of points. */
    KernelTrainer(List<int[]> points) {
        kernels = new float[points.size()][points.size()];
        IntStream.range(0, points.size()).parallel().forEach(i -> {
            for (int k = 0; k <= i; k++) {
                kernels[i][k] = (float) CloseModel.kernel(points.get(i), points.get(k));
            }
        });
        IntStream.range(0, points.size()).parallel().forEach(i -> {
            for (int k = i + 1; k < kernels.length; k++) {
                kernels[i][k] = kernels[k][i];
            }
        });
    }

    /**
     * Trains on some of the points.
     *
     * @param seen their numbers
     * @param positive for every point, whether it shows what is looked for
     * @return a weight for every point, 0 for those that do not count; the bias is their sum
     */
    double[] train(int[] seen, boolean[] positive) {
        double[] weights = new double[kernels.length];
        double[] margins = new double[kernels.length];
        int[] order = Arrays.copyOf(seen, seen.length);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int pass = 0; pass < PASSES; pass++) {
            LinearTrainer.shuffle(order, random);
            for (int i : order) {
                double sign = positive[i] ? 1 : -1;
                double gradient = sign * margins[i] - 1;
                double before = weights[i] * sign;
                // Of a point with itself the kernel is 1, and the bias adds another.
                double after = Math.clamp(before - gradient / 2, 0, COST);
                if (after != before) {
                    double step = (after - before) * sign;
                    weights[i] += step;
                    float[] row = kernels[i];
                    for (int k = 0; k < row.length; k++) {
                        margins[k] += step * (1 + row[k]);
                    }
                }
            }
        }
        return weights;
    }

    /** The margin of a point, which may be one that was not trained on. */
    double margin(double[] weights, int point) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                sum += weights[i] * (1 + kernels[point][i]);
            }
        }
        return sum;
    }
}
