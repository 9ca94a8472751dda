package org.brightline.assessment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brightline.fingerprint.CanonicalUrl;

/** Finds the addresses of the web that stand in a text. One pass over the text. */
final class Links {
    /** More addresses than this in one text add nothing but work. */
    static final int MOST = 50;

    private static final String MARK = "://";
    /** What ends a sentence or closes a bracket rather than an address. */
    private static final String AFTER = ".,;:!?)]}>'\"»”’…";

    private Links() {}

    /** The first addresses, each once, as they are written. */
    static List<String> in(String text) {
        Set<String> links = new LinkedHashSet<>();
        for (int mark = text.indexOf(MARK); mark >= 0 && links.size() < MOST; mark = text.indexOf(MARK, mark + 1)) {
            int scheme = text.regionMatches(true, mark - 5, "https", 0, 5) ? mark - 5 : mark - 4;
            if (!text.regionMatches(true, scheme, "http", 0, 4)) {
                continue;
            }
            int end = mark + MARK.length();
            while (end < text.length()
                    && end - scheme <= CanonicalUrl.MAX_LENGTH
                    && !Character.isWhitespace(text.charAt(end))
                    && "<>\"`|\\^".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            while (end > mark && AFTER.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            links.add(text.substring(scheme, end));
        }
        return new ArrayList<>(links);
    }
}
