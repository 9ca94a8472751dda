package org.brightline.fingerprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of {@link Fingerprint}.
 *
 * <p>Where platforms exchange such fingerprints already, a kind carries the name they use
 * (Hasher-Matcher-Actioner's signal types): see {@link #wireName()}. The names of the constants are stored; they never
 * change. Their order is part of the total order of fingerprints: add new kinds at the end.
 */
public enum FingerprintType {
    /** A perceptual hash of 256 bits of a picture: near copies are near. */
    PDQ,
    /** The SHA-256 digest of the bytes of any file (FIPS 180-4): only exact copies are equal. */
    SHA256,
    /** The MD5 digest of the bytes of any file (RFC 1321), for lists that know nothing better; it is not collision-proof. */
    MD5,
    /** The MD5 digest of a video file, from lists that keep videos apart. */
    VIDEO_MD5,
    /** The SHA-256 digest of a video file, from lists that keep videos apart. */
    VIDEO_SHA256,
    /** The PDQ hashes of frames of a video, with their times. */
    VPDQ,
    /** A locality-sensitive hash of a long text. */
    TEXT_TLSH,
    /** A sketch of the character sequences of a short text. */
    TEXT_MINHASH,
    /** A text itself, to be compared letter by letter. */
    RAW_TEXT,
    /** One exact address. */
    URL,
    /** An address and everything below its path. */
    URL_PREFIX,
    /** A host and everything below it. */
    URL_HOST,
    /** The MD5 digest of one way to write an address, from lists that do not give the address away. */
    URL_MD5;

    private static final int LONGEST_SHOWN = 40;

    /** The name on the wire, such as {@code video_md5}: lower case, words joined by underscores. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name on the wire, or nothing. */
    public static Optional<FingerprintType> ofWireName(String name) {
        for (FingerprintType type : values()) {
            if (type.wireName().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The kind of this name on the wire, in letters of any case.
     *
     * @throws IllegalArgumentException if there is none; the message names the word and the kinds that there are
     */
    public static FingerprintType named(String word) {
        return ofWireName(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("«"
                        + (word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word)
                        + "» is no kind of fingerprint; the kinds are "
                        + Arrays.stream(values()).map(FingerprintType::wireName).collect(Collectors.joining(", "))
                        + "."));
    }
}
