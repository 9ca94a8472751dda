package org.brightline.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brightline.language.ElementFinding;
import org.brightline.language.Span;
import org.brightline.policy.facts.MatchFact;
import org.jspecify.annotations.Nullable;

/**
 * A result in plain words. The same trace has two renderings: the reviewer sees every condition with what it stood on, how sure
 * the detector was and how the clause puts the conditions together; the user sees the clause, what holds, and the words of the
 * post that it stands on.
 *
 * @param headline one sentence: which clause, and what came out
 * @param points the conditions that matter to this reader, in the order of the clause
 * @param closing one sentence on how the conditions make the result, or on how it was found
 */
public record Explanation(String headline, List<Point> points, String closing) {
    private static final int LONGEST_QUOTE = 200;

    /** Keeps its own copy of the list. */
    public Explanation {
        points = List.copyOf(points);
    }

    /**
     * One condition.
     *
     * @param says what it asks
     * @param value what it came to
     * @param evidence what it stood on, and what it did not find, each a plain phrase; empty where it stood on nothing
     * @param reason why it cannot be told, or null
     */
    public record Point(
            String says,
            Truth value,
            List<String> evidence,
            @Nullable String reason) {
        /** Keeps its own copy of the list. */
        public Point {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * For the person who reviews.
     *
     * @param text the original text that was judged, or null where there is none or it may not be shown
     */
    public static Explanation forReviewer(ClauseResult result, @Nullable String text) {
        return forReviewer(result, text, result.clause().onUndetermined());
    }

    /**
     * For the person who reviews, or tries a text; of a clause that cannot be told it says what follows for this very item.
     *
     * @param item what the item comes to as a whole
     */
    public static Explanation forReviewer(ClauseResult result, Judgement item, @Nullable String text) {
        return forReviewer(
                result,
                text,
                item.isCounted(result) ? OnUndetermined.COUNT : result.clause().onUndetermined());
    }

    private static Explanation forReviewer(ClauseResult result, @Nullable String text, OnUndetermined follows) {
        List<Point> points = new ArrayList<>();
        List<String> closing = new ArrayList<>();
        for (Trace.Step step : result.trace().steps()) {
            if (isCondition(result, step)) {
                points.add(new Point(
                        step.says() + " [" + step.name() + "]", step.value(), evidence(step, text), step.reason()));
            } else {
                closing.add(step.name() + ": " + step.expression() + " — " + words(step.value()) + ".");
            }
        }
        Clause clause = result.clause();
        String headline = "«" + clause.title() + "» (" + clause.id() + ", rung " + clause.rung() + ", "
                + clause.mode().name().toLowerCase(Locale.ROOT) + "): "
                + switch (result.result()) {
                    case MATCH -> "met.";
                    case NO_MATCH -> "not met.";
                    case UNDETERMINED -> "cannot be told; " + follows.words(clause.mode()) + ".";
                };
        return new Explanation(headline, points, String.join(" ", closing));
    }

    /**
     * For the person who posted it. It names no detector, no score and no code, quotes nothing but the post's own words, and claims
     * no decision: whoever sends it says what was decided and by whom.
     *
     * @param text the original text that was judged, or null where there is none
     */
    public static Explanation forUser(ClauseResult result, @Nullable String text) {
        List<Point> points = new ArrayList<>();
        for (Trace.Step step : result.trace().steps()) {
            if (isCondition(result, step) && step.value() != Truth.FALSE) {
                points.add(new Point(step.says(), step.value(), quotes(step, text), null));
            }
        }
        Clause clause = result.clause();
        String headline = switch (result.result()) {
            case MATCH -> "Your post seems to fall under the rule «" + clause.title() + "». The rule: " + clause.text();
            case UNDETERMINED ->
                "It cannot be told by machine whether your post falls under the rule «" + clause.title()
                        + "». The rule: " + clause.text();
            case NO_MATCH -> "Your post does not fall under the rule «" + clause.title() + "».";
        };
        return new Explanation(
                headline,
                result.result() == Result.NO_MATCH ? List.of() : points,
                result.result() == Result.NO_MATCH
                        ? ""
                        : "These points were found by automatic means. They are no decision; a person decides. The rule rests on: "
                                + clause.law() + ".");
    }

    /** As plain text, a line for each point and for each piece of evidence. */
    public String text() {
        StringBuilder out = new StringBuilder(headline).append('\n');
        for (Point point : points) {
            out.append("  - ")
                    .append(words(point.value()))
                    .append(": ")
                    .append(point.says())
                    .append('\n');
            point.evidence().forEach(piece -> out.append("      ").append(piece).append('\n'));
            if (point.reason() != null) {
                out.append("      why: ").append(point.reason()).append('\n');
            }
        }
        return closing.isEmpty()
                ? out.toString()
                : out.append("  ").append(closing).append('\n').toString();
    }

    private static boolean isCondition(ClauseResult result, Trace.Step step) {
        return result.clause().conditions().stream()
                .anyMatch(condition -> condition.name().equals(step.name()));
    }

    private static String words(Truth value) {
        return switch (value) {
            case TRUE -> "holds";
            case FALSE -> "does not hold";
            case UNKNOWN -> "cannot be told";
        };
    }

    private static List<String> evidence(Trace.Step step, @Nullable String text) {
        List<String> evidence = new ArrayList<>();
        for (ElementFinding finding : step.elements()) {
            evidence.add(finding.element() + " " + place(finding.span(), text) + ": " + finding.note() + " ("
                    + finding.detector() + " " + finding.version() + ", " + Math.round(finding.score() * 100) + " %)");
        }
        for (MatchFact match : step.matches()) {
            evidence.add(source(match) + " is in the bank " + match.bank() + ", entry " + match.entry()
                    + " (" + match.fingerprint() + ", distance " + match.distance() + " of at most " + match.threshold()
                    + ")");
        }
        history(step, evidence);
        evidence.addAll(step.missing());
        return evidence;
    }

    private static List<String> quotes(Trace.Step step, @Nullable String text) {
        List<String> quotes = new ArrayList<>();
        for (ElementFinding finding : step.elements()) {
            String quote = place(finding.span(), text);
            if (!quotes.contains(quote)) {
                quotes.add(quote);
            }
        }
        step.matches().stream().map(Explanation::source).distinct().forEach(quotes::add);
        history(step, quotes);
        return quotes;
    }

    private static String source(MatchFact match) {
        return match.medium() == MatchFact.TEXT ? "the text" : "picture or file " + (match.medium() + 1);
    }

    private static void history(Trace.Step step, List<String> out) {
        step.history().entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
                .forEach(entry -> out.add(entry.getKey() + ": " + entry.getValue()));
    }

    private static String place(Span span, @Nullable String text) {
        if (text == null || span.end() > text.length()) {
            return "at the characters " + span.start() + " to " + span.end();
        }
        String words = span.of(text);
        return "«" + (words.length() > LONGEST_QUOTE ? words.substring(0, LONGEST_QUOTE) + "…" : words) + "»";
    }
}
