package org.brightline.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What one code point becomes in canonical text: its compatibility decomposition in lower case, without accents, controls
 * and invisible characters, with one kind of quotation mark, dash, digit and Arabic letter form.
 *
 * <p>The result is closed: every code point of an output folds to itself. Together with passes that never bring back what
 * they removed, this makes {@link CanonicalText} idempotent. Sources: UAX #15 (NFKD), UAX #44 (general categories),
 * UTS #39 (confusables).
 */
final class Folding {
    static final String NOTHING = "";
    static final String SPACE = " ";
    static final String LINE_BREAK = "\n";

    private static final AtomicReferenceArray<@Nullable String> BASIC_PLANE = new AtomicReferenceArray<>(0x10000);

    private Folding() {}

    static String fold(int codePoint) {
        if (codePoint >= 0x10000) {
            return compute(codePoint);
        }
        String known = BASIC_PLANE.get(codePoint);
        if (known == null) {
            known = compute(codePoint);
            BASIC_PLANE.set(codePoint, known);
        }
        return known;
    }

    private static String compute(int codePoint) {
        String current = new String(Character.toChars(codePoint));
        String next = step(current);
        // Each step decomposes or lowers; three are the most that Unicode 16 needs, the bound is only a stop.
        for (int i = 0; i < 8 && !next.equals(current); i++) {
            current = next;
            next = step(current);
        }
        return next;
    }

    private static String step(String s) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(s, Normalizer.Form.NFKD).codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            out.append('\uFFFD');
        } else if (isLineBreak(c)) {
            out.append('\n');
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            out.append(' ');
        } else if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            out.append(Character.digit(c, 10));
        } else if (!isInvisible(c)) {
            String plain = plain(c);
            if (plain != null) {
                out.append(plain);
            } else {
                String one = new String(Character.toChars(c));
                out.append(one.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
            }
        }
    }

    private static boolean isLineBreak(int c) {
        return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || isCombiningMark(c)
                || c == 0x0640
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x17B4
                || c == 0x17B5;
    }

    /** Accents, strokes and vowel signs of the scripts that are read without them: Latin, Greek, Cyrillic, Hebrew, Arabic. */
    private static boolean isCombiningMark(int c) {
        return (c >= 0x0300 && c <= 0x036F)
                || (c >= 0x0483 && c <= 0x0489)
                || (c >= 0x0591 && c <= 0x05C7 && Character.getType(c) == Character.NON_SPACING_MARK)
                || (c >= 0x0610 && c <= 0x061A)
                || (c >= 0x064B && c <= 0x065F)
                || c == 0x0670
                || (c >= 0x06D6 && c <= 0x06ED && Character.getType(c) == Character.NON_SPACING_MARK)
                || (c >= 0x1AB0 && c <= 0x1AFF)
                || (c >= 0x1DC0 && c <= 0x1DFF)
                || (c >= 0x20D0 && c <= 0x20FF)
                || (c >= 0xFE20 && c <= 0xFE2F);
    }

    private static @Nullable String plain(int c) {
        return switch (c) {
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u301D', '\u301E', '\u300C', '\u300D' ->
                "\"";
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2039', '\u203A', '\u2032', '\u02BC', '`' -> "'";
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> "-";
            // Arabic letters that are written one for the other.
            case '\u0649', '\u06CC', '\u06D2' -> "\u064A";
            case '\u0629', '\u06C1', '\u06BE', '\u06D5' -> "\u0647";
            case '\u06A9' -> "\u0643";
            case '\u0671' -> "\u0627";
            default -> Confusables.always(c);
        };
    }
}
