package org.brightline.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final List<PatternNode> leaves = new ArrayList<>();
    private final List<BitSet> follow = new ArrayList<>();
    private final List<Integer> patternOf = new ArrayList<>();
    private final BitSet accepting = new BitSet();
    private final Map<String, List<Integer>> startsByWord = new HashMap<>();
    private final List<Integer> otherStarts = new ArrayList<>();
    private int[][] followOf = new int[0][];
    private int patterns;

    Automaton(List<PatternNode> patterns) {
        for (PatternNode pattern : patterns) {
            add(pattern);
        }
        followOf = new int[follow.size()][];
        for (int p = 0; p < followOf.length; p++) {
            followOf[p] = follow.get(p).stream().toArray();
        }
    }

    private void add(PatternNode pattern) {
        Part part = build(pattern);
        if (part.nullable) {
            throw new PatternException("A pattern must need at least one token.");
        }
        accepting.or(part.last);
        part.first.stream().forEach(p -> {
            switch (leaves.get(p)) {
                case PatternNode.Words words -> {
                    for (String word : words.words()) {
                        startsByWord
                                .computeIfAbsent(word, key -> new ArrayList<>())
                                .add(p);
                    }
                }
                case PatternNode.Anything any -> throw new PatternException("A pattern must not begin with a gap.");
                default -> otherStarts.add(p);
            }
        });
        patterns++;
    }

    /** The positions at which a part can begin and end, and whether it can match nothing. */
    private record Part(BitSet first, BitSet last, boolean nullable) {}

    private Part build(PatternNode node) {
        return switch (node) {
            case PatternNode.Sequence sequence -> sequence(sequence.parts());
            case PatternNode.Choice choice -> {
                BitSet first = new BitSet();
                BitSet last = new BitSet();
                boolean nullable = false;
                for (PatternNode option : choice.options()) {
                    Part part = build(option);
                    first.or(part.first);
                    last.or(part.last);
                    nullable |= part.nullable;
                }
                yield new Part(first, last, nullable);
            }
            case PatternNode.Optional optional -> {
                Part part = build(optional.part());
                yield new Part(part.first, part.last, true);
            }
            case PatternNode.Words words -> leaf(words);
            case PatternNode.Prefix prefix -> leaf(prefix);
            case PatternNode.OfKind kind -> leaf(kind);
            case PatternNode.Anything any -> leaf(any);
        };
    }

    private Part sequence(List<PatternNode> nodes) {
        BitSet first = new BitSet();
        BitSet last = new BitSet();
        boolean nullable = true;
        for (PatternNode node : nodes) {
            Part part = build(node);
            last.stream().forEach(p -> follow.get(p).or(part.first));
            if (nullable) {
                first.or(part.first);
            }
            if (!part.nullable) {
                last = new BitSet();
            }
            last.or(part.last);
            nullable &= part.nullable;
        }
        return new Part(first, last, nullable);
    }

    private Part leaf(PatternNode node) {
        int position = leaves.size();
        leaves.add(node);
        follow.add(new BitSet());
        patternOf.add(patterns);
        BitSet self = new BitSet();
        self.set(position);
        return new Part(self, (BitSet) self.clone(), false);
    }

    /** All matches, by where they end. A pattern may match several times over the same tokens with different ends. */
    List<Hit> hits(List<Token> tokens) {
        return new Run().over(tokens);
    }

    private final class Run {
        private final List<Hit> hits = new ArrayList<>();
        private int[] live = new int[16];
        private int[] next = new int[16];
        private int liveCount;
        private int nextCount;
        /** For each position, the first token of its match and the token at which that was set. */
        private final int[] startOf = new int[leaves.size()];

        private final int[] nextStartOf = new int[leaves.size()];
        private final int[] setAt = new int[leaves.size()];

        List<Hit> over(List<Token> tokens) {
            Arrays.fill(setAt, -1);
            for (int t = 0; t < tokens.size(); t++) {
                step(tokens.get(t), t);
            }
            return hits;
        }

        private void step(Token token, int t) {
            nextCount = 0;
            if (!token.isBreak()) {
                for (int i = 0; i < liveCount; i++) {
                    int from = live[i];
                    for (int to : followOf[from]) {
                        if (takes(leaves.get(to), token)) {
                            enter(to, startOf[from], t);
                        }
                    }
                }
                if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER) {
                    for (int p : startsByWord.getOrDefault(token.text(), List.of())) {
                        enter(p, t, t);
                    }
                }
                for (int p : otherStarts) {
                    if (takes(leaves.get(p), token)) {
                        enter(p, t, t);
                    }
                }
            }
            int[] spare = live;
            live = next;
            liveCount = nextCount;
            next = spare;
            for (int i = 0; i < liveCount; i++) {
                int p = live[i];
                startOf[p] = nextStartOf[p];
                if (accepting.get(p)) {
                    hits.add(new Hit(patternOf.get(p), startOf[p], t));
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

    private static boolean takes(PatternNode leaf, Token token) {
        return switch (leaf) {
            case PatternNode.Words words -> isText(token) && words.words().contains(token.text());
            case PatternNode.Prefix prefix -> isText(token) && token.text().startsWith(prefix.prefix());
            case PatternNode.OfKind kind -> kind.kinds().contains(token.kind());
            case PatternNode.Anything any -> true;
            default -> throw new IllegalStateException("Not a leaf: " + leaf);
        };
    }

    private static boolean isText(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER;
    }
}
