package org.brightline.fingerprint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a {@link Vpdq}, from the left to the right and once. */
final class VpdqReader {

    /** The longest string of a frame: 64 digits of hash, three of quality, and a number. */
    private static final int MAX_FRAME_LENGTH = 100;

    private static final Pattern FRAME = Pattern.compile(
            "(?<hash>[^,]*),(?<quality>[0-9]{1,3}),(?<seconds>[0-9]{1,10}(\\.[0-9]{1,10})?(e[+-]?[0-9]{1,2})?)");

    private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(1000);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final String text;
    private int at;

    VpdqReader(String text) {
        this.text = text;
    }

    Vpdq read() {
        List<Vpdq.Frame> frames = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
        } else {
            frames.add(frame());
            while (next() == ',') {
                at++;
                if (frames.size() == Vpdq.MAX_FRAMES) {
                    throw refused("has more than " + Vpdq.MAX_FRAMES + " frames");
                }
                frames.add(frame());
            }
            expect(']');
        }
        if (next() != 0 || at < text.length()) {
            throw refused("goes on after its end");
        }
        return new Vpdq(frames);
    }

    private Vpdq.Frame frame() {
        expect('"');
        int end = text.indexOf('"', at);
        if (end < 0 || end - at > MAX_FRAME_LENGTH) {
            throw refused("has no frame of at most " + MAX_FRAME_LENGTH + " characters in quotes");
        }
        Matcher parts = FRAME.matcher(text.substring(at, end));
        if (!parts.matches()) {
            throw refused("has a frame that is not \"hash,quality,seconds\"");
        }
        try {
            Vpdq.Frame frame = new Vpdq.Frame(
                    Pdq.parse(parts.group("hash")),
                    Integer.parseInt(parts.group("quality")),
                    milliseconds(parts.group("seconds")));
            at = end + 1;
            return frame;
        } catch (IllegalArgumentException e) {
            throw refused("has a wrong frame (" + e.getMessage() + ")");
        }
    }

    private static int milliseconds(String seconds) {
        BigDecimal exact = new BigDecimal(seconds).multiply(MILLISECONDS).setScale(0, RoundingMode.HALF_UP);
        if (exact.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A time is at most " + Integer.MAX_VALUE / 1000 + " seconds.");
        }
        return exact.intValueExact();
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw refused("lacks '" + wanted + "'");
        }
        at++;
    }

    /** The character after any spaces, where {@link #at} then stands, or 0 at the end. */
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(
                "A vPDQ fingerprint is a JSON array of strings \"hash,quality,seconds\"; this" + " text " + what
                        + " at character " + (at + 1) + ".");
    }
}
