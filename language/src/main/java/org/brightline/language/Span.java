package org.brightline.language;

/**
 * A stretch of a text, in UTF-16 code units of the <em>original</em> text, as {@link String#substring(int, int)} takes it.
 *
 * @param start the first unit, 0 or more
 * @param end one past the last unit, {@code start} or more
 */
public record Span(int start, int end) {
    /** Refuses a stretch that begins before the text or ends before it begins. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A span needs 0 <= start <= end, but got " + start + ".." + end + ".");
        }
    }

    /** How many UTF-16 units lie between this span and the other; 0 when they touch or overlap. */
    public int distance(Span other) {
        return Math.max(0, Math.max(other.start - end, start - other.end));
    }

    /** Whether the two share at least one unit. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The stretch itself, cut out of the text that the span was made for. */
    public String of(String original) {
        return original.substring(start, end);
    }
}
