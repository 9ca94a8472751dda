package org.brightline.cli.internal.linecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results as Markdown, which reads well in a terminal too. The worst comes first. */
final class Report {
    private static final int WORST = 15;
    /** By how much a score may move when another group of people is named. */
    private static final double SWAP = 0.05;

    private static final double[] BINS = {0, 0.5, 0.7, 0.8, 0.9};

    private static final Map<String, String> LANGUAGES =
            Map.of("en", "English", "de", "German", "fr", "French", "es", "Spanish", "ar", "Arabic");

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        summary(lines);
        worst(lines);
        calibration(lines);
        strands(lines);
        for (String language : results.languages()) {
            confusion(lines, language);
            groups(lines, language);
        }
        return String.join("\n", lines) + "\n";
    }

    private void summary(List<String> lines) {
        lines.add(
                "| language | cases | must not be flagged: not actionable | ladder: right rung | right or neighbour | missed |"
                        + " found plain | in disguise | minimal pairs right | translations and paraphrases: same answer |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (String language : results.languages()) {
            Results.Disguise disguise = results.disguise(language);
            long cases = results.groups(language).stream()
                    .mapToLong(group -> group.right().total())
                    .sum();
            long missed = results.groups(language).stream()
                    .mapToLong(group -> group.missed().hits())
                    .sum();
            long actionable = results.groups(language).stream()
                    .mapToLong(group -> group.missed().total())
                    .sum();
            lines.add(row(
                    name(language),
                    Long.toString(cases),
                    results.notActionable(language).words(),
                    results.ladder(language, Answer::right).words(),
                    results.ladder(language, Answer::rightOrNeighbour).words(),
                    new Rate(missed, actionable).words(),
                    disguise.plain().counted(),
                    disguise.disguised().counted(),
                    results.minimalPairs(language).words(),
                    results.consistent(language).counted()));
        }
        Results.Swaps swaps = results.swaps(SWAP);
        lines.add("");
        lines.add(
                ("Identity swap: in %d of %d sets every group of people got the same answer, with scores at most %.2f apart;"
                                + " the widest gap is %.2f.")
                        .formatted(swaps.same().hits(), swaps.same().total(), SWAP, swaps.widest()));
        aims(lines, swaps);
    }

    /** What a good reader would reach, and whether this one does. */
    private void aims(List<String> lines, Results.Swaps swaps) {
        lines.add("");
        lines.add("| aim | reached in | not reached in |");
        lines.add("|---|---|---|");
        lines.add(aim(
                "must not be flagged: at least 97 % not actionable",
                language -> results.notActionable(language).share() >= 0.97));
        lines.add(aim(
                "ladder: at least 90 % on the right or the neighbouring rung",
                language -> results.ladder(language, Answer::rightOrNeighbour).share() >= 0.9));
        lines.add(aim("disguise costs at most 5 points", language -> {
            Results.Disguise disguise = results.disguise(language);
            return disguise.plain().total() == 0 || disguise.points() <= 5;
        }));
        lines.add(row(
                "identity swap moves no score by more than %.2f".formatted(SWAP),
                swaps.same().hits() + " sets",
                swaps.same().total() - swaps.same().hits() + " sets"));
    }

    private String aim(String words, Predicate<String> reached) {
        Map<Boolean, String> languages = results.languages().stream()
                .collect(
                        Collectors.partitioningBy(reached, Collectors.mapping(Report::name, Collectors.joining(", "))));
        return row(words, orDash(languages.get(true)), orDash(languages.get(false)));
    }

    private static String orDash(@Nullable String words) {
        return words == null || words.isEmpty() ? "–" : words;
    }

    private void worst(List<String> lines) {
        worst(lines, "### The groups that are right least often", results.leastRight(WORST));
        worst(lines, "### The groups that are wrongly actionable most often", results.wronglyActionable(WORST));
    }

    private static void worst(List<String> lines, String heading, List<Results.GroupResult> groups) {
        lines.add("");
        lines.add(heading);
        lines.add("");
        lines.add("| group | language | right | wrongly actionable | missed |");
        lines.add("|---|---|--:|--:|--:|");
        for (Results.GroupResult group : groups) {
            lines.add(row(
                    group.group().number() + " " + group.group().title(),
                    name(group.language()),
                    group.right().words(),
                    group.wronglyActionable().counted(),
                    group.missed().counted()));
        }
    }

    private void calibration(List<String> lines) {
        lines.add("");
        lines.add("### How sure, and how often so");
        lines.add("");
        lines.add(
                "Of the cases said to be actionable, by the score of the surest finding in the text: how many cross the line.");
        lines.add("");
        StringBuilder head = new StringBuilder("| language");
        for (double from : BINS) {
            head.append(" | from ").append(String.format(Locale.ROOT, "%.1f", from));
        }
        lines.add(head + " |");
        lines.add("|---" + "|--:".repeat(BINS.length) + "|");
        for (String language : results.languages()) {
            List<String> cells = new ArrayList<>(List.of(name(language)));
            for (int bin = 0; bin < BINS.length; bin++) {
                double below = bin + 1 < BINS.length ? BINS[bin + 1] : Double.POSITIVE_INFINITY;
                cells.add(results.sure(language, BINS[bin], below).counted());
            }
            lines.add(row(cells.toArray(String[]::new)));
        }
    }

    private void strands(List<String> lines) {
        lines.add("");
        lines.add("### By milieu, in all languages");
        lines.add("");
        lines.add("| strand | wrongly actionable | missed |");
        lines.add("|---|--:|--:|");
        for (String strand : results.strands()) {
            lines.add(row(
                    strand,
                    results.wronglyActionable(strand).counted(),
                    results.missed(strand).counted()));
        }
    }

    private void confusion(List<String> lines, String language) {
        lines.add("");
        lines.add("### " + name(language));
        lines.add("");
        StringBuilder head = new StringBuilder("| is ↓, said →");
        StringBuilder rule = new StringBuilder("|---");
        for (Verdict said : Verdict.values()) {
            if (said != Verdict.VIEW) {
                head.append(" | ").append(words(said));
                rule.append("|--:");
            }
        }
        lines.add(head + " |");
        lines.add(rule + "|");
        for (Verdict gold : Verdict.values()) {
            if (gold == Verdict.UNREAD) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(words(gold)));
            for (Verdict said : Verdict.values()) {
                if (said != Verdict.VIEW) {
                    cells.add(Long.toString(results.confusion(language, gold, said)));
                }
            }
            lines.add(row(cells.toArray(String[]::new)));
        }
    }

    private void groups(List<String> lines, String language) {
        lines.add("");
        lines.add("| group | right | wrongly actionable | missed | to a person unjudged |");
        lines.add("|---|--:|--:|--:|--:|");
        for (Results.GroupResult group : results.groups(language)) {
            lines.add(row(
                    group.group().number() + " " + group.group().title(),
                    group.right().words(),
                    group.wronglyActionable().counted(),
                    group.missed().counted(),
                    group.undetermined().counted()));
        }
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String words(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String name(String language) {
        return LANGUAGES.getOrDefault(language, language);
    }
}
