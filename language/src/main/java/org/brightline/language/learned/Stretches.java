package org.brightline.language.learned;

import java.util.ArrayList;
import java.util.List;
import org.brightline.language.Span;

/** Cuts a text into the stretches that a learned detector looks at, and a stretch into its sentences. */
final class Stretches {
    private static final int LONGEST = 400;

    private Stretches() {}

    /** The text in pieces of at most {@value #LONGEST} UTF-16 units that end where a sentence does, if one does. */
    static List<Span> of(String text) {
        List<Span> stretches = new ArrayList<>();
        int start = 0;
        while (text.length() - start > LONGEST) {
            int end = lastEnd(text, start, start + LONGEST);
            stretches.add(new Span(start, end));
            start = end;
        }
        addRest(stretches, start, text.length());
        return stretches;
    }

    /** The sentences of a stretch. */
    static List<Span> sentences(String text, Span stretch) {
        List<Span> sentences = new ArrayList<>();
        int start = stretch.start();
        while (stretch.end() - start > 1) {
            int end = firstEnd(text, start, stretch.end());
            sentences.add(new Span(start, end));
            start = end;
        }
        addRest(sentences, start, stretch.end());
        return sentences;
    }

    private static void addRest(List<Span> spans, int start, int end) {
        if (start < end) {
            spans.add(new Span(start, end));
        }
    }

    private static int firstEnd(String text, int start, int to) {
        for (int i = start + 1; i < to; i++) {
            if (isEnd(text.charAt(i - 1)) && Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return to;
    }

    private static int lastEnd(String text, int start, int limit) {
        for (int i = limit - 1; i > start + LONGEST / 4; i--) {
            if (isEnd(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static boolean isEnd(char c) {
        return ".!?\n؟".indexOf(c) >= 0;
    }
}
