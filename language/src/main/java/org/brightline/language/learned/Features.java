package org.brightline.language.learned;

import java.util.Arrays;
import org.brightline.language.CanonicalText;

/**
 * A text as a sparse vector of length one: words, pairs and threes of words, and runs of three to five characters with the gaps between
 * words as their ends, each hashed into one of {@value #BUCKETS} places.
 *
 * <p>Sources: K. Weinberger et al., "Feature hashing for large scale multitask learning", 2009; the hash is FNV-1a.
 *
 * @param places the places that are not zero, each once
 * @param values their values, all above 0
 */
public record Features(int[] places, float[] values) {
    /** How many places there are; a power of two. */
    public static final int BUCKETS = 1 << 17;

    /** Characters of a text that are looked at; the rest is cut off. */
    static final int LONGEST = 2_000;

    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 5;
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int SPREAD = 0x9E3779B1;
    private static final int WORD = 1;
    private static final int PAIR = 2;
    private static final int RUN = 3;
    private static final int THREE = 4;
    private static final String MARKS_THAT_TELL = "?!\"";
    private static final String GAPS = " .-_*|/~,";
    private static final String LOOKS = "0134578@$!|€+";
    private static final String LIKE = "oieastbasilet";

    /** The features of a text; none for a text without letters. */
    public static Features of(String text) {
        return ofCanonical(CanonicalText.of(text).text());
    }

    /** The features of a canonical text, which saves making it so again. */
    public static Features ofCanonical(String canonical) {
        String text = words(joined(canonical.length() > LONGEST ? canonical.substring(0, LONGEST) : canonical));
        int[] found = new int[text.length() * (LONGEST_RUN - SHORTEST_RUN + 1) + 2 * text.length() + 3];
        int count = 0;
        for (int i = 0; i + SHORTEST_RUN <= text.length(); i++) {
            int hash = begin(RUN);
            for (int k = i; k < Math.min(text.length(), i + LONGEST_RUN); k++) {
                hash = (hash ^ text.charAt(k)) * FNV_PRIME;
                if (k - i >= SHORTEST_RUN - 1) {
                    found[count++] = place(hash);
                }
            }
        }
        int first = 0;
        int before = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ') {
                if (i > start) {
                    found[count++] = hash(WORD, text, start, i);
                    if (before < start) {
                        found[count++] = hash(PAIR, text, before, i);
                    }
                    if (first < before) {
                        found[count++] = hash(THREE, text, first, i);
                    }
                    first = before;
                    before = start;
                }
                start = i + 1;
            }
        }
        return counted(found, count);
    }

    /**
     * A text in which words that are spelled out letter by letter, with the same sign or blank between any two, stand as words. Blanks
     * between such words cannot be told from those inside them.
     */
    public static String joined(String canonical) {
        StringBuilder out = null;
        int copied = 0;
        int i = 0;
        while (i + 4 < canonical.length()) {
            char gap = canonical.charAt(i + 1);
            int end = i;
            if (GAPS.indexOf(gap) >= 0 && isLone(canonical, i)) {
                while (end + 2 < canonical.length() && canonical.charAt(end + 1) == gap && isLone(canonical, end + 2)) {
                    end += 2;
                }
            }
            if (end - i >= 4) {
                out = out == null ? new StringBuilder(canonical.length()) : out;
                out.append(canonical, copied, i);
                for (int k = i; k <= end; k += 2) {
                    out.append(canonical.charAt(k));
                }
                copied = end + 1;
                i = end;
            }
            i++;
        }
        return out == null
                ? canonical
                : out.append(canonical, copied, canonical.length()).toString();
    }

    private static boolean isLone(String text, int i) {
        return Character.isLetter(text.charAt(i))
                && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
                && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
    }

    /**
     * Letters and digits in words that a blank parts, one at each end; a mark that tells is a word; everything else is a blank. A sign
     * or a digit between letters stands for the letter that it looks like.
     */
    private static String words(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(' ');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean part = Character.isLetterOrDigit(c) || c == '\'' || Character.isSurrogate(c);
            if (!part || Character.isDigit(c)) {
                int like = LOOKS.indexOf(c);
                if (like >= 0 && besideLetters(text, i)) {
                    append(out, LIKE.charAt(like));
                    continue;
                }
            }
            if (part) {
                append(out, Character.isDigit(c) ? '0' : c);
                continue;
            }
            if (out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            if (MARKS_THAT_TELL.indexOf(c) >= 0) {
                out.append(c).append(' ');
            }
        }
        if (out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
        return out.toString();
    }

    /** Of a letter that stands twice or more, one: whether it is doubled tells little, and doubling hides a word. */
    private static void append(StringBuilder out, char letter) {
        if (letter != out.charAt(out.length() - 1)) {
            out.append(letter);
        }
    }

    /** Inside a word: a letter or another such sign on both sides, and a letter on one of them; a number is none. */
    private static boolean besideLetters(String text, int i) {
        int before = i - 1;
        while (before >= 0 && LOOKS.indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        int after = i + 1;
        while (after < text.length() && LOOKS.indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        boolean letterBefore = before >= 0 && Character.isLetter(text.charAt(before));
        boolean letterAfter = after < text.length() && Character.isLetter(text.charAt(after));
        return Character.isDigit(text.charAt(i)) ? letterBefore || letterAfter : letterBefore && letterAfter;
    }

    private static int hash(int kind, String text, int from, int to) {
        int hash = begin(kind);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return place(hash);
    }

    private static int begin(int kind) {
        return (FNV_OFFSET ^ kind) * FNV_PRIME;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
    }

    /** Each place once, in the order in which it was first found. */
    private static Features counted(int[] found, int count) {
        int slots = Integer.highestOneBit(Math.max(1, count)) << 2;
        int[] table = new int[slots];
        int[] places = new int[count];
        int[] times = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int slot = (found[i] * SPREAD >>> 8) & (slots - 1);
            while (table[slot] != 0 && places[table[slot] - 1] != found[i]) {
                slot = (slot + 1) & (slots - 1);
            }
            if (table[slot] == 0) {
                places[kept++] = found[i];
                table[slot] = kept;
            }
            times[table[slot] - 1]++;
        }
        float[] values = new float[kept];
        double square = 0;
        for (int i = 0; i < kept; i++) {
            values[i] = times[i] == 1 ? 1 : (float) (1 + StrictMath.log(times[i]));
            square += (double) values[i] * values[i];
        }
        float norm = (float) StrictMath.sqrt(square);
        for (int i = 0; i < kept; i++) {
            values[i] /= norm;
        }
        return new Features(Arrays.copyOf(places, kept), values);
    }
}
