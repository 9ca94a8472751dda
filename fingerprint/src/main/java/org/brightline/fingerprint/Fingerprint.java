package org.brightline.fingerprint;

import java.util.Comparator;
import java.util.Locale;

/**
 * What a piece of content looks like, as a small immutable value.
 *
 * <p>Fingerprints are totally ordered: first by {@link FingerprintType}, then by {@link #text()}, unit by unit. For those
 * written in hexadecimal digits this is the order of their bits read as an unsigned number.
 */
public sealed interface Fingerprint extends Comparable<Fingerprint>
        permits Pdq, Sha256, Md5, VideoMd5, VideoSha256, Vpdq, Tlsh, TextMinHash, RawText, UrlFingerprint, UrlMd5 {

    /** The kind of this fingerprint. */
    FingerprintType type();

    /** The fingerprint as text, one text for each value; {@link #parse} reads it back. */
    String text();

    @Override
    default int compareTo(Fingerprint other) {
        return Comparator.comparing(Fingerprint::type)
                .thenComparing(Fingerprint::text)
                .compare(this, other);
    }

    /**
     * Reads a fingerprint as {@link #text()} writes it. Nothing is trimmed or corrected; only {@link Vpdq}, whose text
     * others write with other spaces and other forms of the same number, is read in those forms too.
     *
     * @throws IllegalArgumentException if the text is no fingerprint of this kind; the message says what is wrong
     */
    static Fingerprint parse(FingerprintType type, String text) {
        return switch (type) {
            case PDQ -> Pdq.parse(text);
            case SHA256 -> Sha256.parse(text);
            case MD5 -> Md5.parse(text);
            case VIDEO_MD5 -> new VideoMd5(Md5.parse(text));
            case VIDEO_SHA256 -> new VideoSha256(Sha256.parse(text));
            case VPDQ -> Vpdq.parse(text);
            case TEXT_TLSH -> Tlsh.parse(text);
            case TEXT_MINHASH -> TextMinHash.parse(text);
            case RAW_TEXT -> new RawText(text);
            case URL -> UrlFingerprint.parse(UrlFingerprint.Kind.EXACT, text);
            case URL_PREFIX -> UrlFingerprint.parse(UrlFingerprint.Kind.PREFIX, text);
            case URL_HOST -> UrlFingerprint.parse(UrlFingerprint.Kind.HOST, text);
            case URL_MD5 -> new UrlMd5(Md5.parse(text));
        };
    }

    /**
     * Reads a fingerprint as a person or a foreign list writes it: spaces around it and the case of its digits do not
     * matter, and an address is brought into its canonical form.
     *
     * @throws IllegalArgumentException if the text is no fingerprint of this kind; the message says what is wrong
     */
    static Fingerprint read(FingerprintType type, String written) {
        return switch (type) {
            case PDQ, SHA256, MD5, VIDEO_MD5, VIDEO_SHA256, TEXT_MINHASH, URL_MD5 ->
                parse(type, written.strip().toLowerCase(Locale.ROOT));
            case TEXT_TLSH -> Tlsh.parse(written.strip().toUpperCase(Locale.ROOT));
            case URL -> UrlFingerprint.of(UrlFingerprint.Kind.EXACT, written);
            case URL_PREFIX -> UrlFingerprint.of(UrlFingerprint.Kind.PREFIX, written);
            case URL_HOST -> UrlFingerprint.of(UrlFingerprint.Kind.HOST, written);
            case VPDQ -> parse(type, written.strip());
            case RAW_TEXT -> parse(type, written);
        };
    }

    /**
     * Reads a fingerprint out of what follows its kind on a line, where other words may follow it, such as the name of a
     * file: the first word; for {@link Vpdq} everything up to the bracket that closes it; for addresses and texts, which may
     * hold blanks, everything.
     *
     * @throws IllegalArgumentException if no fingerprint of this kind stands there; the message says what is wrong
     */
    static Fingerprint ofLine(FingerprintType type, String rest) {
        String text = rest.strip();
        return switch (type) {
            case URL, URL_PREFIX, URL_HOST, RAW_TEXT -> read(type, text);
            case VPDQ -> read(type, text.substring(0, text.indexOf(']') + 1));
            default -> read(type, text.split("\\s", 2)[0]);
        };
    }
}
