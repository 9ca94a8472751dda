package org.brightline.language.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds words of a vocabulary that are spelled out letter by letter ({@code k i l l}), parted ({@code ter.ror}) or written with signs
 * between their letters ({@code k!ll}). It looks at most {@link Vocabulary#LONGEST_RUN} letters ahead, and never twice at a run.
 */
final class Disguises {
    /** Signs that may stand for a letter inside a word. */
    private static final String SIGNS = "@$!|*+\u20AC";
    /** What may stand between the letters of a word that is spelled out, or between its parts. */
    private static final String PARTERS = " .-_*|/~,";

    /** One word and the stretch of canonical text that it stands on. */
    record Piece(String word, int start, int end) {}

    private final String text;
    private final Vocabulary vocabulary;

    private Disguises(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /**
     * What begins here.
     *
     * @param start where a word begins
     * @return the words; the letters themselves for a run of lone letters that hides no word; none when nothing is disguised
     */
    static List<Piece> at(String text, int start, Vocabulary vocabulary) {
        int end = start + 1;
        while (end < text.length() && Tokenizer.isWordPart(text, end)) {
            end++;
        }
        if (end + 1 >= text.length() || !Tokenizer.isWordPart(text, end + 1)) {
            return List.of();
        }
        Disguises here = new Disguises(text, vocabulary);
        char after = text.charAt(end);
        List<Piece> pieces =
                end == start + 1 && PARTERS.indexOf(after) >= 0 ? here.spelledOut(start, after) : List.of();
        return pieces.isEmpty() && here.joins(end) ? here.inOnePiece(start, end) : pieces;
    }

    private List<Piece> spelledOut(int start, char parter) {
        StringBuilder letters = new StringBuilder();
        int i = start;
        while (letters.length() < Vocabulary.LONGEST_RUN && i < text.length() && isLoneLetter(i)) {
            letters.append(text.charAt(i));
            i += i + 1 < text.length() && text.charAt(i + 1) == parter ? 2 : 1;
        }
        if (letters.length() < 3) {
            return List.of();
        }
        String spelled = Vocabulary.spelled(letters.toString(), 'i');
        List<Integer> ends = vocabulary.cut(spelled);
        if (ends == null) {
            spelled = Vocabulary.spelled(letters.toString(), 'l');
            ends = vocabulary.cut(spelled);
        }
        List<Piece> pieces = new ArrayList<>();
        if (ends == null) {
            for (int at = 0; at < letters.length(); at++) {
                pieces.add(new Piece(letters.substring(at, at + 1), start + 2 * at, start + 2 * at + 1));
            }
            return pieces;
        }
        int from = 0;
        for (int to : ends) {
            pieces.add(new Piece(spelled.substring(from, to), start + 2 * from, start + 2 * to - 1));
            from = to;
        }
        return pieces;
    }

    /** One unit that is a whole word by itself. */
    private boolean isLoneLetter(int i) {
        return Tokenizer.isWordPart(text, i)
                && !Character.isSurrogate(text.charAt(i))
                && (i + 1 >= text.length() || !Tokenizer.isWordPart(text, i + 1))
                && (i == 0 || !Tokenizer.isWordPart(text, i - 1));
    }

    private List<Piece> inOnePiece(int start, int firstEnd) {
        int end = firstEnd;
        StringBuilder joined = new StringBuilder(text.substring(start, firstEnd));
        while (joined.length() <= Vocabulary.LONGEST_RUN
                && end + 1 < text.length()
                && Tokenizer.isWordPart(text, end + 1)
                && joins(end)) {
            int piece = end + 1;
            while (piece < text.length()
                    && Tokenizer.isWordPart(text, piece)
                    && piece - start <= Vocabulary.LONGEST_RUN) {
                piece++;
            }
            joined.append(text, end + 1, piece);
            end = piece;
        }
        String mended = vocabulary.mend(text.substring(start, end));
        if (mended == null
                && vocabulary.knows(joined.toString())
                && !vocabulary.knows(text.substring(start, firstEnd))) {
            mended = joined.toString();
        }
        return mended == null ? List.of() : List.of(new Piece(mended, start, end));
    }

    private boolean joins(int i) {
        char c = text.charAt(i);
        return c != ' ' && (SIGNS.indexOf(c) >= 0 || PARTERS.indexOf(c) >= 0);
    }
}
