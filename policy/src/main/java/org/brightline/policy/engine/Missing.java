package org.brightline.policy.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.policy.facts.Facts;

/**
 * What one condition asked for and did not find, in words for its author: which element is missing, or how far two lie apart. The
 * findings that were not enough are kept beside it, so that a trace shows them too. What it asks for under a negation is not missed:
 * that it is not there speaks for the condition.
 */
final class Missing {
    /** A score that is too low is rounded down, so that it does not look like the one that it misses. */
    private static final double ROUNDING = 1e-6;

    private final Set<List<Object>> negated;
    private final Set<String> absent = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<ElementFinding> seen = new LinkedHashSet<>();

    private boolean silent;

    /**
     * Of one condition.
     *
     * @param negated the calls that it asks only under a negation
     */
    Missing(Set<List<Object>> negated) {
        this.negated = negated;
    }

    /** Which call is answered now: its name, then what it asks for. */
    void answers(Object... call) {
        silent = negated.contains(List.of(call));
    }

    /** The findings that were there and not enough. */
    Set<ElementFinding> seen() {
        return seen;
    }

    /** What is missing, then what the condition knows of the item itself. */
    List<String> words(Expressions.Compiled compiled, Facts facts) {
        List<String> all = new ArrayList<>();
        if (!absent.isEmpty()) {
            all.add("not found: " + String.join(", ", absent));
        }
        all.addAll(words);
        if (compiled.asksForMatches() && facts.matches().isEmpty()) {
            all.add("in no bank");
        }
        for (String name : compiled.references().stream().sorted().toList()) {
            switch (name) {
                case "item.audience" -> {
                    if (facts.item().audience() != null) {
                        all.add(name + " is " + facts.item().audience());
                    }
                }
                case "item.kind" -> all.add(name + " is '" + facts.item().kind() + "'");
                case "item.platform" -> all.add(name + " is '" + facts.item().platform() + "'");
                case "item.language" -> {
                    if (facts.reading() != null) {
                        all.add(name + " is '" + facts.reading().language() + "'");
                    }
                }
                default -> {}
            }
        }
        return all;
    }

    /** That there is no finding of an element, where there is none. */
    void none(Element element, String by, Collection<ElementFinding> findings) {
        note(findings);
        if (findings.isEmpty() && !silent) {
            absent.add(element + by);
        }
    }

    /** That two elements do not stand side by side: which is missing, or how far they lie apart. */
    void apart(Element first, List<ElementFinding> firsts, Element second, List<ElementFinding> seconds, long most) {
        none(first, "", firsts);
        none(second, "", seconds);
        firsts.stream()
                .flatMapToInt(
                        one -> seconds.stream().mapToInt(other -> one.span().distance(other.span())))
                .min()
                .ifPresent(least -> say("between " + first + " and " + second + " lie at least " + least
                        + " characters; it takes at most " + most));
    }

    /** That the surest finding is not sure enough. */
    void weak(Element element, String by, List<ElementFinding> findings, double least) {
        findings.stream()
                .mapToDouble(ElementFinding::score)
                .max()
                .ifPresent(most -> say(element + by + ": the surest finding has " + (int) (most * 100 + ROUNDING)
                        + " %; it takes " + Math.round(least * 100) + " %"));
    }

    /** That a context stands too near a finding. */
    void against(Element element, ElementFinding finding, Collection<ElementFinding> contexts, long within) {
        contexts.stream()
                .mapToInt(context -> context.span().distance(finding.span()))
                .min()
                .ifPresent(nearest -> say(contexts.iterator().next().element() + " weighs against " + element
                        + ": it stands " + nearest + " characters away; it takes more than " + within));
    }

    private void say(String what) {
        if (!silent) {
            words.add(what);
        }
    }

    private void note(Collection<ElementFinding> findings) {
        findings.stream()
                .limit(Math.max(0, TextFacts.MOST_EVIDENCE - seen.size()))
                .forEach(seen::add);
    }
}
