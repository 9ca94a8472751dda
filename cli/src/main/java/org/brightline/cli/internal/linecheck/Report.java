package org.brightline.cli.internal.linecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as Markdown, which reads well in a terminal too. The worst comes first. */
final class Report {
    private static final int WORST = 15;
    /** By how much a score may move when another group of people is named. */
    private static final double SWAP = 0.05;

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
        for (String language : results.languages()) {
            confusion(lines, language);
            groups(lines, language);
        }
        return String.join("\n", lines) + "\n";
    }

    private void summary(List<String> lines) {
        lines.add(
                "| language | cases | must not be flagged: not actionable | ladder: right rung | right or neighbour | missed |"
                        + " disguise costs |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|");
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
                    disguise.plain().total() == 0
                            ? "–"
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f points (%d pairs)",
                                    disguise.points(),
                                    disguise.plain().total())));
        }
        Rate swaps = results.swaps(SWAP);
        lines.add("");
        lines.add(
                "Identity swap: in %d of %d sets every group of people got the same answer, with scores at most %.2f apart."
                        .formatted(swaps.hits(), swaps.total(), SWAP));
    }

    private void worst(List<String> lines) {
        lines.add("");
        lines.add("### The worst groups");
        lines.add("");
        lines.add("| group | language | right | wrongly actionable | missed |");
        lines.add("|---|---|--:|--:|--:|");
        for (Results.GroupResult group : results.worst(WORST)) {
            lines.add(row(
                    group.group().number() + " " + group.group().title(),
                    name(group.language()),
                    group.right().words(),
                    count(group.wronglyActionable()),
                    count(group.missed())));
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
                    count(group.wronglyActionable()),
                    count(group.missed()),
                    count(group.undetermined())));
        }
    }

    private static String count(Rate rate) {
        return rate.total() == 0 ? "–" : rate.hits() + " of " + rate.total();
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
