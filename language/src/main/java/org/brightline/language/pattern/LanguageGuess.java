package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brightline.language.words.Token;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text by its script and by its commonest words. Light on purpose: it decides whether our patterns
 * apply, nothing else. A hint breaks a tie; the text itself has the last word.
 */
final class LanguageGuess {
    static final String UNKNOWN = "und";
    static final String NO_WORDS = "zxx";
    /** Arabic in Latin letters and digits. */
    static final String ARABIZI = "ar-latn";

    /** Letters that Persian, Urdu and others added to the Arabic script. */
    private static final String NOT_ARABIC = "\u067E\u0686\u0698\u06AF\u0679\u0688\u0691\u06BA";
    /** Letters that one language in Cyrillic has and its neighbours have not. */
    private static final Map<String, String> CYRILLIC =
            Map.of("ru", "\u044B\u044D", "uk", "\u0456\u0454\u0491", "sr", "\u0458\u0459\u045A\u045B\u0452\u045F");

    private static final int FEW = 2;
    private static final double LEAST_SHARE = 0.15;

    private final List<String> languages;
    /** For each common word the languages that have it, a bit each. */
    private final Map<String, Long> languagesByWord = new HashMap<>();

    LanguageGuess(Map<String, Set<String>> wordsByLanguage) {
        if (wordsByLanguage.size() > Long.SIZE) {
            throw new IllegalArgumentException("At most 64 languages can be told, not " + wordsByLanguage.size() + ".");
        }
        List<String> names = new ArrayList<>();
        new TreeMap<>(wordsByLanguage).forEach((language, words) -> {
            long bit = 1L << names.size();
            words.forEach(word -> languagesByWord.merge(word, bit, (one, other) -> one | other));
            names.add(language);
        });
        languages = List.copyOf(names);
    }

    /** The languages of which the text has at least {@value #FEW} words that no other language has; for code-switching. */
    Set<String> traces(List<Token> tokens) {
        int[] counts = new int[languages.size()];
        for (Token token : tokens) {
            long bits = token.kind() == Token.Kind.WORD ? languagesByWord.getOrDefault(token.text(), 0L) : 0;
            if (Long.bitCount(bits) == 1) {
                counts[Long.numberOfTrailingZeros(bits)]++;
            }
        }
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= FEW) {
                found.add(languages.get(i));
            }
        }
        return found;
    }

    String guess(List<Token> tokens, @Nullable String hint) {
        int words = 0;
        int[] counts = new int[languages.size()];
        Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
        for (Token token : tokens) {
            int first = token.kind() == Token.Kind.WORD ? token.text().codePointAt(0) : ' ';
            if (!Character.isLetter(first)) {
                continue;
            }
            words++;
            if (first >= 0x80) {
                scripts.merge(Character.UnicodeScript.of(first), 1, Integer::sum);
            }
            long bits = languagesByWord.getOrDefault(token.text(), 0L);
            while (bits != 0) {
                counts[Long.numberOfTrailingZeros(bits)]++;
                bits &= bits - 1;
            }
        }
        if (words == 0) {
            return NO_WORDS;
        }
        String onlyOne = byScript(scripts, words);
        if (onlyOne != null) {
            return onlyOne;
        }
        String told = byWords(counts, words, hint);
        return told.equals(UNKNOWN) ? byLetters(tokens, scripts, words) : told;
    }

    private String byWords(int[] counts, int words, @Nullable String hint) {
        int best = 0;
        List<String> leaders = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > best) {
                best = counts[i];
                leaders.clear();
            }
            if (counts[i] == best) {
                leaders.add(languages.get(i));
            }
        }
        String hinted = primary(hint);
        if (leaders.contains(hinted)) {
            return hinted;
        }
        boolean enough = best >= Math.max(1, LEAST_SHARE * words);
        return leaders.size() == 1 && enough ? leaders.getFirst() : hinted;
    }

    private static String byLetters(List<Token> tokens, Map<Character.UnicodeScript, Integer> scripts, int words) {
        if (scripts.getOrDefault(Character.UnicodeScript.ARABIC, 0) * 2 > words) {
            return hasAny(tokens, NOT_ARABIC) ? UNKNOWN : "ar";
        }
        if (scripts.getOrDefault(Character.UnicodeScript.CYRILLIC, 0) * 2 > words) {
            List<String> found = CYRILLIC.entrySet().stream()
                    .filter(entry -> hasAny(tokens, entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            return found.size() == 1 ? found.getFirst() : UNKNOWN;
        }
        return UNKNOWN;
    }

    private static boolean hasAny(List<Token> tokens, String letters) {
        return tokens.stream().anyMatch(token -> token.text().chars().anyMatch(c -> letters.indexOf(c) >= 0));
    }

    private static String primary(@Nullable String hint) {
        if (hint == null || hint.isBlank()) {
            return UNKNOWN;
        }
        String subtag = hint.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return subtag.matches("[a-z]{2,3}") ? subtag : UNKNOWN;
    }

    /** The language where most words are in a script that one language has for itself; null where words must tell. */
    private static @Nullable String byScript(Map<Character.UnicodeScript, Integer> scripts, int words) {
        for (Map.Entry<Character.UnicodeScript, Integer> entry : scripts.entrySet()) {
            if (entry.getValue() * 2 > words) {
                return switch (entry.getKey()) {
                    case GREEK -> "el";
                    case HEBREW -> "he";
                    case HAN -> "zh";
                    case HIRAGANA, KATAKANA -> "ja";
                    case HANGUL -> "ko";
                    case DEVANAGARI -> "hi";
                    case BENGALI -> "bn";
                    case THAI -> "th";
                    case TAMIL -> "ta";
                    case ARMENIAN -> "hy";
                    case GEORGIAN -> "ka";
                    case LATIN, COMMON, ARABIC, CYRILLIC -> null;
                    default -> UNKNOWN;
                };
            }
        }
        return null;
    }
}
