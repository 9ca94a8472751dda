package org.brightline.language.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Arabic writes onto a word: the article, conjunctions and prepositions before it, pronouns after it; and Arabic in
 * Latin letters and digits ({@code 7ob}, {@code 3arab}), read by its consonants.
 *
 * <p>Source for taking off the article: L. S. Larkey et al., "Light stemming for Arabic information retrieval", 2007.
 */
public final class ArabicWords {
    private static final List<String> ARTICLES = List.of(
            "\u0648\u0627\u0644",
            "\u0641\u0627\u0644",
            "\u0628\u0627\u0644",
            "\u0643\u0627\u0644",
            "\u0644\u0644",
            "\u0627\u0644");
    private static final List<String> BEFORE = List.of("", "\u0648", "\u0641", "\u0628", "\u0644", "\u0643", "\u0633");
    private static final List<String> AFTER =
            List.of("", "\u0647\u0645", "\u0643\u0645", "\u0646\u0627", "\u0647\u0627", "\u0647");
    private static final String CONSONANTS =
            "\u0628b\u062At\u0637t\u062Bt\u062Cj\u062D7\u062E5\u062Fd\u0636d\u0630z\u0638z"
                    + "\u0632z\u0631r\u0633s\u0635s\u0634c\u06393\u063A8\u0641f\u0642q\u0643k\u0644l\u0645m\u0646n\u0647h";
    private static final int SHORTEST_STEM = 3;
    /** Stands for the ending of a command to several people, written in Arabic as {@code waw alif}, in Latin as {@code o} or {@code u}. */
    private static final char PLURAL = '+';

    /** For each run of consonants, the one word that has it; the empty string where several have. */
    private final Map<String, String> byConsonants = new HashMap<>();

    /** Reads Arabic in Latin letters back into these words. */
    public ArabicWords(Set<String> words) {
        for (String word : words) {
            String consonants = consonants(word);
            if (consonants.length() >= SHORTEST_STEM) {
                byConsonants.merge(consonants, word, (one, other) -> one.equals(other) ? one : "");
            }
        }
    }

    /** The word without its article; itself when it has none or too little would stay. */
    static String withoutArticle(String word) {
        if (word.length() <= SHORTEST_STEM || word.charAt(0) < 0x0600 || word.charAt(0) > 0x06FF) {
            return word;
        }
        for (String article : ARTICLES) {
            if (word.startsWith(article) && word.length() - article.length() >= SHORTEST_STEM) {
                return word.substring(article.length());
            }
        }
        return word;
    }

    /** The known word inside a longer one; null when it is known itself, or there is none. */
    static @Nullable String withoutClitics(String word, Vocabulary vocabulary) {
        if (vocabulary.knows(word)) {
            return null;
        }
        for (String after : AFTER) {
            if (!word.endsWith(after)) {
                continue;
            }
            for (String before : BEFORE) {
                int end = word.length() - after.length();
                if (word.startsWith(before) && end - before.length() >= SHORTEST_STEM) {
                    String stem = withoutArticle(word.substring(before.length(), end));
                    if (vocabulary.knows(stem)) {
                        return stem;
                    }
                }
            }
        }
        return null;
    }

    /** The Arabic word that Latin letters and digits spell; null when we know none, or several. */
    @Nullable public String fromLatin(String latin) {
        String word = latin.startsWith("al") || latin.startsWith("el") ? latin.substring(2) : latin;
        String found = byConsonants.get(latinConsonants(word));
        return found == null || found.isEmpty() ? null : found;
    }

    private static String consonants(String arabic) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < arabic.length(); i++) {
            int at = CONSONANTS.indexOf(arabic.charAt(i));
            if (at >= 0 && at % 2 == 0 && !(arabic.charAt(i) == '\u0647' && i == arabic.length() - 1)) {
                out.append(CONSONANTS.charAt(at + 1));
            } else if (i == 0 && arabic.charAt(i) == '\u0627') {
                out.append('a');
            }
        }
        return arabic.endsWith("\u0648\u0627") ? out.append(PLURAL).toString() : out.toString();
    }

    private static String latinConsonants(String latin) {
        String digraphs = latin.replace("kh", "5")
                .replace("sh", "c")
                .replace("ch", "c")
                .replace("gh", "8")
                .replace("th", "t")
                .replace("dh", "z");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digraphs.length(); i++) {
            char c = switch (digraphs.charAt(i)) {
                case 'g' -> 'j';
                case '6' -> 't';
                case '9' -> 's';
                case '4' -> 'z';
                default -> digraphs.charAt(i);
            };
            boolean again = !out.isEmpty() && out.charAt(out.length() - 1) == c;
            boolean last = c == 'h' && i == digraphs.length() - 1;
            if ("aeiouyw2'".indexOf(c) < 0) {
                if (!again && !last) {
                    out.append(c);
                }
            } else if (i == 0 && "aeiou2".indexOf(c) >= 0) {
                out.append('a');
            }
        }
        boolean plural = latin.endsWith("o") || latin.endsWith("u");
        return plural ? out.append(PLURAL).toString() : out.toString();
    }
}
