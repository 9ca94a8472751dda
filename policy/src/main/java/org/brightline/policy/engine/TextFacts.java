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
import org.jspecify.annotations.Nullable;

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

    private static final String LEARNED = " by a learned detector";

    private final ElementIndex index;
    private final @Nullable Missing missing;
    private final Set<ElementFinding> used = new LinkedHashSet<>();

    /**
     * Over the findings of one text.
     *
     * @param missing where to say what was not found, or null where nobody asks
     */
    TextFacts(ElementIndex index, @Nullable Missing missing) {
        this.index = index;
        this.missing = missing;
    }

    /** What the answers so far stood on, by where it starts. */
    List<ElementFinding> used() {
        return byPlace(used);
    }

    /** The same with the findings that were not enough for an answer. */
    List<ElementFinding> seen() {
        Set<ElementFinding> seen = new LinkedHashSet<>(used);
        if (missing != null) {
            note(seen, missing.seen());
        }
        return byPlace(seen);
    }

    private static List<ElementFinding> byPlace(Set<ElementFinding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                .toList();
    }

    /** At least one such finding. */
    boolean found(String element) {
        answers("found", element);
        return !noted(element).isEmpty();
    }

    /** How many such findings. */
    long count(String element) {
        answers("count", element);
        return noted(element).size();
    }

    /** The greatest score of such a finding, 0 when there is none. */
    double score(String element) {
        answers("score", element);
        return noted(element).stream().mapToDouble(ElementFinding::score).max().orElse(0);
    }

    /** One of the first and one of the second with at most so many characters between them. */
    boolean near(String first, String second, long distance) {
        answers("near", first, second, distance);
        List<ElementFinding> beside = beside(lookedFor(first), lookedFor(second), distance);
        note(used, beside);
        return !beside.isEmpty();
    }

    /** At least one such finding, of at least this score, with none of these contexts near it. */
    boolean stands(String element, double least, Map<String, Long> contexts) {
        answers("stands", element, least, contexts);
        Element one = lookedFor(element);
        List<ElementFinding> findings = index.all(one);
        if (missing != null) {
            missing.none(one, "", findings);
        }
        return standing(one, "", findings, least, contexts);
    }

    /** A learned finding of this element, of at least this probability, with none of these contexts near it. */
    boolean learned(String element, double least, Map<String, Long> contexts) {
        answers("learned", element, least, contexts);
        Element one = lookedFor(element);
        List<ElementFinding> findings = index.learned(one);
        if (missing != null) {
            missing.none(one, LEARNED, findings);
        }
        boolean stands = standing(one, LEARNED, findings, least, contexts);
        if (!stands && !index.reading().complete()) {
            throw new NotReadException(
                    "A learned detector failed on this text, so nobody knows whether it would have found " + element
                            + ".");
        }
        return stands;
    }

    /** The same as {@link #stands}, of those findings that have one of the other element near them. */
    boolean standsBy(String element, String other, long distance, double least, Map<String, Long> contexts) {
        answers("standsBy", element, other, distance, least, contexts);
        Element one = lookedFor(element);
        return standing(one, "", beside(one, lookedFor(other), distance), least, contexts);
    }

    private void answers(Object... call) {
        if (missing != null) {
            missing.answers(call);
        }
    }

    private static void note(Set<ElementFinding> evidence, Collection<ElementFinding> findings) {
        for (ElementFinding finding : findings) {
            if (evidence.size() >= MOST_EVIDENCE) {
                return;
            }
            evidence.add(finding);
        }
    }

    private List<ElementFinding> beside(Element element, Element other, long distance) {
        List<ElementFinding> findings = index.all(element);
        List<ElementFinding> beside = new ArrayList<>();
        for (ElementFinding finding : findings) {
            List<ElementFinding> neighbours = index.near(other, finding.span(), distance);
            if (!neighbours.isEmpty()) {
                beside.add(finding);
                note(used, neighbours);
            }
        }
        if (missing != null && beside.isEmpty()) {
            missing.apart(element, findings, other, index.all(other), distance);
        }
        return beside;
    }

    private boolean standing(
            Element element, String by, List<ElementFinding> findings, double least, Map<String, Long> contexts) {
        List<ElementFinding> standing = new ArrayList<>();
        Set<ElementFinding> weighed = new LinkedHashSet<>();
        for (ElementFinding finding : findings) {
            if (finding.score() < least) {
                continue;
            }
            List<ElementFinding> against = new ArrayList<>();
            contexts.forEach((context, distance) -> {
                List<ElementFinding> near = index.near(lookedFor(context), finding.span(), distance);
                if (missing != null) {
                    missing.against(element, finding, near, distance);
                }
                against.addAll(near);
            });
            if (against.isEmpty()) {
                standing.add(finding);
            } else {
                note(weighed, List.of(finding));
                note(weighed, against);
            }
        }
        if (missing != null && standing.isEmpty() && weighed.isEmpty()) {
            missing.weak(element, by, findings, least);
        }
        note(used, standing.isEmpty() ? weighed : standing);
        return !standing.isEmpty();
    }

    private List<ElementFinding> noted(String name) {
        Element element = lookedFor(name);
        List<ElementFinding> findings = index.all(element);
        if (missing != null) {
            missing.none(element, "", findings);
        }
        note(used, findings);
        return findings;
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
