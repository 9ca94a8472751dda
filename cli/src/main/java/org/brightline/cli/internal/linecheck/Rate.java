package org.brightline.cli.internal.linecheck;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * So many of so many, with how far that can be trusted.
 *
 * @param hits at most {@code total}
 */
record Rate(long hits, long total) {
    /** Two-sided 95 % of a normal distribution. */
    private static final double Z = 1.959964;

    static <T> Rate of(List<T> all, Predicate<T> hit) {
        return new Rate(all.stream().filter(hit).count(), all.size());
    }

    /** The share, not a number where there is nothing to count. */
    double share() {
        return (double) hits / total;
    }

    /** The lower end of the 95 % interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927). */
    double low() {
        return bound(-1);
    }

    /** Its upper end. */
    double high() {
        return bound(1);
    }

    private double bound(int side) {
        double n = total;
        double p = share();
        double middle = p + Z * Z / (2 * n);
        double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return Math.clamp((middle + side * reach) / (1 + Z * Z / n), 0.0, 1.0);
    }

    /** For example {@code 2 of 11 (5.1–47.7 %)}; a dash where there is nothing to count. */
    String counted() {
        return total == 0
                ? "–"
                : String.format(Locale.ROOT, "%d of %d (%.1f–%.1f %%)", hits, total, low() * 100, high() * 100);
    }

    /** For example {@code 93.3 % (70.2–98.8)}; a dash where there is nothing to count. */
    String words() {
        return total == 0
                ? "–"
                : String.format(Locale.ROOT, "%.1f %% (%.1f–%.1f)", share() * 100, low() * 100, high() * 100);
    }
}
