package org.brightline.language.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts canonical text into tokens. English contractions are cut ({@code i'll} becomes {@code i 'll}), {@code n't} is not;
 * French elisions are cut ({@code l'heure}), the Arabic article is taken off. Full stops, question and exclamation marks,
 * semicolons and line breaks end a sentence, unless they stand inside a word or a number. Other punctuation is no token; a
 * comma is remembered on the token after it. A symbol, such as an emoji, is a token when the vocabulary knows it.
 *
 * <p>With a vocabulary, disguised words are mended ({@link Vocabulary}): {@code k1ll}, {@code k*ll}, {@code k i l l},
 * {@code #killthemall}. A token's letters are then the mended ones, its place is that of the disguise.
 */
public final class Tokenizer {
    private static final Set<String> SUFFIXES = Set.of("'ll", "'m", "'re", "'ve", "'s", "'d");
    private static final String ELIDED = "ldjnsmtc";
    private static final String STEP = "[step]";

    private final String text;
    private final Vocabulary vocabulary;
    private final List<Token> tokens = new ArrayList<>();
    private boolean comma;

    private Tokenizer(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /** The tokens as they are written. */
    public static List<Token> tokens(String canonical) {
        return tokens(canonical, Vocabulary.NONE);
    }

    /** The tokens, with disguised words mended by a vocabulary. */
    public static List<Token> tokens(String canonical, Vocabulary vocabulary) {
        Tokenizer tokenizer = new Tokenizer(canonical, vocabulary);
        int i = 0;
        while (i < canonical.length()) {
            i = tokenizer.next(i);
        }
        return tokenizer.tokens;
    }

    private int next(int i) {
        char c = text.charAt(i);
        if (isWordPart(i)) {
            return wordOrAddress(i);
        }
        switch (c) {
            case '.', '!', '?', '\n', ';', '\u3002', '\u061F', '\u06D4', '\u0964', '\u061B' -> breakAt(i);
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
            case '@', '$' -> {
                return mentionOrSign(i);
            }
            default -> {
                int end = i + Character.charCount(text.codePointAt(i));
                if (c >= 0x80 && (vocabulary.isEmpty() || vocabulary.knows(text.substring(i, end)))) {
                    return add(Token.Kind.WORD, i, end);
                }
                return end;
            }
        }
        return i + 1;
    }

    private int mentionOrSign(int i) {
        int end = i + 1;
        while (end < text.length() && (isWordPart(end) || text.charAt(end) == '_')) {
            end++;
        }
        if (end == i + 1) {
            return end;
        }
        String mended = vocabulary.mend(text.substring(i, end));
        if (mended != null) {
            return add(Token.Kind.WORD, mended, i, end);
        }
        return text.charAt(i) == '@' ? add(Token.Kind.MENTION, i, end) : i + 1;
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
        List<Disguises.Piece> pieces = vocabulary.isEmpty() ? List.of() : Disguises.at(text, start, vocabulary);
        for (Disguises.Piece piece : pieces) {
            boolean digit = Character.isDigit(piece.word().charAt(0));
            add(digit ? Token.Kind.NUMBER : Token.Kind.WORD, piece.word(), piece.start(), piece.end());
        }
        if (!pieces.isEmpty()) {
            return pieces.getLast().end();
        }
        boolean number = Character.isDigit(text.charAt(start));
        int end = start;
        while (end < text.length() && (isWordPart(end) || joins(end, number))) {
            if (text.charAt(end) == '\'') {
                if (SUFFIXES.contains(suffix(end))) {
                    break;
                }
                if (isElision(start, end)) {
                    return add(Token.Kind.WORD, start, end + 1);
                }
            }
            end++;
        }
        if (end < text.length() && text.charAt(end) == '\'' && isElision(start, end)) {
            return add(Token.Kind.WORD, start, end + 1);
        }
        word(number, start, end);
        if (end < text.length() && text.charAt(end) == '\'') {
            String suffix = suffix(end);
            if (SUFFIXES.contains(suffix)) {
                return add(Token.Kind.WORD, end, end + suffix.length());
            }
        }
        return end;
    }

    private void word(boolean number, int start, int end) {
        String word = ArabicWords.withoutArticle(text.substring(start, end));
        String mended = vocabulary.mend(word);
        if (mended == null && !vocabulary.isEmpty() && !word.isEmpty() && word.charAt(0) >= 0x0600) {
            mended = ArabicWords.withoutClitics(word, vocabulary);
        }
        if (mended != null) {
            add(Token.Kind.WORD, mended, start, end);
        } else if (!cutHashtag(word, start, end)) {
            add(number ? Token.Kind.NUMBER : Token.Kind.WORD, word, start, end);
        }
    }

    private boolean cutHashtag(String word, int start, int end) {
        boolean hashtag = start > 0 && text.charAt(start - 1) == '#';
        if (!hashtag || vocabulary.isEmpty() || vocabulary.knows(word) || word.length() != end - start) {
            return false;
        }
        List<Integer> ends = vocabulary.cut(word);
        if (ends == null) {
            return false;
        }
        int from = 0;
        for (int to : ends) {
            add(Token.Kind.WORD, word.substring(from, to), start + from, start + to);
            from = to;
        }
        return true;
    }

    private boolean isElision(int start, int apostrophe) {
        boolean one = apostrophe == start + 1 && ELIDED.indexOf(text.charAt(start)) >= 0;
        return one || (apostrophe >= start + 2 && text.startsWith("qu", apostrophe - 2));
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
        return isWordPart(text, i);
    }

    /** Whether a unit of a text is part of a letter, a digit, or a mark on one. */
    static boolean isWordPart(String text, int i) {
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
        return add(kind, text.substring(start, end), start, end);
    }

    private int add(Token.Kind kind, String word, int start, int end) {
        tokens.add(new Token(kind, word, start, end, comma));
        comma = false;
        return end;
    }
}
