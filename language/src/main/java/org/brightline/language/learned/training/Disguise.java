package org.brightline.language.learned.training;

import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Writes a post as people do who hide it from a filter, so that a model can learn from both. The same random numbers give the
 * same text.
 */
final class Disguise {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String VOWELS = "aeiouäöüáéíóúàèêî";
    private static final String PLAIN = "aeiostblg";
    private static final String SIGNS = "4310571|9";
    private static final String GAPS = " .-_*";
    private static final int SHORTEST_WORD = 4;

    private final SplittableRandom random;

    Disguise(SplittableRandom random) {
        this.random = random;
    }

    /** The text in one of five disguises, chosen at random. */
    String of(String text) {
        String[] words = BLANKS.split(text.strip());
        return switch (random.nextInt(5)) {
            case 0 -> each(words, this::signs);
            case 1 -> each(words, this::doubled);
            case 2 -> each(words, this::dropped);
            case 3 -> each(words, this::parted);
            default -> tags(words);
        };
    }

    private interface Change {
        String of(String word);
    }

    private static String each(String[] words, Change change) {
        StringBuilder out = new StringBuilder();
        for (String word : words) {
            out.append(out.isEmpty() ? "" : " ").append(word.length() < SHORTEST_WORD ? word : change.of(word));
        }
        return out.toString();
    }

    private boolean oneOf(int many) {
        return random.nextInt(many) == 0;
    }

    private String signs(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            int plain = PLAIN.indexOf(Character.toLowerCase(c));
            out.append(plain >= 0 && oneOf(2) ? SIGNS.charAt(plain) : c);
        }
        return out.toString();
    }

    private String doubled(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            out.append(c);
            if (Character.isLetter(c) && oneOf(6)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Vowels, and where a script writes none, any letter but the first and the last. */
    private String dropped(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean inside = i > 0 && i < word.length() - 1;
            boolean vowel = VOWELS.indexOf(c) >= 0;
            boolean latin = c < '\u0250';
            if (!inside || !(latin ? vowel && oneOf(3) : oneOf(8))) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private String parted(String word) {
        if (oneOf(2)) {
            return word;
        }
        char gap = GAPS.charAt(random.nextInt(GAPS.length()));
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            out.append(out.isEmpty() ? "" : String.valueOf(gap)).append(c);
        }
        return out.toString();
    }

    private String tags(String[] words) {
        StringBuilder out = new StringBuilder();
        int left = 0;
        for (String word : words) {
            if (left == 0) {
                out.append(out.isEmpty() ? "#" : " #");
                left = 1 + random.nextInt(4);
            }
            out.append(word);
            left--;
        }
        return out.toString();
    }
}
