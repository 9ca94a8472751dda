package org.brightline.fingerprint;

import java.util.List;

/**
 * A vPDQ fingerprint: the PDQ hashes of frames of a video, one a second by default, each with its quality and its time.
 * Two of them are compared frame by frame.
 *
 * <p>Source: the vPDQ of Facebook's ThreatExchange repository, 2022; its text form is that of the same repository's Python
 * library: a JSON array of strings {@code "hash,quality,seconds"}.
 *
 * @param frames in the order of the video
 */
public record Vpdq(List<Frame> frames) implements Fingerprint {

    /** The most frames of one video: five and a half hours at one a second. */
    public static final int MAX_FRAMES = 20_000;

    /** @throws IllegalArgumentException if there are too many frames */
    public Vpdq {
        if (frames.size() > MAX_FRAMES) {
            throw new IllegalArgumentException(
                    "A vPDQ fingerprint has at most " + MAX_FRAMES + " frames, not " + frames.size() + ".");
        }
        frames = List.copyOf(frames);
    }

    /**
     * One frame of the video.
     *
     * @param hash its PDQ hash
     * @param quality how much structure it has, 0 to 100
     * @param milliseconds when it is shown, from the beginning of the video, at least 0
     */
    public record Frame(Pdq hash, int quality, int milliseconds) {

        /** @throws IllegalArgumentException if the quality or the time is out of its range */
        public Frame {
            if (quality < 0 || quality > 100) {
                throw new IllegalArgumentException("The quality of a frame is from 0 to 100, not " + quality + ".");
            }
            if (milliseconds < 0) {
                throw new IllegalArgumentException("A frame is not shown before the video begins.");
            }
        }

        /** {@code hash,quality,seconds}, the seconds with as many decimal places as they need, one to three. */
        @Override
        public String toString() {
            StringBuilder fraction = new StringBuilder(String.valueOf(1000 + milliseconds % 1000)).deleteCharAt(0);
            while (fraction.length() > 1 && fraction.charAt(fraction.length() - 1) == '0') {
                fraction.setLength(fraction.length() - 1);
            }
            return hash.text() + "," + quality + "," + milliseconds / 1000 + "." + fraction;
        }
    }

    /**
     * Reads a JSON array of strings {@code "hash,quality,seconds"}, in any JSON spacing. Seconds may have an exponent, as the
     * Python library writes from the hundredth on, and are rounded to milliseconds; {@link #text()} writes one form of it.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong and where
     */
    public static Vpdq parse(String text) {
        return new VpdqReader(text).read();
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.VPDQ;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("[");
        for (Frame frame : frames) {
            text.append(text.length() == 1 ? "\"" : ", \"").append(frame).append('"');
        }
        return text.append(']').toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
