package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Span;
import org.brightline.language.names.ListedName;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;

/**
 * Finds listed names and puts one token in the place of each, so that patterns can speak of {@code <OBJECT>}.
 *
 * <p>A name that needs context counts when a context pattern, or an unmistakable name of the same entity, stands within
 * {@value #WINDOW} tokens or anywhere, respectively. A homonym pattern within the window makes it a {@link Element#HOMONYM}
 * instead, unless an unmistakable name is there too.
 */
final class NameFinder {
    static final int WINDOW = 25;

    /** What was found, and the tokens with names put together. */
    record Result(List<Token> tokens, List<ElementFinding> findings) {}

    private record Entry(ListedName name, Automaton context, Automaton homonyms) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Automaton names;

    NameFinder(List<ListedName> listed) {
        List<PatternNode> patterns = new ArrayList<>();
        // Many names share one context.
        Map<String, Automaton> automata = new HashMap<>();
        for (ListedName name : listed) {
            List<PatternNode> words = new ArrayList<>();
            for (Token token : Tokenizer.tokens(CanonicalText.of(name.name()).text())) {
                if (!token.isBreak()) {
                    words.add(new PatternNode.Words(Set.of(token.text())));
                }
            }
            patterns.add(new PatternNode.Sequence(words));
            entries.add(new Entry(
                    name,
                    automata.computeIfAbsent(name.context(), NameFinder::automaton),
                    automata.computeIfAbsent(name.homonyms(), NameFinder::automaton)));
        }
        names = new Automaton(patterns);
    }

    private static Automaton automaton(String patterns) {
        return new Automaton(
                patterns.isEmpty() ? List.of() : List.of(PatternSyntax.parse(patterns, PatternLists.none())));
    }

    Result find(CanonicalText canonical, List<Token> tokens) {
        List<Automaton.Hit> hits = longestFirst(names.hits(tokens));
        if (hits.isEmpty()) {
            return new Result(tokens, List.of());
        }
        Set<String> certain = new HashSet<>();
        for (Automaton.Hit hit : hits) {
            ListedName name = entries.get(hit.pattern()).name;
            if (!name.needsContext()) {
                certain.add(name.entity());
            }
        }
        List<Token> out = new ArrayList<>();
        List<ElementFinding> findings = new ArrayList<>();
        int t = 0;
        for (Automaton.Hit hit : hits) {
            Entry entry = entries.get(hit.pattern());
            boolean sure = certain.contains(entry.name.entity());
            boolean homonym = !sure && near(entry.homonyms, tokens, hit);
            boolean meant = !homonym && (sure || near(entry.context, tokens, hit));
            Token first = tokens.get(hit.first());
            int end = tokens.get(hit.last()).end();
            if (homonym || meant) {
                findings.add(finding(entry.name, canonical.span(first.start(), end), homonym));
            }
            if (meant) {
                out.addAll(tokens.subList(t, hit.first()));
                out.add(new Token(
                        entry.name.tokenKind(),
                        canonical.text().substring(first.start(), end),
                        first.start(),
                        end,
                        first.afterComma()));
                t = hit.last() + 1;
            }
        }
        out.addAll(tokens.subList(t, tokens.size()));
        return new Result(out, findings);
    }

    private static ElementFinding finding(ListedName name, Span span, boolean homonym) {
        return new ElementFinding(
                homonym ? Element.HOMONYM : name.element(),
                span,
                "list:" + name.list(),
                name.date().toString(),
                name.needsContext() ? 0.8 : 1.0,
                homonym
                        ? "Reads like " + name.entity() + ", but the words around it speak of something else."
                        : name.entity() + ", on the list " + name.list() + " since " + name.date() + ".");
    }

    private static boolean near(Automaton patterns, List<Token> tokens, Automaton.Hit name) {
        int from = Math.max(0, name.first() - WINDOW);
        int to = Math.min(tokens.size(), name.last() + 1 + WINDOW);
        for (Automaton.Hit hit : patterns.hits(tokens.subList(from, to))) {
            boolean outside = from + hit.last() < name.first() || from + hit.first() > name.last();
            if (outside) {
                return true;
            }
        }
        return false;
    }

    private static List<Automaton.Hit> longestFirst(List<Automaton.Hit> hits) {
        List<Automaton.Hit> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingInt(Automaton.Hit::first).thenComparing(hit -> -hit.last()));
        List<Automaton.Hit> kept = new ArrayList<>();
        int free = 0;
        for (Automaton.Hit hit : sorted) {
            if (hit.first() >= free) {
                kept.add(hit);
                free = hit.last() + 1;
            }
        }
        return kept;
    }
}
