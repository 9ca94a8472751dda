package org.brightline.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;

/**
 * What {@code text} means in a condition. It notes the findings that each answer stood on, so one is made for each
 * condition.
 *
 * <p>Names are looked for in every language. Conduct and context are not looked for in a language that is not covered, so
 * to ask for them is an error there, which makes the condition unknown.
 */
final class TextFacts {
    private final Reading reading;
    private final Set<ElementFinding> used = new LinkedHashSet<>();

    TextFacts(Reading reading) {
        this.reading = reading;
    }

    List<ElementFinding> used() {
        return List.copyOf(used);
    }

    /** At least one such finding. */
    boolean found(String element) {
        return count(element) > 0;
    }

    /** How many such findings. */
    long count(String element) {
        List<ElementFinding> findings = findings(element);
        used.addAll(findings);
        return findings.size();
    }

    /** The greatest score of such a finding, 0 when there is none. */
    double score(String element) {
        List<ElementFinding> findings = findings(element);
        used.addAll(findings);
        return findings.stream().mapToDouble(ElementFinding::score).max().orElse(0);
    }

    /** One of the first and one of the second with at most so many characters between them. */
    boolean near(String first, String second, long distance) {
        List<ElementFinding> others = findings(second);
        boolean near = false;
        for (ElementFinding one : findings(first)) {
            for (ElementFinding other : others) {
                if (one.span().distance(other.span()) <= distance) {
                    used.add(one);
                    used.add(other);
                    near = true;
                }
            }
        }
        return near;
    }

    /** At least one such finding, of at least this score, with none of these contexts near it. */
    boolean stands(String element, double least, Map<String, Long> contexts) {
        return standing(findings(element), least, contexts);
    }

    /** The same, of those findings that have one of the other element near them. */
    boolean standsBy(String element, String other, long distance, double least, Map<String, Long> contexts) {
        List<ElementFinding> others = findings(other);
        List<ElementFinding> beside = new ArrayList<>();
        for (ElementFinding finding : findings(element)) {
            for (ElementFinding object : others) {
                if (finding.span().distance(object.span()) <= distance) {
                    beside.add(finding);
                    used.add(object);
                    break;
                }
            }
        }
        return standing(beside, least, contexts);
    }

    private boolean standing(List<ElementFinding> findings, double least, Map<String, Long> contexts) {
        List<ElementFinding> standing = new ArrayList<>();
        Set<ElementFinding> weighed = new LinkedHashSet<>();
        for (ElementFinding finding : findings) {
            if (finding.score() < least) {
                continue;
            }
            List<ElementFinding> against = against(finding, contexts);
            if (against.isEmpty()) {
                standing.add(finding);
            } else {
                weighed.add(finding);
                weighed.addAll(against);
            }
        }
        used.addAll(standing.isEmpty() ? weighed : standing);
        return !standing.isEmpty();
    }

    private List<ElementFinding> against(ElementFinding finding, Map<String, Long> contexts) {
        List<ElementFinding> against = new ArrayList<>();
        contexts.forEach((context, distance) -> {
            for (ElementFinding other : findings(context)) {
                if (finding.span().distance(other.span()) <= distance) {
                    against.add(other);
                }
            }
        });
        return against;
    }

    private List<ElementFinding> findings(String name) {
        Element element = Element.valueOf(name);
        if (!reading.covered() && element.kind() != Element.Kind.OBJECT) {
            throw new NotReadException("The text is in a language (" + reading.language()
                    + ") that is not covered, so nobody looked for " + element + ".");
        }
        return reading.elements().stream()
                .filter(finding -> finding.element() == element)
                .toList();
    }

    /** Something was asked for that nobody looked for. */
    static final class NotReadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReadException(String message) {
            super(message, null, false, false);
        }
    }
}
