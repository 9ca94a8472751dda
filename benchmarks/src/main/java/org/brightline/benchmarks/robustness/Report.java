package org.brightline.benchmarks.robustness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings in Markdown.
 *
 * @param threshold the greatest distance that matches, in bits
 * @param findings in the order of the page, those of a kind together
 * @param pairs between any two different photos as they are
 * @param turnedPairs the same, all eight turns of the one asked for
 */
record Report(int threshold, List<Finding> findings, Distances pairs, Distances turnedPairs) {

    /** From this share on an edit counts as harmless. */
    static final double NEARLY_ALWAYS = 0.95;

    /** Below this share an edit counts as lost. */
    static final double MOSTLY_LOST = 0.5;

    private static final int[] OTHER_THRESHOLDS = {16, 24, 31, 40, 48, 56, 63};

    /** The whole report. */
    String text(IntSummaryStatistics longerSides, long nanoseconds) {
        StringBuilder text = new StringBuilder();
        add(
                text,
                """
                Measured on %s with `benchmarks/robustness --update` on one core of %s (load at the end %.1f), Java %s, in %d s: %,d photos, the longer sides of %d to %d pixels, %d edits.

                ![Share of altered photos that are found, edit by edit](images/robustness.svg)

                """,
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version().feature(),
                Math.round(nanoseconds / 1e9),
                longerSides.getCount(),
                longerSides.getMin(),
                longerSides.getMax(),
                findings.stream().filter(f -> !f.turned()).count());
        summary(text);
        figures(text, longerSides.getCount());
        falseMatches(text, longerSides.getCount());
        thresholds(text);
        return text.toString();
    }

    private void summary(StringBuilder text) {
        add(text, """
            ### In short

            | edit | found nearly always (%s and more) | found in part | mostly lost (less than %s) |
            |---|---|---|---|
            """, percent(NEARLY_ALWAYS, 0), percent(MOSTLY_LOST, 0));
        Map<String, List<Finding>> kinds = findings.stream()
                .collect(Collectors.groupingBy(f -> f.edit().kind(), LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((kind, of) -> add(
                text,
                "| %s | %s | %s | %s |\n",
                kind,
                which(of, share -> share >= NEARLY_ALWAYS),
                which(of, share -> share >= MOSTLY_LOST && share < NEARLY_ALWAYS),
                which(of, share -> share < MOSTLY_LOST)));
        text.append('\n');
    }

    private String which(List<Finding> findings, Predicate<Double> share) {
        return findings.stream()
                .filter(f -> share.test(f.found(threshold)))
                .map(Finding::label)
                .collect(Collectors.joining("; "));
    }

    private void figures(StringBuilder text, long photos) {
        add(text, """
            ### Every edit

            *Found*: the share of altered photos within %d bits of their own original. A share of half is good to %.0f points either way (95 %%). *Too plain*: altered photos with a quality below 50, which are not asked for and so count as not
            found. *Taken for another*: pairs of different photos, both altered so, that match each other, of up to %,d.

            | edit | strength | found | median, bits | 95 %% within, bits | too plain | taken for another |
            |---|---|--:|--:|--:|--:|--:|
            """, threshold, 100 * 1.96 * Math.sqrt(0.25 / photos), photos * (photos - 1) / 2);
        for (Finding finding : findings) {
            add(
                    text,
                    "| %s | %s | %s | %d | %d | %d | %,d |\n",
                    finding.edit().kind(),
                    finding.label(),
                    percent(finding.found(threshold), 1),
                    finding.distances().quantile(0.5),
                    finding.distances().quantile(0.95),
                    finding.tooPlain(),
                    finding.together().within(threshold));
        }
        text.append('\n');
    }

    private void falseMatches(StringBuilder text, long photos) {
        add(text, """
            ### False matches

            At %d bits, over all pairs of %,d different photos:

            | compared | pairs | matched | at most (95 %%) | nearest, bits |
            |---|--:|--:|--:|--:|
            """, threshold, photos);
        falseMatch(text, "two photos as they are", pairs);
        falseMatch(text, "the same, all eight turns of the one asked for", turnedPairs);
        falseMatch(text, "an altered photo and the originals of all others", all(f -> !f.turned(), Finding::others));
        falseMatch(text, "the same, eight turns, edits that turn", all(Finding::turned, Finding::others));
        falseMatch(
                text, "two different photos, both altered in the same way", all(f -> !f.turned(), Finding::together));
        text.append("""

            The bound is that of Clopper and Pearson, which takes pairs as independent. They are not, because a photo is in many of them; with other photos the rate can be greater.

            """);
    }

    private void falseMatch(StringBuilder text, String compared, Distances distances) {
        add(
                text,
                "| %s | %,d | %,d | %s | %d |\n",
                compared,
                distances.total(),
                distances.within(threshold),
                scientific(distances.upperBound(threshold)),
                distances.nearest());
    }

    private void thresholds(StringBuilder text) {
        text.append("""
            ### Other thresholds

            *Found* is the mean over the edits that do not turn the picture; the others count false matches, as above.

            | threshold, bits | found | two photos as they are | altered and another original | both altered |
            |--:|--:|--:|--:|--:|
            """);
        Distances others = all(f -> !f.turned(), Finding::others);
        Distances together = all(f -> !f.turned(), Finding::together);
        for (int bits : OTHER_THRESHOLDS) {
            double found = straight().mapToDouble(f -> f.found(bits)).average().orElse(Double.NaN);
            add(
                    text,
                    "| %d | %s | %,d | %,d | %,d |\n",
                    bits,
                    percent(found, 1),
                    pairs.within(bits),
                    others.within(bits),
                    together.within(bits));
        }
    }

    private Stream<Finding> straight() {
        return findings.stream().filter(f -> !f.edit().turns());
    }

    private Distances all(Predicate<Finding> which, Function<Finding, Distances> what) {
        Distances all = new Distances();
        findings.stream().filter(which).map(what).forEach(all::addAll);
        return all;
    }

    /** A share for people; what is not all is never rounded up to all. */
    static String percent(double share, int digits) {
        double places = Math.pow(10, digits);
        double rounded = Math.round(share * 100 * places) / places;
        if (share < 1 && rounded == 100) {
            rounded = 100 - 1 / places;
        }
        return String.format(Locale.ROOT, "%." + digits + "f %%", rounded);
    }

    /** A small rate, such as 7 in 100,000. */
    private static String scientific(double rate) {
        return rate == 0 ? "0" : String.format(Locale.ROOT, "%.1f in a million", rate * 1e6);
    }

    @SuppressWarnings("AnnotateFormatMethod") // All formats stand in this class.
    private static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch"); // A machine without Linux.
        }
    }
}
