package org.brightline.platform.console.internal.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.brightline.language.ElementFinding;
import org.brightline.platform.console.internal.cases.CaseView.EvidenceView;
import org.brightline.platform.intake.PieceJson;
import org.brightline.policy.Condition;
import org.brightline.policy.Trace;
import org.brightline.policy.Truth;
import org.brightline.policy.facts.MatchFact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a clause came to its result, each piece of evidence at the condition that stands on it.
 *
 * @param open the conditions that hold or cannot be told, in the order of the clause
 * @param failed those that do not hold
 * @param together how the clause puts them together
 * @param besides evidence that no condition stands on, such as a match that does not count
 */
public record TraceView(List<Point> open, List<Point> failed, List<String> together, List<EvidenceView> besides) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Keeps its own copies. */
    public TraceView {
        open = List.copyOf(open);
        failed = List.copyOf(failed);
        together = List.copyOf(together);
        besides = List.copyOf(besides);
    }

    /**
     * One condition.
     *
     * @param name its name in the clause
     * @param says what it asks
     * @param value what it came to, in words
     * @param evidence the findings and matches that it looked at
     * @param more what it knows of the account, and what it did not find
     * @param reason why it cannot be told, or null
     */
    public record Point(
            String name,
            String says,
            String value,
            List<EvidenceView> evidence,
            List<String> more,
            @Nullable String reason) {}

    /** Of a trace and the evidence that was kept with it. */
    static TraceView of(List<Condition> conditions, Trace trace, JsonNode evidence) {
        Map<Object, EvidenceView> kept = new LinkedHashMap<>();
        List<EvidenceView> besides = new ArrayList<>();
        for (JsonNode piece : evidence) {
            if (piece.has("setAside")) {
                besides.add(EvidenceWords.evidence(piece));
            } else {
                kept.put(key(piece), EvidenceWords.evidence(piece));
            }
        }
        Set<String> names = new HashSet<>();
        conditions.forEach(condition -> names.add(condition.name()));
        Set<Object> shown = new HashSet<>();
        List<Point> open = new ArrayList<>();
        List<Point> failed = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (Trace.Step step : trace.steps()) {
            if (names.contains(step.name())) {
                shown.addAll(step.elements());
                shown.addAll(step.matches());
                (step.value() == Truth.FALSE ? failed : open).add(point(step, kept));
            } else {
                together.add(step.name() + ": " + step.expression() + " — " + words(step.value()));
            }
        }
        kept.forEach((piece, view) -> {
            if (!shown.contains(piece)) {
                besides.add(view);
            }
        });
        return new TraceView(open, failed, together, besides);
    }

    private static Object key(JsonNode piece) {
        return piece.has("bank") ? PieceJson.match(piece) : PieceJson.element(piece);
    }

    private static Point point(Trace.Step step, Map<Object, EvidenceView> kept) {
        List<EvidenceView> evidence = new ArrayList<>();
        step.elements().forEach(element -> evidence.add(kept.getOrDefault(element, words(element))));
        step.matches().forEach(match -> evidence.add(kept.getOrDefault(match, words(match))));
        List<String> history = new ArrayList<>();
        Map<String, Long> counts = new TreeMap<>();
        step.history().forEach((window, count) -> counts.put(window.toString(), count));
        counts.forEach((window, count) -> history.add(window + ": " + count));
        return new Point(
                step.name(),
                step.says(),
                words(step.value()),
                evidence,
                Stream.concat(history.stream(), step.missing().stream()).toList(),
                step.reason());
    }

    /** Of a condition that does not hold nothing but the trace is kept. */
    private static EvidenceView words(ElementFinding element) {
        ObjectNode node = JSON.createObjectNode();
        PieceJson.write(node, element);
        return EvidenceWords.evidence(node);
    }

    private static EvidenceView words(MatchFact match) {
        ObjectNode node = JSON.createObjectNode();
        PieceJson.write(node, match);
        return EvidenceWords.evidence(node);
    }

    private static String words(Truth value) {
        return switch (value) {
            case TRUE -> "holds";
            case FALSE -> "does not hold";
            case UNKNOWN -> "cannot be told";
        };
    }
}
