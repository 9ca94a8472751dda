package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brightline.language.CanonicalText;
import org.brightline.language.PatternException;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;

/**
 * Reads a token pattern.
 *
 * <pre>
 *   kill            the word
 *   recruit*        a word that begins so
 *   (a|b c)         one of these
 *   the?  (a|b)?    may be missing
 *   $people         one of the entries of a list
 *   ^kill the       first in its sentence, or after a comma; only at the beginning of a pattern
 *   ..3             up to three tokens of the same sentence
 *   &lt;OBJECT&gt;        a designated entity or a terrorist act; also &lt;ENTITY&gt; &lt;ACT&gt; &lt;NUMBER&gt; &lt;STEP&gt; &lt;MENTION&gt; &lt;ADDRESS&gt;
 * </pre>
 */
final class PatternSyntax {
    /** Longest gap; a longer one would tie together what does not belong together. */
    static final int LONGEST_GAP = 8;

    /** Fewest letters of a beginning that is looked for. */
    static final int SHORTEST_PREFIX = 3;

    private static final int LONGEST_PATTERN = 2_000;

    private static final Map<String, Set<Token.Kind>> CLASSES = Map.of(
            "OBJECT", EnumSet.of(Token.Kind.ENTITY, Token.Kind.ACT),
            "ENTITY", EnumSet.of(Token.Kind.ENTITY),
            "ACT", EnumSet.of(Token.Kind.ACT),
            "NUMBER", EnumSet.of(Token.Kind.NUMBER),
            "STEP", EnumSet.of(Token.Kind.STEP),
            "MENTION", EnumSet.of(Token.Kind.MENTION),
            "ADDRESS", EnumSet.of(Token.Kind.ADDRESS));

    private final String source;
    private final PatternLists lists;
    private final int depth;
    private int at;

    private PatternSyntax(String source, PatternLists lists, int depth) {
        this.source = source;
        this.lists = lists;
        this.depth = depth;
    }

    static PatternNode parse(String source, PatternLists lists) {
        return parse(source, lists, 0);
    }

    static PatternNode parse(String source, PatternLists lists, int depth) {
        if (source.length() > LONGEST_PATTERN) {
            throw new PatternException("A pattern may have " + LONGEST_PATTERN + " characters; split this one: "
                    + source.substring(0, 60) + "...");
        }
        if (depth > 4) {
            throw new PatternException("Lists may name lists only four deep; '" + source + "' goes deeper.");
        }
        PatternSyntax syntax = new PatternSyntax(source, lists, depth);
        boolean atStart = depth == 0 && source.startsWith("^");
        syntax.at = atStart ? 1 : 0;
        PatternNode node = syntax.choice(0);
        if (syntax.at < source.length()) {
            throw syntax.wrong("one ')' too many");
        }
        return atStart ? new PatternNode.AtStart(node) : node;
    }

    private PatternNode choice(int nesting) {
        if (nesting > 8) {
            throw wrong("brackets nest more than eight deep");
        }
        List<PatternNode> options = new ArrayList<>();
        options.add(sequence(nesting));
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            options.add(sequence(nesting));
        }
        return merge(options);
    }

    private PatternNode sequence(int nesting) {
        List<PatternNode> parts = new ArrayList<>();
        while (true) {
            while (at < source.length() && source.charAt(at) == ' ') {
                at++;
            }
            if (at >= source.length() || source.charAt(at) == '|' || source.charAt(at) == ')') {
                break;
            }
            PatternNode atom = atom(nesting);
            if (at < source.length() && source.charAt(at) == '?') {
                at++;
                atom = new PatternNode.Optional(atom);
            }
            parts.add(atom);
        }
        if (parts.isEmpty()) {
            throw wrong("nothing stands here");
        }
        return parts.size() == 1 ? parts.getFirst() : new PatternNode.Sequence(parts);
    }

    private PatternNode atom(int nesting) {
        char c = source.charAt(at);
        if (c == '(') {
            at++;
            PatternNode inner = choice(nesting + 1);
            if (at >= source.length()) {
                throw wrong("a ')' is missing");
            }
            at++;
            return inner;
        }
        String word = word();
        if (word.startsWith("..")) {
            return gap(word.substring(2));
        }
        if (word.startsWith("$")) {
            return list(word.substring(1));
        }
        if (word.startsWith("<") && word.endsWith(">")) {
            Set<Token.Kind> kinds = CLASSES.get(word.substring(1, word.length() - 1));
            if (kinds == null) {
                throw wrong("unknown class " + word + "; known are " + new TreeSet<>(CLASSES.keySet()));
            }
            return new PatternNode.OfKind(kinds);
        }
        if (word.endsWith("*")) {
            return new PatternNode.Prefix(prefix(word));
        }
        return literal(word);
    }

    private String prefix(String word) {
        String prefix = CanonicalText.of(word.substring(0, word.length() - 1)).text();
        if (prefix.length() < SHORTEST_PREFIX) {
            throw wrong("'" + word + "' is too short; a beginning needs " + SHORTEST_PREFIX + " letters");
        }
        return prefix;
    }

    private String word() {
        int from = at;
        while (at < source.length() && " |()?".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw wrong("unexpected '" + source.charAt(at) + "'");
        }
        return source.substring(from, at);
    }

    private PatternNode gap(String number) {
        int most;
        try {
            most = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw wrong("a gap is written ..1 to .." + LONGEST_GAP);
        }
        if (most < 1 || most > LONGEST_GAP) {
            throw wrong("a gap may be 1 to " + LONGEST_GAP + " tokens, not " + most);
        }
        List<PatternNode> parts = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            parts.add(new PatternNode.Optional(new PatternNode.Anything()));
        }
        return new PatternNode.Sequence(parts);
    }

    private PatternNode list(String name) {
        PatternNode choice = lists.choice(name, depth);
        if (choice == null) {
            throw wrong("unknown list $" + name + "; known are " + lists.names());
        }
        return choice;
    }

    private PatternNode literal(String word) {
        List<PatternNode> parts = new ArrayList<>();
        for (Token token : Tokenizer.tokens(CanonicalText.of(word).text())) {
            if (!token.isBreak()) {
                parts.add(new PatternNode.Words(Set.of(token.text())));
            }
        }
        if (parts.isEmpty()) {
            throw wrong("'" + word + "' holds no word");
        }
        return parts.size() == 1 ? parts.getFirst() : new PatternNode.Sequence(parts);
    }

    /** Single words of a choice become one set, which keeps the automaton small. */
    static PatternNode merge(List<PatternNode> options) {
        Set<String> words = new TreeSet<>();
        List<PatternNode> others = new ArrayList<>();
        for (PatternNode option : options) {
            switch (option) {
                case PatternNode.Words(Set<String> some) -> words.addAll(some);
                case PatternNode.Choice(List<PatternNode> inner) -> {
                    for (PatternNode node : inner) {
                        if (node instanceof PatternNode.Words(Set<String> some)) {
                            words.addAll(some);
                        } else {
                            others.add(node);
                        }
                    }
                }
                default -> others.add(option);
            }
        }
        if (!words.isEmpty()) {
            others.addFirst(new PatternNode.Words(Set.copyOf(words)));
        }
        return others.size() == 1 ? others.getFirst() : new PatternNode.Choice(others);
    }

    private PatternException wrong(String what) {
        return new PatternException("Pattern '" + source + "', character " + (at + 1) + ": " + what + ".");
    }
}
