package org.brightline.platform.console.internal.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A piece of text that is either plain or evidence.
 *
 * @param label the elements that it is evidence for, empty for plain text
 */
public record Highlight(String text, String label) {

    /** A marked span: UTF-16 offsets into the text, end exclusive. */
    public record Marked(int start, int end, String label) {}

    /** Cuts a text at the edges of the spans, which may overlap; spans beyond the text are cut off at its end. */
    public static List<Highlight> of(String text, List<Marked> spans) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        for (Marked span : spans) {
            cuts.add(within(span.start(), text));
            cuts.add(within(span.end(), text));
        }
        List<Highlight> parts = new ArrayList<>();
        int start = 0;
        for (int end : cuts) {
            if (end > start) {
                int from = start;
                String label = spans.stream()
                        .filter(span -> span.start() <= from && span.end() >= end)
                        .sorted(Comparator.comparingInt(Marked::start))
                        .map(Marked::label)
                        .distinct()
                        .collect(Collectors.joining(", "));
                parts.add(new Highlight(text.substring(start, end), label));
                start = end;
            }
        }
        return List.copyOf(parts);
    }

    private static int within(int offset, String text) {
        return Math.clamp(offset, 0, text.length());
    }
}
