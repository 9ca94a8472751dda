package org.brightline.policy.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;

/**
 * What {@code text} means in a condition. It notes the findings that each answer stood on, so one is made for each
 * condition.
 *
 * <p>Names are looked for in every language. Conduct and context are not looked for in a language that is not covered, so
 * to ask for them is an error there, which makes the condition unknown. So it is to ask for learned findings where a learned
 * detector failed and what others found does not answer.
 */
final class TextFacts {
    /** Most findings that a step of a trace names; a text with more is no clearer for them. */
    static final int MOST_EVIDENCE = 200;

    private final ElementIndex index;
    private final Set<ElementFinding> used = new LinkedHashSet<>();

    TextFacts(ElementIndex index) {
        this.index = index;
    }

    /** What the answers so far stood on, by where it starts. */
    List<ElementFinding> used() {
        return used.stream()
                .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                .toList();
    }

    /** At least one such finding. */
    boolean found(String element) {
        return count(element) > 0;
    }

    /** How many such findings. */
    long count(String element) {
        List<ElementFinding> findings = findings(element);
        note(used, findings);
        return findings.size();
    }

    /** The greatest score of such a finding, 0 when there is none. */
    double score(String element) {
        List<ElementFinding> findings = findings(element);
        note(used, findings);
        return findings.stream().mapToDouble(ElementFinding::score).max().orElse(0);
    }

    /** One of the first and one of the second with at most so many characters between them. */
    boolean near(String first, String second, long distance) {
        List<ElementFinding> beside = beside(findings(first), lookedFor(second), distance);
        note(used, beside);
        return !beside.isEmpty();
    }

    /** At least one such finding, of at least this score, with none of these contexts near it. */
    boolean stands(String element, double least, Map<String, Long> contexts) {
        return standing(findings(element), least, contexts);
    }

    /** A learned finding of this element, of at least this probability, with none of these contexts near it. */
    boolean learned(String element, double least, Map<String, Long> contexts) {
        boolean stands = standing(index.learned(lookedFor(element)), least, contexts);
        if (!stands && !index.reading().complete()) {
            throw new NotReadException(
                    "A learned detector failed on this text, so nobody knows whether it would have found " + element
                            + ".");
        }
        return stands;
    }

    /** The same as {@link #stands}, of those findings that have one of the other element near them. */
    boolean standsBy(String element, String other, long distance, double least, Map<String, Long> contexts) {
        return standing(beside(findings(element), lookedFor(other), distance), least, contexts);
    }

    private static void note(Set<ElementFinding> evidence, Collection<ElementFinding> findings) {
        for (ElementFinding finding : findings) {
            if (evidence.size() >= MOST_EVIDENCE) {
                return;
            }
            evidence.add(finding);
        }
    }

    private List<ElementFinding> beside(List<ElementFinding> findings, Element other, long distance) {
        List<ElementFinding> beside = new ArrayList<>();
        for (ElementFinding finding : findings) {
            List<ElementFinding> neighbours = index.near(other, finding.span(), distance);
            if (!neighbours.isEmpty()) {
                beside.add(finding);
                note(used, neighbours);
            }
        }
        return beside;
    }

    private boolean standing(List<ElementFinding> findings, double least, Map<String, Long> contexts) {
        List<ElementFinding> standing = new ArrayList<>();
        Set<ElementFinding> weighed = new LinkedHashSet<>();
        for (ElementFinding finding : findings) {
            if (finding.score() < least) {
                continue;
            }
            List<ElementFinding> against = new ArrayList<>();
            contexts.forEach(
                    (context, distance) -> against.addAll(index.near(lookedFor(context), finding.span(), distance)));
            if (against.isEmpty()) {
                standing.add(finding);
            } else {
                note(weighed, List.of(finding));
                note(weighed, against);
            }
        }
        note(used, standing.isEmpty() ? weighed : standing);
        return !standing.isEmpty();
    }

    private List<ElementFinding> findings(String name) {
        return index.all(lookedFor(name));
    }

    private Element lookedFor(String name) {
        Element element = Element.valueOf(name);
        if (!index.reading().covered() && element.kind() != Element.Kind.OBJECT) {
            throw new NotReadException("The text is in a language ("
                    + index.reading().language() + ") that is not covered, so nobody looked for " + element + ".");
        }
        return element;
    }

    /** Something was asked for that nobody looked for. */
    static final class NotReadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReadException(String message) {
            super(message, null, false, false);
        }
    }
}
