package org.brightline.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts canonical text into tokens. English contractions are cut ({@code i'll} becomes {@code i 'll}), {@code n't} is not.
 * Full stops, question and exclamation marks, semicolons and line breaks end a sentence, unless they stand inside a word
 * or a number. Other punctuation is no token; a comma is remembered on the token after it.
 */
final class Tokenizer {
    private static final Set<String> SUFFIXES = Set.of("'ll", "'m", "'re", "'ve", "'s", "'d");
    private static final String STEP = "[step]";
    /** Laughing faces are read as words; all other symbols are no tokens, so that they cannot part a phrase. */
    private static final Set<Integer> LAUGHS = Set.of(0x1F602, 0x1F923, 0x1F61C, 0x1F61D, 0x1F92A, 0x1F609, 0x1F606);

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private boolean comma;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String canonical) {
        Tokenizer tokenizer = new Tokenizer(canonical);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            i = next(i);
        }
    }

    private int next(int i) {
        char c = text.charAt(i);
        if (isWordPart(i)) {
            return wordOrAddress(i);
        }
        switch (c) {
            case '.', '!', '?', '\n', ';', '\u3002', '\u061F', '\u06D4', '\u0964' -> breakAt(i);
            case ',', ':', '(', ')', '\u060C', '\u3001' -> comma = true;
            case '-' -> comma |= i > 0 && text.charAt(i - 1) == ' ';
            case '\'' -> {
                String suffix = suffix(i);
                if (SUFFIXES.contains(suffix)) {
                    return add(Token.Kind.WORD, i, i + suffix.length());
                }
            }
            case '[' -> {
                if (text.startsWith(STEP, i)) {
                    return add(Token.Kind.STEP, i, i + STEP.length());
                }
            }
            case '@' -> {
                int end = i + 1;
                while (end < text.length() && (isWordPart(end) || text.charAt(end) == '_')) {
                    end++;
                }
                if (end > i + 1) {
                    return add(Token.Kind.MENTION, i, end);
                }
            }
            default -> {
                if (LAUGHS.contains(text.codePointAt(i))) {
                    return add(Token.Kind.WORD, i, i + 2);
                }
            }
        }
        return i + 1;
    }

    private void breakAt(int i) {
        if (!tokens.isEmpty() && !tokens.getLast().isBreak()) {
            tokens.add(new Token(Token.Kind.BREAK, "", i, i + 1, false));
        }
        comma = false;
    }

    private int wordOrAddress(int start) {
        if (text.startsWith("http://", start) || text.startsWith("https://", start) || text.startsWith("www.", start)) {
            int end = start;
            while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\n') {
                end++;
            }
            return add(Token.Kind.ADDRESS, start, end);
        }
        boolean number = Character.isDigit(text.charAt(start));
        int end = start;
        while (end < text.length() && (isWordPart(end) || joins(end, number))) {
            if (text.charAt(end) == '\'' && SUFFIXES.contains(suffix(end))) {
                break;
            }
            end++;
        }
        add(number ? Token.Kind.NUMBER : Token.Kind.WORD, start, end);
        if (end < text.length() && text.charAt(end) == '\'') {
            String suffix = suffix(end);
            if (SUFFIXES.contains(suffix)) {
                return add(Token.Kind.WORD, end, end + suffix.length());
            }
        }
        return end;
    }

    private String suffix(int apostrophe) {
        int end = apostrophe + 1;
        while (end < text.length() && end < apostrophe + 4 && isWordPart(end)) {
            end++;
        }
        return text.substring(apostrophe, end);
    }

    /** An apostrophe inside a word, or a point or colon inside a number. */
    private boolean joins(int i, boolean number) {
        char c = text.charAt(i);
        if (i + 1 >= text.length() || !isWordPart(i + 1)) {
            return false;
        }
        return c == '\'' || (number && (c == ':' || c == '.') && Character.isDigit(text.charAt(i + 1)));
    }

    private boolean isWordPart(int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        if (Character.isSurrogate(c)) {
            int codePoint = Character.isHighSurrogate(c) ? text.codePointAt(i) : text.codePointBefore(i + 1);
            return Character.isLetterOrDigit(codePoint);
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private int add(Token.Kind kind, int start, int end) {
        tokens.add(new Token(kind, text.substring(start, end), start, end, comma));
        comma = false;
        return end;
    }
}
