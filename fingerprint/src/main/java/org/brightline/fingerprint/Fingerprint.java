package org.brightline.fingerprint;

import java.util.Comparator;

/**
 * What a piece of content looks like, as a small immutable value.
 *
 * <p>Fingerprints are totally ordered: first by {@link FingerprintType}, then by their bits read as an unsigned number.
 * Within a type this is the alphabetical order of {@link #text()}.
 */
public sealed interface Fingerprint extends Comparable<Fingerprint> permits Pdq, Sha256, Md5 {

    /** The kind of this fingerprint. */
    FingerprintType type();

    /** The fingerprint in lower-case hexadecimal digits, most significant first; {@link #parse} reads it back. */
    String text();

    @Override
    default int compareTo(Fingerprint other) {
        return Comparator.comparing(Fingerprint::type)
                .thenComparing(Fingerprint::text)
                .compare(this, other);
    }

    /**
     * Reads a fingerprint as {@link #text()} writes it. Nothing is trimmed or corrected.
     *
     * @throws IllegalArgumentException if the length is wrong or a character is no lower-case hexadecimal digit; the
     *     message says which
     */
    static Fingerprint parse(FingerprintType type, String text) {
        return switch (type) {
            case PDQ -> Pdq.parse(text);
            case SHA256 -> Sha256.parse(text);
            case MD5 -> Md5.parse(text);
        };
    }
}
