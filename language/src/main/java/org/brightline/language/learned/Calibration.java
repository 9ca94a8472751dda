package org.brightline.language.learned;

/**
 * Turns a margin into a probability: 1 / (1 + exp(slope * margin + offset)).
 *
 * <p>Source: H.-T. Lin, C.-J. Lin, R. Weng, "A note on Platt's probabilistic outputs for support vector machines", 2007.
 *
 * @param slope below 0 for a margin that tells anything
 * @param offset moves the boundary
 */
record Calibration(double slope, double offset) {
    private static final int MOST_STEPS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double RIDGE = 1e-12;

    /** The probability, above 0 and below 1. */
    double probability(double margin) {
        double z = slope * margin + offset;
        return z >= 0 ? StrictMath.exp(-z) / (1 + StrictMath.exp(-z)) : 1 / (1 + StrictMath.exp(z));
    }

    /** Fits to margins of examples that were not trained on. */
    static Calibration fit(double[] margins, boolean[] positive) {
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
            Calibration now = new Calibration(a, b);
            for (int i = 0; i < margins.length; i++) {
                double p = now.probability(margins[i]);
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
        return new Calibration(a, b);
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
