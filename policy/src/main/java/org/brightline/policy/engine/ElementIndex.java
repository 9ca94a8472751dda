package org.brightline.policy.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.language.learned.LearnedReader;

/**
 * The findings of one reading by element and place. Made once for each evaluation and shared by all conditions, so that asking
 * for neighbours costs as much as there are neighbours and not as much as the text is long.
 */
final class ElementIndex {
    private final Reading reading;
    private final Map<Element, Row> rows = new EnumMap<>(Element.class);
    private final Map<Element, List<ElementFinding>> learned = new EnumMap<>(Element.class);

    /** Findings of one element by where they start, and the length of the longest. */
    private record Row(List<ElementFinding> findings, int longest) {}

    ElementIndex(Reading reading) {
        this.reading = reading;
        Map<Element, List<ElementFinding>> sorted = new EnumMap<>(Element.class);
        reading.elements()
                .forEach(finding -> (finding.detector().startsWith(LearnedReader.DETECTOR) ? learned : sorted)
                        .computeIfAbsent(finding.element(), element -> new ArrayList<>())
                        .add(finding));
        sorted.forEach((element, findings) -> {
            findings.sort(Comparator.comparingInt(finding -> finding.span().start()));
            int longest = findings.stream()
                    .mapToInt(finding -> finding.span().end() - finding.span().start())
                    .max()
                    .orElse(0);
            rows.put(element, new Row(findings, longest));
        });
    }

    Reading reading() {
        return reading;
    }

    /** What a learned detector found of an element; such findings are in no other answer. */
    List<ElementFinding> learned(Element element) {
        return learned.getOrDefault(element, List.of());
    }

    /** All other findings of an element, by where they start. */
    List<ElementFinding> all(Element element) {
        Row row = rows.get(element);
        return row == null ? List.of() : row.findings;
    }

    /** The findings of an element with at most so many characters between them and the span. */
    List<ElementFinding> near(Element element, Span span, long distance) {
        Row row = rows.get(element);
        if (row == null) {
            return List.of();
        }
        List<ElementFinding> near = new ArrayList<>();
        for (int i = firstFrom(row.findings, span.start() - distance - row.longest); i < row.findings.size(); i++) {
            ElementFinding finding = row.findings.get(i);
            if (finding.span().start() > span.end() + distance) {
                break;
            }
            if (finding.span().distance(span) <= distance) {
                near.add(finding);
            }
        }
        return near;
    }

    private static int firstFrom(List<ElementFinding> findings, long start) {
        int low = 0;
        int high = findings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (findings.get(middle).span().start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
