package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.brightline.language.PatternException;
import org.brightline.language.words.Token;
import org.jspecify.annotations.Nullable;

/**
 * Finds all of many token patterns in one pass over the tokens.
 *
 * <p>A position automaton (V. M. Glushkov, "The abstract theory of automata", 1961): one position for each token that a
 * pattern can take, no empty moves. It is simulated with the set of live positions (K. Thompson, "Regular expression search
 * algorithm", CACM 1968), so the time is at most tokens times positions whatever the text; nothing is ever tried twice.
 * Of the matches that end at one position the one with the latest start is kept: the tightest evidence. No match crosses the end of a
 * sentence.
 */
final class Automaton {
    /** A match of one pattern over tokens {@code first} to {@code last}, both included. */
    record Hit(int pattern, int first, int last) {}

    /** Letters by which patterns that begin with the beginning of a word are filed. */
    private static final int PREFIX = PatternSyntax.SHORTEST_PREFIX;

    private static final int[] NOWHERE = {};
    private static final int NO_WORD = -1;

    private final List<PatternNode> leaves = new ArrayList<>();
    private final List<int[]> follow = new ArrayList<>();
    private final List<Integer> patternOf = new ArrayList<>();
    private final BitSet accepting = new BitSet();
    /** Positions that a match may begin with only at the start of a sentence or after a comma. */
    private final BitSet atStart = new BitSet();

    /** A number for each word of any pattern, by which a text's words are looked up once and not once for each list. */
    private final Map<String, Integer> numbers = new HashMap<>();
    /** For each position that takes one of some words their numbers in order; for any other position none. */
    private final List<int[]> wordsOf = new ArrayList<>();

    private final List<List<Integer>> startsByWord = new ArrayList<>();
    private final Map<String, List<Integer>> startsByPrefix = new HashMap<>();
    private final Map<Token.Kind, List<Integer>> startsByKind = new EnumMap<>(Token.Kind.class);
    private final Queue<Run> spare = new ConcurrentLinkedQueue<>();
    private int patterns;

    Automaton(List<PatternNode> patterns) {
        for (PatternNode pattern : patterns) {
            add(pattern);
        }
        for (int p = 0; p < follow.size(); p++) {
            follow.set(p, Arrays.stream(follow.get(p)).sorted().distinct().toArray());
        }
    }

    private void add(PatternNode pattern) {
        Part part = build(pattern);
        if (part.nullable) {
            throw new PatternException("A pattern must need at least one token.");
        }
        for (int p : part.last) {
            accepting.set(p);
        }
        for (int p : part.first) {
            if (pattern instanceof PatternNode.AtStart) {
                atStart.set(p);
            }
            start(p, leaves.get(p));
        }
        patterns++;
    }

    private void start(int p, PatternNode leaf) {
        switch (leaf) {
            case PatternNode.Words words -> {
                for (int word : wordsOf.get(p)) {
                    startsByWord.get(word).add(p);
                }
            }
            case PatternNode.Prefix(String prefix) ->
                startsByPrefix
                        .computeIfAbsent(prefix.substring(0, PREFIX), key -> new ArrayList<>())
                        .add(p);
            case PatternNode.OfKind(Set<Token.Kind> kinds) ->
                kinds.forEach(kind -> startsByKind
                        .computeIfAbsent(kind, key -> new ArrayList<>())
                        .add(p));
            default -> throw new PatternException("A pattern must not begin with a gap.");
        }
    }

    /** The positions at which a part can begin and end, and whether it can match nothing. */
    private record Part(int[] first, int[] last, boolean nullable) {}

    private Part build(PatternNode node) {
        return switch (node) {
            case PatternNode.Sequence sequence -> sequence(sequence.parts());
            case PatternNode.Choice choice -> {
                int[] first = NOWHERE;
                int[] last = NOWHERE;
                boolean nullable = false;
                for (PatternNode option : choice.options()) {
                    Part part = build(option);
                    first = both(first, part.first);
                    last = both(last, part.last);
                    nullable |= part.nullable;
                }
                yield new Part(first, last, nullable);
            }
            case PatternNode.Optional optional -> {
                Part part = build(optional.part());
                yield new Part(part.first, part.last, true);
            }
            case PatternNode.AtStart start -> build(start.part());
            case PatternNode.Words words -> leaf(words);
            case PatternNode.Prefix prefix -> leaf(prefix);
            case PatternNode.OfKind kind -> leaf(kind);
            case PatternNode.Anything any -> leaf(any);
        };
    }

    private Part sequence(List<PatternNode> nodes) {
        int[] first = NOWHERE;
        int[] last = NOWHERE;
        boolean nullable = true;
        for (PatternNode node : nodes) {
            Part part = build(node);
            for (int p : last) {
                follow.set(p, both(follow.get(p), part.first));
            }
            first = nullable ? both(first, part.first) : first;
            last = part.nullable ? both(last, part.last) : part.last;
            nullable &= part.nullable;
        }
        return new Part(first, last, nullable);
    }

    private Part leaf(PatternNode node) {
        int[] self = {leaves.size()};
        leaves.add(node);
        wordsOf.add(
                node instanceof PatternNode.Words(Set<String> words)
                        ? words.stream().mapToInt(this::number).sorted().toArray()
                        : NOWHERE);
        follow.add(NOWHERE);
        patternOf.add(patterns);
        return new Part(self, self, false);
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, key -> {
            startsByWord.add(new ArrayList<>());
            return numbers.size();
        });
    }

    private static int[] both(int[] one, int[] other) {
        int[] out = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, out, one.length, other.length);
        return out;
    }

    /** All matches, by where they end. A pattern may match several times over the same tokens with different ends. */
    List<Hit> hits(List<Token> tokens) {
        Run run = spare.poll();
        if (run == null) {
            run = new Run();
        }
        List<Hit> hits = run.over(tokens);
        spare.add(run);
        return hits;
    }

    /** The live positions of one pass; it is used again, because it is as large as the automaton. */
    private final class Run {
        private List<Hit> hits = new ArrayList<>();
        private int[] live = new int[16];
        private int[] next = new int[16];
        private int liveCount;
        private int nextCount;
        private boolean startsHere = true;
        /** For each position, the first token of its match and the token at which that was set. */
        private final int[] startOf = new int[leaves.size()];

        private final int[] nextStartOf = new int[leaves.size()];
        private final int[] setAt = new int[leaves.size()];

        List<Hit> over(List<Token> tokens) {
            hits = new ArrayList<>();
            liveCount = 0;
            startsHere = true;
            Arrays.fill(setAt, -1);
            for (int t = 0; t < tokens.size(); t++) {
                step(tokens.get(t), t);
            }
            return hits;
        }

        private void step(Token token, int t) {
            nextCount = 0;
            startsHere |= token.afterComma();
            if (!token.isBreak()) {
                int word = isText(token) ? numbers.getOrDefault(token.text(), NO_WORD) : NO_WORD;
                for (int i = 0; i < liveCount; i++) {
                    int from = live[i];
                    for (int to : follow.get(from)) {
                        if (takes(to, token, word)) {
                            enter(to, startOf[from], t);
                        }
                    }
                }
                if (isText(token)) {
                    begin(word == NO_WORD ? null : startsByWord.get(word), token, word, t);
                    if (token.text().length() >= PREFIX) {
                        begin(startsByPrefix.get(token.text().substring(0, PREFIX)), token, word, t);
                    }
                }
                begin(startsByKind.get(token.kind()), token, word, t);
            }
            startsHere = token.isBreak();
            int[] before = live;
            live = next;
            liveCount = nextCount;
            next = before;
            for (int i = 0; i < liveCount; i++) {
                int p = live[i];
                startOf[p] = nextStartOf[p];
                if (accepting.get(p)) {
                    hits.add(new Hit(patternOf.get(p), startOf[p], t));
                }
            }
        }

        private void begin(@Nullable List<Integer> starts, Token token, int word, int t) {
            if (starts != null) {
                for (int p : starts) {
                    if ((startsHere || !atStart.get(p)) && takes(p, token, word)) {
                        enter(p, t, t);
                    }
                }
            }
        }

        private void enter(int position, int start, int t) {
            if (setAt[position] == t) {
                nextStartOf[position] = Math.max(nextStartOf[position], start);
                return;
            }
            setAt[position] = t;
            nextStartOf[position] = start;
            if (nextCount == next.length) {
                next = Arrays.copyOf(next, next.length * 2);
            }
            next[nextCount++] = position;
        }
    }

    private boolean takes(int position, Token token, int word) {
        return switch (leaves.get(position)) {
            case PatternNode.Words words -> word != NO_WORD && Arrays.binarySearch(wordsOf.get(position), word) >= 0;
            case PatternNode.Prefix prefix -> isText(token) && token.text().startsWith(prefix.prefix());
            case PatternNode.OfKind kind -> kind.kinds().contains(token.kind());
            case PatternNode.Anything any -> true;
            default -> throw new IllegalStateException("Not a leaf: " + leaves.get(position));
        };
    }

    private static boolean isText(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER;
    }
}
