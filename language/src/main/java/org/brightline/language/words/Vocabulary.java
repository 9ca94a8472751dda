package org.brightline.language.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.language.Confusables;
import org.jspecify.annotations.Nullable;

/**
 * The words that our patterns, names and word lists are made of, and how people disguise them: digits and signs for
 * letters, drawn out or dropped letters, starred vowels, letters of another alphabet, {@code ae} for an umlaut, words run
 * together. Only what becomes a word of the vocabulary is mended; a word that is known already stays what it is, so that
 * mending twice changes nothing.
 */
public final class Vocabulary {
    /** Knows no word and mends none; for patterns and names themselves. */
    static final Vocabulary NONE = new Vocabulary(Set.of());

    static final int LONGEST_RUN = 60;

    private static final int LONGEST_WORD = 24;
    private static final int SHORTEST_STARRED = 4;
    private static final int SHORTEST_DROPPED = 7;
    private static final int SHORTEST_SINGLED = 5;
    private static final String STAND_INS = "0o3e4a5s7t8b9g@a$s+t\u20ACe";
    private static final String UNNATURAL_DOUBLES = "aiuhjkqvwxy";
    /** Ordinals and measures, which only look like disguised words. */
    private static final Set<String> MEASURES =
            Set.of("1st", "2nd", "3rd", "4th", "5th", "5g", "4k", "4x4", "1s", "4s");

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final Set<String> words;
    /** The words that are mended from every disguise, by what a starred or a dropped letter inside leaves as it is. */
    private final Map<Long, List<String>> shapes = new HashMap<>();
    /** Words with doubled letters by their form without; the empty string where it can mean several. */
    private final Map<String, String> singles = new HashMap<>();

    private final int longest;

    Vocabulary(Set<String> words) {
        this(words, Set.of());
    }

    /**
     * Takes the words.
     *
     * @param words those that are mended from every disguise
     * @param common those that are recognised, and mended from signs only, so that a slip of the pen is not taken for them
     */
    public Vocabulary(Set<String> words, Set<String> common) {
        Set<String> all = new HashSet<>(words);
        all.addAll(common);
        this.words = all;
        longest = all.stream()
                .mapToInt(String::length)
                .filter(length -> length <= LONGEST_WORD)
                .max()
                .orElse(0);
        for (String word : words) {
            if (word.length() <= LONGEST_WORD && word.codePoints().allMatch(Character::isLetter)) {
                addVariants(word);
            }
        }
    }

    private void addVariants(String word) {
        String single = singled(word);
        if (!single.equals(word)) {
            singles.merge(single, word, Vocabulary::either);
        }
        if (word.length() >= SHORTEST_STARRED) {
            shapes.computeIfAbsent(shape(word, word.length()), key -> new ArrayList<>())
                    .add(word);
        }
    }

    /** The first and last letter of a word and a length in one number. */
    private static long shape(String word, int length) {
        long shape = (long) word.charAt(0) << 32 | (long) word.charAt(word.length() - 1) << 16 | length;
        // Of such numbers Long.hashCode() makes few different ones.
        return shape * ODD;
    }

    private static String either(String one, String other) {
        return one.equals(other) ? one : "";
    }

    /** The one word that is written so when a letter inside is starred or dropped, or doubled letters are single; else null. */
    private @Nullable String variant(String form) {
        String found = singles.get(form);
        int star = form.indexOf('*');
        if (star < 0) {
            if (form.length() + 1 >= SHORTEST_DROPPED) {
                for (String word : shapes.getOrDefault(shape(form, form.length() + 1), List.of())) {
                    if (isWithoutOneLetter(form, word)) {
                        found = found == null ? word : either(found, word);
                    }
                }
            }
        } else if (star > 0 && star < form.length() - 1) {
            for (String word : shapes.getOrDefault(shape(form, form.length()), List.of())) {
                if (word.startsWith(form.substring(0, star)) && word.endsWith(form.substring(star + 1))) {
                    found = found == null ? word : either(found, word);
                }
            }
        }
        return found == null || found.isEmpty() ? null : found;
    }

    private static boolean isWithoutOneLetter(String form, String word) {
        int at = 0;
        while (at < form.length() && form.charAt(at) == word.charAt(at)) {
            at++;
        }
        return at < form.length() && word.regionMatches(at + 1, form, at, form.length() - at) || at == form.length();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean knows(String word) {
        return words.contains(word);
    }

    /**
     * The word that a disguised one stands for.
     *
     * @param word one word of canonical text; it may hold signs that stand for letters
     * @return a word of this vocabulary, or null when it is known already, or stands for none that we know
     */
    @Nullable String mend(String word) {
        if (words.isEmpty() || word.length() < 2 || word.length() > LONGEST_WORD || words.contains(word)) {
            return null;
        }
        String plain = latin(word);
        if (!plain.equals(word) && knows(plain)) {
            return plain;
        }
        String letters = null;
        if (hasStandIn(plain) && !MEASURES.contains(plain)) {
            letters = spelled(plain, 'i');
            if (!knows(letters)) {
                String other = spelled(plain, 'l');
                letters = knows(other) ? other : letters;
            }
            if (knows(letters)) {
                return letters.length() > 2 ? letters : null;
            }
        }
        String base = letters == null ? plain : letters;
        String mended = doubled(base);
        if (mended == null) {
            boolean dropped = base.indexOf('*') < 0;
            mended = dropped && base.length() < SHORTEST_SINGLED ? null : variant(base);
        }
        return mended == null ? umlauts(base) : mended;
    }

    private @Nullable String doubled(String word) {
        String single = singled(word);
        boolean unnatural = single.length() < word.length() && hasUnnaturalDouble(word);
        if (single.length() == word.length() || single.length() < (unnatural ? 3 : SHORTEST_SINGLED)) {
            return null;
        }
        if (knows(single)) {
            return single;
        }
        String variant = variant(single);
        return variant == null || !singled(variant).equals(single) ? null : variant;
    }

    private @Nullable String umlauts(String word) {
        if (word.indexOf('e') < 1) {
            return null;
        }
        String plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        return plain.length() > 3 && plain.length() < word.length() && knows(plain) ? plain : null;
    }

    /**
     * Cuts letters that were run together, or spelled out one by one, into words.
     *
     * @param letters the letters, at most {@link #LONGEST_RUN}
     * @return where the words end, or null when the letters are not made of words of this vocabulary, one of them of four letters
     */
    @Nullable List<Integer> cut(String letters) {
        int length = letters.length();
        if (length < 3 || length > LONGEST_RUN) {
            return null;
        }
        long[] best = new long[length + 1];
        int[] from = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            best[end] = -1;
            for (int start = Math.max(0, end - longest); start < end; start++) {
                if (best[start] >= 0 && best[start] + square(end - start) > best[end] && isPiece(letters, start, end)) {
                    best[end] = best[start] + square(end - start);
                    from[end] = start;
                }
            }
        }
        if (best[length] < 0) {
            return null;
        }
        List<Integer> ends = new ArrayList<>();
        boolean telling = false;
        for (int end = length; end > 0; end = from[end]) {
            ends.addFirst(end);
            telling |= end - from[end] >= 4 || from[end] == 0 && end == length;
        }
        return telling ? ends : null;
    }

    private static long square(int n) {
        return (long) n * n;
    }

    private boolean isPiece(String letters, int start, int end) {
        if (end - start == 1) {
            return letters.charAt(start) == 'i' || letters.charAt(start) == 'a';
        }
        return knows(letters.substring(start, end));
    }

    /** The word with signs read as the letters that they look like; {@code 1 ! |} as the given one. */
    static String spelled(String word, char one) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '1' || c == '!' || c == '|') {
                out.append(one);
            } else {
                int at = STAND_INS.indexOf(c);
                out.append(at >= 0 && at % 2 == 0 ? STAND_INS.charAt(at + 1) : c);
            }
        }
        return out.toString();
    }

    private static boolean hasStandIn(String word) {
        int signs = 0;
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int at = STAND_INS.indexOf(c);
            if (c == '1' || c == '!' || c == '|' || (at >= 0 && at % 2 == 0)) {
                signs++;
            } else if (Character.isLetter(c)) {
                letters++;
            }
        }
        return signs > 0 && letters > 0 && signs <= letters + 1;
    }

    private static String latin(String word) {
        StringBuilder out = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x80) {
                char other = Confusables.inLatinWord(c);
                if (other != c) {
                    out = out == null ? new StringBuilder(word) : out;
                    out.setCharAt(i, other);
                }
            }
        }
        return out == null ? word : out.toString();
    }

    private static String singled(String word) {
        StringBuilder out = null;
        for (int i = 0; i < word.length(); i++) {
            boolean again = i > 0 && word.charAt(i) == word.charAt(i - 1);
            if (again && out == null) {
                out = new StringBuilder(word.length()).append(word, 0, i);
            } else if (!again && out != null) {
                out.append(word.charAt(i));
            }
        }
        return out == null ? word : out.toString();
    }

    private static boolean hasUnnaturalDouble(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1) && UNNATURAL_DOUBLES.indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
