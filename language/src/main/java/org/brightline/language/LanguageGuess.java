package org.brightline.language;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text by its script and, in Latin script, by its commonest words. Light on purpose: it decides
 * whether our patterns apply, nothing else. A hint breaks a tie; the text itself has the last word.
 */
final class LanguageGuess {
    static final String UNKNOWN = "und";
    static final String NO_WORDS = "zxx";
    private static final double LEAST_SHARE = 0.15;

    private final Map<String, Set<String>> wordsByLanguage;

    LanguageGuess(Map<String, Set<String>> wordsByLanguage) {
        this.wordsByLanguage = wordsByLanguage;
    }

    String guess(List<Token> tokens, @Nullable String hint) {
        int letters = 0;
        int latin = 0;
        int words = 0;
        int arabic = 0;
        int cyrillic = 0;
        Character.UnicodeScript other = null;
        Map<String, int[]> scores = new java.util.TreeMap<>();
        for (Token token : tokens) {
            if (token.kind() != Token.Kind.WORD) {
                continue;
            }
            words++;
            int first = token.text().codePointAt(0);
            Character.UnicodeScript script = Character.UnicodeScript.of(first);
            letters++;
            if (script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.COMMON) {
                latin++;
                count(token.text(), scores);
            } else if (script == Character.UnicodeScript.ARABIC) {
                arabic++;
                other = script;
            } else if (script == Character.UnicodeScript.CYRILLIC) {
                cyrillic++;
                other = script;
            } else {
                other = script;
            }
        }
        if (words == 0) {
            return NO_WORDS;
        }
        if (latin * 2 < letters) {
            return arabic * 2 >= letters ? "ar" : cyrillic * 2 >= letters ? "ru" : byScript(other);
        }
        return byWords(scores, words, hint);
    }

    private void count(String word, Map<String, int[]> scores) {
        wordsByLanguage.forEach((language, known) -> {
            if (known.contains(word)) {
                scores.computeIfAbsent(language, key -> new int[1])[0]++;
            }
        });
    }

    private static String byWords(Map<String, int[]> scores, int words, @Nullable String hint) {
        int best = 0;
        Set<String> leaders = new HashSet<>();
        for (Map.Entry<String, int[]> entry : scores.entrySet()) {
            int score = entry.getValue()[0];
            if (score > best) {
                best = score;
                leaders.clear();
            }
            if (score == best) {
                leaders.add(entry.getKey());
            }
        }
        String hinted = primary(hint);
        if (leaders.contains(hinted)) {
            return hinted;
        }
        boolean enough = best >= Math.max(1, LEAST_SHARE * words);
        if (leaders.size() == 1 && enough) {
            return leaders.iterator().next();
        }
        return hinted;
    }

    private static String primary(@Nullable String hint) {
        if (hint == null || hint.isBlank()) {
            return UNKNOWN;
        }
        String subtag = hint.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return subtag.matches("[a-z]{2,3}") ? subtag : UNKNOWN;
    }

    private static String byScript(Character.@Nullable UnicodeScript script) {
        if (script == null) {
            return UNKNOWN;
        }
        return switch (script) {
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
            default -> UNKNOWN;
        };
    }
}
