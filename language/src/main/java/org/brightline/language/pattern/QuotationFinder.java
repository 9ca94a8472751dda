package org.brightline.language.pattern;

import java.util.ArrayList;
import java.util.List;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.words.Token;

/**
 * Finds words that are repeated as somebody else's: what stands between quotation marks next to a verb of saying, one to
 * three words in quotation marks (the so-called hero), and lines that begin with {@code >}. Quotation marks alone prove
 * nothing: whoever praises may quote.
 */
final class QuotationFinder {
    static final String DETECTOR = "quotation";
    static final String VERSION = "2026-11-24";
    private static final int LONGEST = 600;
    private static final int REACH = 60;
    private static final int SCARE_WORDS = 3;

    private final CanonicalText canonical;
    private final List<Token> tokens;
    private final List<int[]> sayings;
    private final List<ElementFinding> findings = new ArrayList<>();
    private int nearest;

    private QuotationFinder(CanonicalText canonical, List<Token> tokens, List<int[]> sayings) {
        this.canonical = canonical;
        this.tokens = tokens;
        this.sayings = sayings;
    }

    /**
     * Finds the quotations of a text.
     *
     * @param sayings canonical start and end of each verb of saying, by start
     */
    static List<ElementFinding> find(CanonicalText canonical, List<Token> tokens, List<int[]> sayings) {
        QuotationFinder finder = new QuotationFinder(canonical, tokens, sayings);
        finder.lines();
        finder.marks();
        return finder.findings;
    }

    private void lines() {
        String text = canonical.text();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (text.charAt(start) == '>' && end > start + 1) {
                add(start, end, 0.9, "A quoted line.");
            }
            start = end + 1;
        }
    }

    private void marks() {
        String text = canonical.text();
        int open = next(text, 0);
        while (open >= 0) {
            int close = close(text, open);
            if (close < 0) {
                open = next(text, open + 1);
                continue;
            }
            quote(open, close + 1);
            open = next(text, close + 1);
        }
    }

    /** The next opening mark: a double one, or a single one that does not stand inside or behind a word. */
    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean first = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            boolean before = i + 1 < text.length() && text.charAt(i + 1) != ' ';
            if (c == '"' || (c == '\'' && first && before)) {
                return i;
            }
        }
        return -1;
    }

    private static int close(String text, int open) {
        char mark = text.charAt(open);
        int limit = Math.min(text.length(), open + LONGEST);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return -1;
            }
            boolean last = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
            if (c == mark && (mark == '"' || last)) {
                return i;
            }
        }
        return -1;
    }

    private void quote(int start, int end) {
        int words = 0;
        boolean names = false;
        for (int t = firstTokenFrom(start); t < tokens.size() && tokens.get(t).end() <= end; t++) {
            Token token = tokens.get(t);
            words += token.isBreak() ? 0 : 1;
            names |= token.kind() == Token.Kind.ENTITY || token.kind() == Token.Kind.ACT;
        }
        if (words == 0) {
            return;
        }
        if (attributed(start, end)) {
            add(start, end, 0.9, "Repeated as somebody else's words.");
        } else if (words <= SCARE_WORDS && !names) {
            add(start, end, 0.6, "A few words kept at a distance by quotation marks.");
        }
    }

    private int firstTokenFrom(int start) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean attributed(int start, int end) {
        while (nearest < sayings.size() && sayings.get(nearest)[1] < start - REACH) {
            nearest++;
        }
        for (int[] saying : sayings.subList(nearest, sayings.size())) {
            boolean before = saying[1] <= start && start - saying[1] <= REACH;
            boolean after = saying[0] >= end && saying[0] - end <= REACH;
            if (before || after) {
                return true;
            }
            if (saying[0] > end + REACH) {
                return false;
            }
        }
        return false;
    }

    private void add(int start, int end, double score, String note) {
        findings.add(new ElementFinding(Element.QUOTATION, canonical.span(start, end), DETECTOR, VERSION, score, note));
    }
}
