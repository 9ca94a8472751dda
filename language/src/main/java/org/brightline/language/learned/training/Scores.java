package org.brightline.language.learned.training;

import java.util.Locale;

/**
 * How well probabilities agree with the truth.
 *
 * @param probabilities one for each example, 0 to 1
 * @param positive the truth
 */
record Scores(double[] probabilities, boolean[] positive) {
    private static final int BINS = 10;

    /** The mean of the two classes' F1, deciding at one half. */
    double macroF1() {
        return (f1(true) + f1(false)) / 2;
    }

    /** The share that is decided rightly at one half. */
    double accuracy() {
        int right = 0;
        for (int i = 0; i < positive.length; i++) {
            right += (probabilities[i] >= 0.5) == positive[i] ? 1 : 0;
        }
        return (double) right / positive.length;
    }

    /** Of those at or above a probability, the share that is positive; NaN when there are none. */
    double precision(double least) {
        int all = 0;
        int right = 0;
        for (int i = 0; i < positive.length; i++) {
            if (probabilities[i] >= least) {
                all++;
                right += positive[i] ? 1 : 0;
            }
        }
        return (double) right / all;
    }

    /** Of the positive ones, the share at or above a probability. */
    double recall(double least) {
        int all = 0;
        int found = 0;
        for (int i = 0; i < positive.length; i++) {
            if (positive[i]) {
                all++;
                found += probabilities[i] >= least ? 1 : 0;
            }
        }
        return (double) found / all;
    }

    private double f1(boolean of) {
        int hit = 0;
        int wrong = 0;
        for (int i = 0; i < positive.length; i++) {
            boolean said = probabilities[i] >= 0.5;
            if (said == of && positive[i] == of) {
                hit++;
            } else if (said == of || positive[i] == of) {
                wrong++;
            }
        }
        return hit == 0 ? 0 : 2.0 * hit / (2.0 * hit + wrong);
    }

    /** The reliability table: for each tenth, how many, the mean that was said, the share that was so. */
    String reliability() {
        StringBuilder out = new StringBuilder("| said | texts | mean said | was so |\n|---|---|---|---|\n");
        for (int bin = 0; bin < BINS; bin++) {
            int count = 0;
            int so = 0;
            double said = 0;
            for (int i = 0; i < positive.length; i++) {
                if (Math.min(BINS - 1, (int) (probabilities[i] * BINS)) == bin) {
                    count++;
                    so += positive[i] ? 1 : 0;
                    said += probabilities[i];
                }
            }
            if (count > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "| %.1f to %.1f | %d | %.3f | %.3f |%n",
                        bin / 10.0,
                        (bin + 1) / 10.0,
                        count,
                        said / count,
                        (double) so / count));
            }
        }
        return out.toString();
    }
}
