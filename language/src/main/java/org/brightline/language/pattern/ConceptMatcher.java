package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brightline.language.Element;
import org.brightline.language.words.Token;

/** Matches all concepts of one language in one pass, and keeps for each element the best matches that do not overlap. */
final class ConceptMatcher {
    /** One match of a concept over tokens, both ends included. */
    record Match(Concept concept, int first, int last) {
        int length() {
            return last - first + 1;
        }
    }

    private final List<Concept> owners = new ArrayList<>();
    private final List<Boolean> excluding = new ArrayList<>();
    private final Automaton automaton;

    ConceptMatcher(List<Concept> concepts) {
        List<PatternNode> patterns = new ArrayList<>();
        for (Concept concept : concepts) {
            add(concept, concept.patterns(), false, patterns);
            add(concept, concept.not(), true, patterns);
        }
        automaton = new Automaton(patterns);
    }

    private void add(Concept concept, List<PatternNode> nodes, boolean excludes, List<PatternNode> patterns) {
        for (PatternNode node : nodes) {
            patterns.add(node);
            owners.add(concept);
            excluding.add(excludes);
        }
    }

    /** The matches, by where they start. */
    List<Match> matches(List<Token> tokens) {
        // Concepts are few and large: to compare them by what they hold costs more than the search.
        Map<Concept, BitSet> excluded = new IdentityHashMap<>();
        List<Match> candidates = new ArrayList<>();
        for (Automaton.Hit hit : automaton.hits(tokens)) {
            Concept concept = owners.get(hit.pattern());
            if (excluding.get(hit.pattern())) {
                excluded.computeIfAbsent(concept, key -> new BitSet()).set(hit.first(), hit.last() + 1);
            } else {
                candidates.add(new Match(concept, hit.first(), hit.last()));
            }
        }
        candidates.removeIf(match -> touches(excluded.get(match.concept()), match));
        candidates.sort(
                Comparator.comparingDouble((Match match) -> -match.concept().score())
                        .thenComparing(match -> -match.length())
                        .thenComparing(Match::first)
                        .thenComparing(match -> match.concept().name()));
        Map<Element, BitSet> taken = new EnumMap<>(Element.class);
        List<Match> kept = new ArrayList<>();
        for (Match match : candidates) {
            BitSet tokensTaken = taken.computeIfAbsent(match.concept().element(), key -> new BitSet());
            if (!touches(tokensTaken, match)) {
                tokensTaken.set(match.first(), match.last() + 1);
                kept.add(match);
            }
        }
        Set<Element> present =
                kept.stream().map(match -> match.concept().element()).collect(Collectors.toCollection(HashSet::new));
        kept.removeIf(match -> {
            Set<Element> needed = match.concept().onlyWith();
            return !needed.isEmpty() && needed.stream().noneMatch(present::contains);
        });
        kept.sort(Comparator.comparingInt(Match::first)
                .thenComparing(match -> match.concept().name()));
        return kept;
    }

    private static boolean touches(@org.jspecify.annotations.Nullable BitSet tokens, Match match) {
        if (tokens == null) {
            return false;
        }
        int next = tokens.nextSetBit(match.first());
        return next >= 0 && next <= match.last();
    }
}
