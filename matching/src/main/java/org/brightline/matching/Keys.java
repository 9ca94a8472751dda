package org.brightline.matching;

import java.nio.charset.StandardCharsets;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;

/** Fingerprints as words of 64 bits, which an index compares. */
final class Keys {

    private Keys() {}

    /** How fingerprints of a type are compared. */
    enum Measure {
        /** By the number of bits that differ. */
        HAMMING,
        /** By whether they are equal. */
        EQUALITY
    }

    static Measure measure(FingerprintType type) {
        return type == FingerprintType.PDQ ? Measure.HAMMING : Measure.EQUALITY;
    }

    /** The number of words in the key of a fingerprint of this type. */
    static int width(FingerprintType type) {
        return type == FingerprintType.MD5 ? 2 : HammingTables.WORDS;
    }

    /** The key; a fingerprint longer than a digest is known by the digest of its text. */
    static long[] of(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case Pdq pdq -> new long[] {pdq.a(), pdq.b(), pdq.c(), pdq.d()};
            case Sha256 digest -> words(digest);
            case Md5 digest -> new long[] {digest.a(), digest.b()};
            default -> words(Sha256.of(fingerprint.text().getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static long[] words(Sha256 digest) {
        return new long[] {digest.a(), digest.b(), digest.c(), digest.d()};
    }

    /** The fingerprint of a type that is compared by distance. */
    static Fingerprint fingerprint(long[] words, int at) {
        return new Pdq(words[at], words[at + 1], words[at + 2], words[at + 3]);
    }
}
