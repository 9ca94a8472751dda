package org.brightline.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads with written patterns: a reviewer can see which words led to a finding, and an author can mend them.
 *
 * <p>Names on lists are looked for in every language; conduct and context only in a covered one (English today). It takes
 * time linear in the length of the text, and has no state: it may be shared by any number of threads.
 */
public final class PatternReader implements Reader {
    private final NameFinder names;
    private final LanguageGuess guess;
    private final Map<String, ConceptMatcher> matchers = new HashMap<>();

    PatternReader(Lexicon lexicon) {
        names = new NameFinder(lexicon.names());
        Map<String, Set<String>> words = new HashMap<>(lexicon.words());
        lexicon.concepts().forEach((language, concepts) -> {
            matchers.put(language, new ConceptMatcher(concepts));
            Set<String> own = new HashSet<>(words.getOrDefault(language, Set.of()));
            concepts.forEach(concept -> concept.patterns().forEach(pattern -> vocabulary(pattern, own)));
            words.forEach((other, theirs) -> {
                if (!other.equals(language)) {
                    own.removeIf(word -> theirs.contains(word)
                            && !words.getOrDefault(language, Set.of()).contains(word));
                }
            });
            words.put(language, own);
        });
        guess = new LanguageGuess(words);
    }

    /** A reader with the patterns and the (invented) name lists that this module ships. */
    public static PatternReader shipped() {
        return new PatternReader(Lexicon.shipped());
    }

    /** A reader with the shipped patterns and the operator's own lists of names. */
    public static PatternReader withNames(List<ListedName> names) {
        return new PatternReader(Lexicon.shipped().withNames(names));
    }

    /** The languages whose conduct and context it can read, as BCP 47 primary subtags. */
    public Set<String> languages() {
        return Set.copyOf(matchers.keySet());
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        CanonicalText canonical = CanonicalText.of(text);
        NameFinder.Result named = names.find(canonical, Tokenizer.tokens(canonical.text()));
        String language = guess.guess(named.tokens(), languageHint);
        List<ElementFinding> findings = new ArrayList<>(named.findings());
        ConceptMatcher matcher = matchers.get(language);
        if (matcher != null) {
            findings.addAll(concepts(canonical, named.tokens(), matcher));
        }
        findings.sort(Comparator.comparingInt(
                        (ElementFinding finding) -> finding.span().start())
                .thenComparing(finding -> finding.span().end())
                .thenComparing(ElementFinding::element)
                .thenComparing(ElementFinding::detector));
        return new Reading(language, matcher != null || language.equals(LanguageGuess.NO_WORDS), findings);
    }

    private static List<ElementFinding> concepts(CanonicalText canonical, List<Token> tokens, ConceptMatcher matcher) {
        List<ElementFinding> findings = new ArrayList<>();
        List<ConceptMatcher.Match> negators = new ArrayList<>();
        List<ConceptMatcher.Match> conducts = new ArrayList<>();
        List<int[]> sayings = new ArrayList<>();
        for (ConceptMatcher.Match match : matcher.matches(tokens)) {
            int start = tokens.get(match.first()).start();
            int end = tokens.get(match.last()).end();
            Element element = match.concept().element();
            if (element == Element.NEGATION) {
                negators.add(match);
            } else if (element == Element.QUOTATION) {
                sayings.add(new int[] {start, end});
            } else {
                if (element.kind() == Element.Kind.CONDUCT) {
                    conducts.add(match);
                }
                findings.add(finding(match.concept(), canonical.span(start, end)));
            }
        }
        findings.addAll(NegationFinder.find(canonical, tokens, negators, conducts));
        findings.addAll(QuotationFinder.find(canonical, tokens, sayings));
        return findings;
    }

    private static ElementFinding finding(Concept concept, Span span) {
        return new ElementFinding(
                concept.element(), span, "pattern:" + concept.name(), concept.date(), concept.score(), concept.note());
    }

    /** The words of our own patterns are words of the language too; they help with short texts. */
    private static void vocabulary(PatternNode node, Set<String> words) {
        switch (node) {
            case PatternNode.Words some -> words.addAll(some.words());
            case PatternNode.Sequence sequence -> sequence.parts().forEach(part -> vocabulary(part, words));
            case PatternNode.Choice choice -> choice.options().forEach(option -> vocabulary(option, words));
            case PatternNode.Optional optional -> vocabulary(optional.part(), words);
            case PatternNode.Prefix prefix -> {}
            case PatternNode.OfKind kind -> {}
            case PatternNode.Anything anything -> {}
        }
    }
}
