package org.brightline.language;

import java.util.Arrays;

/**
 * The normal form of a text in which patterns are looked for and digests are taken, with a way back: every stretch of it
 * knows the stretch of the original that it came from.
 *
 * <p>Two texts that look alike have the same normal form: the compatibility decomposition of NFKC in lower case, without
 * accents and invisible characters; letters of another alphabet that stand in for Latin ones, and digits that stand in for
 * letters, put back inside a word; drawn out letters shortened; a hashtag's capitals taken as word breaks; runs of white space as one space, or one
 * line break where there was one; none at the ends. It takes time linear in the length, and {@code of(of(x).text())} is
 * {@code of(x)}. Lone surrogates become U+FFFD.
 */
public final class CanonicalText {
    private static final String STAND_INS = "0o1i4a";
    private static final int LONGEST_STAND_IN_RUN = 2;

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private CanonicalText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The normal form of a text; any string is accepted. */
    public static CanonicalText of(String original) {
        Builder builder = new Builder(original.length());
        boolean inHashtag = false;
        boolean afterLower = false;
        int i = 0;
        while (i < original.length()) {
            int c = original.codePointAt(i);
            int next = i + Character.charCount(c);
            String folded = Folding.fold(c);
            if (inHashtag && afterLower && Character.isUpperCase(c)) {
                builder.space(Folding.SPACE, i, next);
            }
            for (int k = 0; k < folded.length(); k++) {
                builder.append(folded.charAt(k), i, next);
            }
            if (!folded.isEmpty()) {
                inHashtag = folded.equals("#") || (inHashtag && Character.isLetterOrDigit(c));
                afterLower = Character.isLowerCase(c);
            }
            i = next;
        }
        return builder.build();
    }

    /** The normal form itself. */
    public String text() {
        return text;
    }

    /**
     * Where a stretch of the normal form came from.
     *
     * @param start first unit of the stretch, 0 or more
     * @param end one past its last unit, more than {@code start}, at most the length of {@link #text()}
     * @return the smallest span of the original that covers all of it
     */
    public Span span(int start, int end) {
        if (start < 0 || end <= start || end > text.length()) {
            throw new IllegalArgumentException("No stretch " + start + ".." + end + " in a normal form of length "
                    + text.length() + "; give 0 <= start < end <= length.");
        }
        return new Span(starts[start], ends[end - 1]);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Collects the folded characters with their origins, then mends words. */
    private static final class Builder {
        private char[] chars;
        private int[] starts;
        private int[] ends;
        private int length;
        private char pending;
        private int pendingStart;
        private int pendingEnd;

        Builder(int expected) {
            int capacity = Math.max(16, expected);
            chars = new char[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void append(char c, int start, int end) {
            if (c == ' ' || c == '\n') {
                space(c == ' ' ? Folding.SPACE : Folding.LINE_BREAK, start, end);
                return;
            }
            if (pending != 0 && length > 0) {
                put(pending, pendingStart, pendingEnd);
            }
            pending = 0;
            put(c, start, end);
        }

        void space(String kind, int start, int end) {
            char c = kind.charAt(0);
            if (pending == 0) {
                pendingStart = start;
                pending = c;
            } else if (c == '\n') {
                pending = c;
            }
            pendingEnd = end;
        }

        private void put(char c, int start, int end) {
            if (length == chars.length) {
                int capacity = length * 2;
                chars = Arrays.copyOf(chars, capacity);
                starts = Arrays.copyOf(starts, capacity);
                ends = Arrays.copyOf(ends, capacity);
            }
            chars[length] = c;
            starts[length] = start;
            ends[length] = end;
            length++;
        }

        CanonicalText build() {
            replaceLookalikes();
            replaceStandIns();
            shortenRuns();
            return new CanonicalText(
                    new String(chars, 0, length), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }

        /** Only in words that hold a Latin letter, so that Russian and Greek stay what they are. */
        private void replaceLookalikes() {
            int i = 0;
            while (i < length) {
                int from = i;
                boolean latin = false;
                while (i < length && Character.isLetterOrDigit(chars[i])) {
                    latin |= chars[i] >= 'a' && chars[i] <= 'z';
                    i++;
                }
                for (int k = from; latin && k < i; k++) {
                    chars[k] = Confusables.inLatinWord(chars[k]);
                }
                i = Math.max(i, from + 1);
            }
        }

        /** Only short runs with a letter on both sides, so that numbers, ordinals and models stay what they are. */
        private void replaceStandIns() {
            int i = 0;
            while (i < length) {
                int from = i;
                boolean all = true;
                while (i < length && isDigit(chars[i])) {
                    all &= swap(STAND_INS, chars[i]) != chars[i];
                    i++;
                }
                boolean between = from > 0 && i < length && isLatin(chars[from - 1]) && isLatin(chars[i]);
                if (all && between && i - from <= LONGEST_STAND_IN_RUN) {
                    for (int k = from; k < i; k++) {
                        chars[k] = swap(STAND_INS, chars[k]);
                    }
                }
                i = Math.max(i, from + 1);
            }
        }

        /** A letter drawn out to three or more becomes two; a word of one letter, such as {@code www}, stays. */
        private void shortenRuns() {
            int kept = 0;
            int i = 0;
            while (i < length) {
                int from = i;
                int first = kept;
                boolean alike = true;
                while (i < length && Character.isLetter(chars[i])) {
                    alike &= chars[i] == chars[from];
                    i++;
                }
                i = Math.max(i, from + 1);
                for (int k = from; k < i; k++) {
                    boolean third = kept >= first + 2 && chars[k] == chars[kept - 1] && chars[k] == chars[kept - 2];
                    if (alike || !third) {
                        chars[kept] = chars[k];
                        starts[kept] = starts[k];
                        ends[kept] = ends[k];
                        kept++;
                    } else {
                        ends[kept - 1] = ends[k];
                    }
                }
            }
            length = kept;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isLatin(char c) {
            return c >= 'a' && c <= 'z';
        }

        private static char swap(String pairs, char c) {
            for (int i = 0; i < pairs.length(); i += 2) {
                if (pairs.charAt(i) == c) {
                    return pairs.charAt(i + 1);
                }
            }
            return c;
        }
    }
}
