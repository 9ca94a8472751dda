package org.brightline.language.learned;

import java.util.BitSet;
import org.brightline.language.Element;
import org.brightline.language.Reading;
import org.brightline.language.Span;

/**
 * Puts one word in the place of every name, so that a model cannot learn whom a post is about. Names are what a list
 * names, and, where names alone have capitals, a word with a capital inside a sentence.
 */
public final class Masking {
    private static final String NAME = " qxname ";
    private static final String BEFORE_A_SENTENCE = ".!?:\n\"“«(#—–-";

    private Masking() {}

    /** The part of a text that a span covers, without its names. */
    public static String masked(String text, Span part, Reading reading) {
        BitSet names = new BitSet(text.length());
        reading.elements().forEach(finding -> {
            if (finding.element() == Element.DESIGNATED_ENTITY || finding.element() == Element.TERRORIST_ACT) {
                names.set(finding.span().start(), finding.span().end());
            }
        });
        if (!reading.language().equals("de")) {
            markCapitals(text, part, names);
        }
        if (names.isEmpty()) {
            return part.of(text);
        }
        StringBuilder out = new StringBuilder(part.end() - part.start() + 16);
        int i = part.start();
        while (i < part.end()) {
            if (!names.get(i)) {
                out.append(text.charAt(i++));
                continue;
            }
            out.append(NAME);
            while (i < part.end() && (names.get(i) || (text.charAt(i) == ' ' && names.get(i + 1)))) {
                i++;
            }
        }
        return out.toString();
    }

    private static void markCapitals(String text, Span part, BitSet names) {
        boolean first = true;
        int i = part.start();
        while (i < part.end()) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                first |= BEFORE_A_SENTENCE.indexOf(c) >= 0;
                i++;
                continue;
            }
            int end = i;
            while (end < part.end() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '\'')) {
                end++;
            }
            if (!first && end - i > 2 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i + 1))) {
                names.set(i, end);
            }
            first = false;
            i = end;
        }
    }
}
