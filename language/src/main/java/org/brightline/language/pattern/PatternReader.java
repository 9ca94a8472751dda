package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.language.names.ListedName;
import org.brightline.language.words.ArabicWords;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;
import org.brightline.language.words.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads with written patterns: a reviewer can see which words led to a finding, and an author can mend them.
 *
 * <p>Names on lists are looked for in every language; conduct and context only in those of {@link #languages()}, and where a text
 * mixes them, in each of which it has at least two words of its own. It takes time linear in the length of the text, and
 * may be shared by any number of threads.
 */
public final class PatternReader implements Reader {
    private final NameFinder names;
    private final LanguageGuess guess;
    private final Vocabulary vocabulary;
    private final ArabicWords arabizi;
    private final Map<String, List<Concept>> concepts;
    /** Made when a language is first read, so that one text starts quickly. */
    private final Map<String, ConceptMatcher> matchers = new ConcurrentHashMap<>();

    PatternReader(Lexicon lexicon) {
        names = new NameFinder(lexicon.names());
        vocabulary = lexicon.vocabulary();
        Map<String, Set<String>> words = new HashMap<>(lexicon.words());
        // The words of our own patterns are words of the language too; they help with short texts.
        concepts = Map.copyOf(lexicon.concepts());
        concepts.forEach((language, some) -> {
            Set<String> own = new HashSet<>(words.getOrDefault(language, Set.of()));
            some.forEach(concept -> concept.patterns().forEach(pattern -> pattern.collect(own)));
            lexicon.words().forEach((other, theirs) -> {
                if (!other.equals(language)) {
                    own.removeIf(word -> theirs.contains(word)
                            && !lexicon.words().getOrDefault(language, Set.of()).contains(word));
                }
            });
            words.put(language, own);
        });
        guess = new LanguageGuess(words);
        arabizi = new ArabicWords(words.getOrDefault("ar", Set.of()));
    }

    /** The reader with the patterns and the (invented) name lists that this module ships; it is made once. */
    public static PatternReader shipped() {
        return Shipped.READER;
    }

    private static final class Shipped {
        static final PatternReader READER = new PatternReader(Lexicon.shipped());
    }

    /** A reader with the shipped patterns and the operator's own lists of names. */
    public static PatternReader withNames(List<ListedName> names) {
        return new PatternReader(Lexicon.shipped().withNames(names));
    }

    /** A reader with the shipped patterns and names, and other names beside these. */
    public static PatternReader withMoreNames(List<ListedName> names) {
        return new PatternReader(Lexicon.shipped().withMoreNames(names));
    }

    /** The languages whose conduct and context it can read, as BCP 47 primary subtags. */
    public Set<String> languages() {
        return concepts.keySet();
    }

    @Override
    public Reading read(String text, @Nullable String languageHint) {
        CanonicalText canonical = CanonicalText.of(text);
        NameFinder.Result named = names.find(canonical, Tokenizer.tokens(canonical.text(), vocabulary));
        String language = guess.guess(named.tokens(), languageHint);
        if (language.equals(LanguageGuess.ARABIZI)) {
            named = names.find(canonical, inArabicLetters(Tokenizer.tokens(canonical.text(), vocabulary)));
            language = "ar";
        }
        List<ElementFinding> findings = new ArrayList<>(named.findings());
        Set<String> read = guess.traces(named.tokens());
        read.add(language);
        for (String one : read) {
            List<Concept> some = concepts.get(one);
            if (some != null) {
                ConceptMatcher matcher = matchers.computeIfAbsent(one, key -> new ConceptMatcher(some));
                findings.addAll(concepts(canonical, named.tokens(), matcher));
            }
        }
        findings.sort(Comparator.comparingInt(
                        (ElementFinding finding) -> finding.span().start())
                .thenComparing(finding -> finding.span().end())
                .thenComparing(ElementFinding::element)
                .thenComparing(ElementFinding::detector));
        boolean covered = concepts.containsKey(language) || language.equals(LanguageGuess.NO_WORDS);
        return new Reading(language, covered, findings);
    }

    private List<Token> inArabicLetters(List<Token> tokens) {
        List<Token> out = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            boolean readable = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER;
            String arabic = readable ? arabizi.fromLatin(token.text()) : null;
            out.add(
                    arabic == null
                            ? token
                            : new Token(Token.Kind.WORD, arabic, token.start(), token.end(), token.afterComma()));
        }
        return out;
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
}
