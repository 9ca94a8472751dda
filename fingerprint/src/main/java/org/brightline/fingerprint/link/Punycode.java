package org.brightline.fingerprint.link;

/** Unicode names in ASCII (RFC 3492). */
final class Punycode {

    private static final int BASE = 36;
    private static final int LEAST_THRESHOLD = 1;
    private static final int GREATEST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE_POINT = 0x80;

    private Punycode() {}

    /** @param label at most some thousand characters, as the numbers grow with the square of the length */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder encoded = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_CODE_POINT) {
                encoded.append((char) point);
            }
        }
        int plain = encoded.length();
        int handled = plain;
        if (plain > 0) {
            encoded.append('-');
        }
        int bias = FIRST_BIAS;
        int delta = 0;
        int from = FIRST_CODE_POINT;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                if (point >= from && point < next) {
                    next = point;
                }
            }
            delta = Math.addExact(delta, Math.multiplyExact(next - from, handled + 1));
            from = next;
            for (int point : points) {
                if (point < from) {
                    delta++;
                } else if (point == from) {
                    append(encoded, delta, bias);
                    bias = adapted(delta, handled + 1, handled == plain);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            from++;
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, int number, int bias) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp(k - bias, LEAST_THRESHOLD, GREATEST_THRESHOLD);
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapted(int delta, int points, boolean first) {
        int scaled = first ? delta / DAMP : delta / 2;
        scaled += scaled / points;
        int k = 0;
        while (scaled > (BASE - LEAST_THRESHOLD) * GREATEST_THRESHOLD / 2) {
            scaled /= BASE - LEAST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - LEAST_THRESHOLD + 1) * scaled / (scaled + SKEW);
    }
}
