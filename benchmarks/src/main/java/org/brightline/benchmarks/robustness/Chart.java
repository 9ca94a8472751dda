package org.brightline.benchmarks.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The shares found as bars, in SVG. It brings its own ground, light or dark as the reader's system is, and uses no font but
 * the reader's own, because a picture in a page knows nothing of that page.
 */
final class Chart {

    private static final int WIDTH = 880;
    private static final int COLUMN = 430;
    private static final int TOP = 64;
    private static final int ROW = 14;
    private static final int GROUP = 24;
    private static final int LABELS = 216;
    private static final int BAR = 146;

    private final int threshold;
    private final Map<String, List<Finding>> kinds;

    Chart(int threshold, List<Finding> findings) {
        this.threshold = threshold;
        this.kinds = findings.stream()
                .collect(Collectors.groupingBy(f -> f.edit().kind(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The whole file. */
    String svg() {
        List<StringBuilder> columns = List.of(new StringBuilder(), new StringBuilder());
        int whole = kinds.values().stream().mapToInt(Chart::height).sum();
        List<Integer> heights = new ArrayList<>(List.of(0, 0));
        int column = 0;
        for (Map.Entry<String, List<Finding>> kind : kinds.entrySet()) {
            int height = height(kind.getValue());
            if (heights.getFirst() + height / 2 > whole / 2) {
                column = 1;
            }
            group(columns.get(column), heights.get(column), kind.getKey(), kind.getValue());
            heights.set(column, heights.get(column) + height);
        }
        int height = TOP + Math.max(heights.get(0), heights.get(1)) + 16;
        StringBuilder svg = new StringBuilder();
        add(svg, """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title">
            <title id="title">Share of altered photos that PDQ finds within %d bits, edit by edit; the table below has the same figures</title>
            <style>
            svg { color: #1f2328 } .ground { fill: #f6f8fa }
            text { fill: currentColor; font: 11px system-ui, sans-serif } .head { font-weight: 600 } .end { text-anchor: end }
            .track { fill: currentColor; opacity: 0.12 } .good { fill: #2f81d6 } .part { fill: #b7791f } .lost { fill: #d1495b }
            @media (prefers-color-scheme: dark) { svg { color: #e6edf3 } .ground { fill: #161b22 } }
            </style>
            <rect class="ground" width="%d" height="%d" rx="6"/>
            <text class="head" x="20" y="24">Share of altered photos found within %d bits</text>
            """, WIDTH, height, WIDTH, height, threshold, WIDTH, height, threshold);
        legend(svg);
        for (int i = 0; i < columns.size(); i++) {
            add(svg, "<g transform=\"translate(%d %d)\">\n", 10 + i * COLUMN, TOP);
            svg.append(columns.get(i)).append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void legend(StringBuilder svg) {
        String always = Report.percent(Report.NEARLY_ALWAYS, 0);
        String half = Report.percent(Report.MOSTLY_LOST, 0);
        List<String[]> marks = List.of(
                new String[] {"good", always + " and more"},
                new String[] {"part", "from " + half},
                new String[] {"lost", "less than " + half});
        int x = 20;
        for (String[] mark : marks) {
            add(svg, "<rect class=\"%s\" x=\"%d\" y=\"37\" width=\"10\" height=\"10\"/>", mark[0], x);
            add(svg, "<text x=\"%d\" y=\"46\">%s</text>\n", x + 15, mark[1]);
            x += 130;
        }
    }

    private static int height(List<Finding> findings) {
        return GROUP + ROW * findings.size();
    }

    private void group(StringBuilder svg, int top, String kind, List<Finding> findings) {
        add(svg, "<text class=\"head\" x=\"10\" y=\"%d\">%s</text>\n", top + 17, kind);
        int y = top + GROUP;
        for (Finding finding : findings) {
            double found = finding.found(threshold);
            String level = found >= Report.NEARLY_ALWAYS ? "good" : found >= Report.MOSTLY_LOST ? "part" : "lost";
            add(svg, "<text class=\"end\" x=\"%d\" y=\"%d\">%s</text>", LABELS, y + 9, finding.label());
            add(svg, "<rect class=\"track\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"9\"/>", LABELS + 8, y, BAR);
            add(
                    svg,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"9\"/>",
                    level,
                    LABELS + 8,
                    y,
                    BAR * found);
            add(
                    svg,
                    "<text class=\"end\" x=\"%d\" y=\"%d\">%s</text>\n",
                    LABELS + BAR + 58,
                    y + 9,
                    Report.percent(found, 1));
            y += ROW;
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // All formats stand in this class.
    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
