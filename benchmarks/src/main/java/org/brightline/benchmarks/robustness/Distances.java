package org.brightline.benchmarks.robustness;

import org.brightline.fingerprint.Pdq;

/** How many pairs lie how far apart, in bits. */
final class Distances {

    private final long[] counts = new long[Pdq.BITS + 1];
    private long total;

    /** Counts one pair. */
    void add(int bits) {
        counts[bits]++;
        total++;
    }

    /** Counts all pairs of others, too. */
    void addAll(Distances others) {
        for (int bits = 0; bits < counts.length; bits++) {
            counts[bits] += others.counts[bits];
        }
        total += others.total;
    }

    /** The number of pairs. */
    long total() {
        return total;
    }

    /** The number of pairs that are at most so far apart. */
    long within(int bits) {
        long within = 0;
        for (int i = 0; i <= bits; i++) {
            within += counts[i];
        }
        return within;
    }

    /**
     * The least distance within which this share of the pairs lies.
     *
     * @param share above 0, at most 1; the pairs must not be none
     */
    int quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        long seen = 0;
        int bits = -1;
        while (seen < Math.max(1, rank)) {
            seen += counts[++bits];
        }
        return bits;
    }

    /** The distance of the nearest pair; the pairs must not be none. */
    int nearest() {
        return quantile(Double.MIN_VALUE);
    }

    /**
     * The greatest share of pairs within a distance that what was seen leaves credible: were it greater, so few would be seen
     * in fewer than 5 of 100 such counts. It takes the pairs as independent.
     *
     * <p>Source: Clopper, Pearson, <em>The use of confidence or fiducial limits</em>, Biometrika 26, 1934; one-sided.
     */
    double upperBound(int bits) {
        long seen = within(bits);
        double low = (double) seen / total;
        double high = 1;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (chanceOfAtMost(seen, middle) > 0.05) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The binomial distribution function, by logarithms because its terms are too small for numbers. */
    private double chanceOfAtMost(long seen, double rate) {
        double logarithm = total * Math.log1p(-rate);
        double chance = Math.exp(logarithm);
        for (long i = 0; i < seen; i++) {
            logarithm += Math.log((double) (total - i) / (i + 1)) + Math.log(rate) - Math.log1p(-rate);
            chance += Math.exp(logarithm);
        }
        return chance;
    }
}
