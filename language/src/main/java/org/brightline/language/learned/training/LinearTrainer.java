package org.brightline.language.learned.training;

import java.util.List;
import java.util.SplittableRandom;
import org.brightline.language.learned.Features;
import org.brightline.language.learned.Weights;

/**
 * Trains a linear separator by dual coordinate descent: a support vector machine with squared loss and a bias.
 *
 * <p>The same examples in the same order give the same weights, to the bit, on every machine. Source: C.-J. Hsieh et al., "A
 * dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 1.
 */
final class LinearTrainer {
    private static final int PASSES = 15;
    private static final long SEED = 20_261_125L;

    private final double cost;

    /**
     * Sets how much an error costs.
     *
     * @param cost above 0; the cost of an error on the commoner class, see {@link #train}
     */
    LinearTrainer(double cost) {
        this.cost = cost;
    }

    /**
     * Trains on examples. An error on the rarer class costs more, by the square root of how much rarer it is.
     *
     * @param features one for each example
     * @param positive whether the example shows what is looked for; of each kind at least one
     */
    Weights train(List<Features> features, boolean[] positive) {
        int size = features.size();
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        if (positives == 0 || positives == size) {
            throw new IllegalArgumentException(
                    "Training needs examples of both kinds; of " + size + " examples " + positives + " are positive.");
        }
        double dearer = StrictMath.sqrt((double) (size - positives) / positives);
        double[] rarity = rarity(features);
        double[] weights = new double[Features.BUCKETS];
        double bias = 0;
        double[] alpha = new double[size];
        double[] norm = new double[size];
        for (int i = 0; i < size; i++) {
            norm[i] = squared(features.get(i), rarity);
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int pass = 0; pass < PASSES; pass++) {
            shuffle(order, random);
            for (int i : order) {
                double sign = positive[i] ? 1 : -1;
                double diagonal =
                        0.5 / (cost * (positive[i] ? StrictMath.max(1, dearer) : StrictMath.max(1, 1 / dearer)));
                double gradient = sign * (dot(weights, features.get(i), rarity) + bias) - 1 + diagonal * alpha[i];
                if (alpha[i] == 0 && gradient >= 0) {
                    continue;
                }
                double before = alpha[i];
                alpha[i] = StrictMath.max(0, before - gradient / (norm[i] + 1 + diagonal));
                double step = (alpha[i] - before) * sign;
                if (step != 0) {
                    add(weights, features.get(i), rarity, step);
                    bias += step;
                }
            }
        }
        for (int place = 0; place < weights.length; place++) {
            weights[place] *= rarity[place];
        }
        return new Weights(weights, bias);
    }

    /** For each place, how rare it is among the examples: log((1 + n) / (1 + examples that have it)) + 1. */
    private static double[] rarity(List<Features> features) {
        int[] examples = new int[Features.BUCKETS];
        for (Features one : features) {
            for (int place : one.places()) {
                examples[place]++;
            }
        }
        double[] rarity = new double[Features.BUCKETS];
        double all = 1.0 + features.size();
        for (int place = 0; place < rarity.length; place++) {
            rarity[place] = examples[place] < 2 ? 0 : (StrictMath.log(all / (1.0 + examples[place])) + 1) / 6;
        }
        return rarity;
    }

    private static double dot(double[] weights, Features features, double[] rarity) {
        double sum = 0;
        for (int i = 0; i < features.places().length; i++) {
            int place = features.places()[i];
            sum += weights[place] * features.values()[i] * rarity[place];
        }
        return sum;
    }

    private static double squared(Features features, double[] rarity) {
        double sum = 0;
        for (int i = 0; i < features.places().length; i++) {
            double value = features.values()[i] * rarity[features.places()[i]];
            sum += value * value;
        }
        return sum;
    }

    private static void add(double[] weights, Features features, double[] rarity, double step) {
        for (int i = 0; i < features.places().length; i++) {
            int place = features.places()[i];
            weights[place] += step * features.values()[i] * rarity[place];
        }
    }

    /** Puts numbers into another order. */
    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
