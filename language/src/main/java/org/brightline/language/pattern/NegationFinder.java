package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.List;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.words.Token;

/**
 * Ties each "not", "never" or "refuse to" to the conduct that it denies. A negation reaches over at most {@value #REACH}
 * tokens of its sentence and over no comma; its span runs up to the conduct, so that the two touch. One that stands inside
 * the conduct ("they are not heroes") has its own span.
 */
final class NegationFinder {
    static final int REACH = 4;

    private static final int LONGEST_CONDUCT = 64;

    private NegationFinder() {}

    static List<ElementFinding> find(
            CanonicalText canonical,
            List<Token> tokens,
            List<ConceptMatcher.Match> negators,
            List<ConceptMatcher.Match> conducts) {
        List<ElementFinding> findings = new ArrayList<>();
        int nearest = 0;
        for (ConceptMatcher.Match negator : negators) {
            while (nearest < conducts.size() && conducts.get(nearest).first() < negator.first() - LONGEST_CONDUCT) {
                nearest++;
            }
            int end = reach(tokens, negator, conducts.subList(nearest, conducts.size()));
            if (end >= 0) {
                findings.add(new ElementFinding(
                        Element.NEGATION,
                        canonical.span(tokens.get(negator.first()).start(), end),
                        "pattern:" + negator.concept().name(),
                        negator.concept().date(),
                        negator.concept().score(),
                        negator.concept().note()));
            }
        }
        return findings;
    }

    /** Where the span of a negation ends in the canonical text; -1 when it denies no conduct. */
    private static int reach(List<Token> tokens, ConceptMatcher.Match negator, List<ConceptMatcher.Match> conducts) {
        int end = -1;
        for (ConceptMatcher.Match conduct : conducts) {
            if (conduct.first() > negator.last() + REACH + 1) {
                break;
            }
            if (conduct.first() <= negator.first() && negator.last() <= conduct.last()) {
                end = Math.max(end, tokens.get(negator.last()).end());
            } else if (reaches(tokens, negator.last(), conduct.first())) {
                end = Math.max(end, tokens.get(conduct.first()).start());
            }
        }
        return end;
    }

    private static boolean reaches(List<Token> tokens, int from, int to) {
        if (to <= from || to - from - 1 > REACH) {
            return false;
        }
        for (int t = from + 1; t <= to; t++) {
            if (tokens.get(t).isBreak() || tokens.get(t).afterComma()) {
                return false;
            }
        }
        return true;
    }
}
