package org.brightline.language.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Turns a margin into a probability: 1 / (1 + exp(slope * margin + offset)), but never more than was seen to be so.
 *
 * <p>The curve promises too much at its end, where examples are few and labels doubtful. The probability is therefore at most
 * the share that was so among the examples of which the curve was sure.
 *
 * <p>Source: H.-T. Lin, C.-J. Lin, R. Weng, "A note on Platt's probabilistic outputs for support vector machines", 2007.
 *
 * @param slope below 0 for a margin that tells anything
 * @param offset moves the boundary
 * @param most the greatest probability that it gives, above 0 and at most 1
 */
public record Calibration(double slope, double offset, double most) {
    private static final double SURE = 0.9;
    private static final int FEWEST_SURE = 30;

    private static final int MOST_STEPS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double RIDGE = 1e-12;

    /** The probability, above 0 and at most {@link #most}. */
    public double probability(double margin) {
        return StrictMath.min(most, curve(slope * margin + offset));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(slope);
        out.writeDouble(offset);
        out.writeDouble(most);
    }

    static Calibration read(DataInputStream in) throws IOException {
        return new Calibration(in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static double curve(double z) {
        return z >= 0 ? StrictMath.exp(-z) / (1 + StrictMath.exp(-z)) : 1 / (1 + StrictMath.exp(z));
    }

    private static double most(double[] margins, boolean[] positive, double slope, double offset) {
        int sure = 0;
        int right = 0;
        for (int i = 0; i < margins.length; i++) {
            if (curve(slope * margins[i] + offset) >= SURE) {
                sure++;
                right += positive[i] ? 1 : 0;
            }
        }
        return sure < FEWEST_SURE ? SURE : (double) right / sure;
    }

    /** Fits to margins of examples that were not trained on. */
    public static Calibration fit(double[] margins, boolean[] positive) {
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (margins.length - positives + 2.0);
        double a = 0;
        double b = StrictMath.log((margins.length - positives + 1.0) / (positives + 1.0));
        double loss = loss(margins, positive, high, low, a, b);
        for (int step = 0; step < MOST_STEPS; step++) {
            double haa = RIDGE;
            double hbb = RIDGE;
            double hab = 0;
            double ga = 0;
            double gb = 0;
            for (int i = 0; i < margins.length; i++) {
                double p = curve(a * margins[i] + b);
                double d2 = p * (1 - p);
                haa += margins[i] * margins[i] * d2;
                hbb += d2;
                hab += margins[i] * d2;
                double d1 = (positive[i] ? high : low) - p;
                ga += margins[i] * d1;
                gb += d1;
            }
            if (StrictMath.abs(ga) < 1e-5 && StrictMath.abs(gb) < 1e-5) {
                break;
            }
            double det = haa * hbb - hab * hab;
            double da = -(hbb * ga - hab * gb) / det;
            double db = -(haa * gb - hab * ga) / det;
            double slopeOfLoss = ga * da + gb * db;
            double length = 1;
            while (length >= SMALLEST_STEP) {
                double next = loss(margins, positive, high, low, a + length * da, b + length * db);
                if (next < loss + 1e-4 * length * slopeOfLoss) {
                    a += length * da;
                    b += length * db;
                    loss = next;
                    break;
                }
                length /= 2;
            }
            if (length < SMALLEST_STEP) {
                break;
            }
        }
        return new Calibration(a, b, most(margins, positive, a, b));
    }

    private static double loss(double[] margins, boolean[] positive, double high, double low, double a, double b) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double t = positive[i] ? high : low;
            double z = a * margins[i] + b;
            sum += z >= 0
                    ? t * z + StrictMath.log1p(StrictMath.exp(-z))
                    : (t - 1) * z + StrictMath.log1p(StrictMath.exp(z));
        }
        return sum;
    }
}
