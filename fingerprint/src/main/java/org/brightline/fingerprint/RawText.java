package org.brightline.fingerprint;

/**
 * A text itself as a fingerprint, for lists that share texts: compared letter by letter, with no normal form of its own.
 * Whoever wants spelling and spacing to be passed over normalises both sides first.
 *
 * @param text the text, 1 to {@link #MAX_LENGTH} UTF-16 units, well-formed
 */
public record RawText(String text) implements Fingerprint {

    /** The longest text, in UTF-16 units: letters are compared each with each. Longer texts belong to {@link Tlsh}. */
    public static final int MAX_LENGTH = 4096;

    /** @throws IllegalArgumentException if the text is empty, too long, or has half a character */
    public RawText {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A text fingerprint has 1 to " + MAX_LENGTH + " characters; this one has " + text.length() + ".");
        }
        int half = text.codePoints()
                .filter(c -> c >= 0xd800 && c <= 0xdfff)
                .findFirst()
                .orElse(-1);
        if (half >= 0) {
            throw new IllegalArgumentException(
                    "A text fingerprint is well-formed Unicode; this one has half a character, U+%04X."
                            .formatted(half));
        }
    }

    /**
     * How many characters have to be put in, left out or replaced to make one text of the other (Levenshtein distance in
     * code points), in percent of the longer one, rounded up: 0 to 100.
     */
    public int differencePercent(RawText other) {
        int[] from = text.codePoints().toArray();
        int[] to = other.text.codePoints().toArray();
        return Math.ceilDiv(100 * edits(from, to), Math.max(from.length, to.length));
    }

    private static int edits(int[] from, int[] to) {
        int[] row = new int[to.length + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length];
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.RAW_TEXT;
    }

    @Override
    public String toString() {
        return text;
    }
}
