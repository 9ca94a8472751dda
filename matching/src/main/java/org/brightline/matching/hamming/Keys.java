package org.brightline.matching.hamming;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.TextMinHash;
import org.brightline.fingerprint.Tlsh;
import org.brightline.fingerprint.UrlMd5;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.PdqHash;

/** Fingerprints as words of 64 bits, which an index compares. */
public final class Keys {

    /** The words of a TLSH hash: its four, and its head as a fifth. */
    private static final int TLSH_WORDS = 5;

    private Keys() {}

    /** How fingerprints of a type are compared. */
    public enum Measure {
        /** By the number of bits that differ. */
        HAMMING,
        /** By the distance of TLSH, as if all texts were of the same length. */
        TLSH,
        /** By whether they are equal. */
        EQUALITY
    }

    /** How the fingerprints of this type are compared. */
    public static Measure measure(FingerprintType type) {
        return switch (type) {
            case PDQ, VPDQ, TEXT_MINHASH -> Measure.HAMMING;
            case TEXT_TLSH -> Measure.TLSH;
            default -> Measure.EQUALITY;
        };
    }

    /** The number of words in a key of this type. */
    public static int width(FingerprintType type) {
        return switch (type) {
            case MD5, VIDEO_MD5, URL_MD5 -> 2;
            case TEXT_TLSH -> TLSH_WORDS;
            default -> HammingTables.WORDS;
        };
    }

    /**
     * The keys of a fingerprint: one, but for a video one for each different frame with enough structure. A text or an address
     * is known by the digest of its text.
     */
    public static List<long[]> of(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case Vpdq video ->
                video.frames().stream()
                        .filter(frame -> frame.quality() >= PdqHash.USABLE_QUALITY)
                        .map(Vpdq.Frame::hash)
                        .distinct()
                        .map(Keys::words)
                        .toList();
            case Pdq pdq -> List.of(words(pdq));
            case TextMinHash(long a, long b, long c, long d) -> List.of(new long[] {a, b, c, d});
            case Tlsh(int head, long a, long b, long c, long d) -> List.of(new long[] {a, b, c, d, head});
            case Sha256 digest -> List.of(words(digest));
            case VideoSha256(Sha256 digest) -> List.of(words(digest));
            case Md5 digest -> List.of(words(digest));
            case VideoMd5(Md5 digest) -> List.of(words(digest));
            case UrlMd5(Md5 digest) -> List.of(words(digest));
            default -> List.of(words(Sha256.of(fingerprint.text().getBytes(StandardCharsets.UTF_8))));
        };
    }

    private static long[] words(Pdq pdq) {
        return new long[] {pdq.a(), pdq.b(), pdq.c(), pdq.d()};
    }

    private static long[] words(Sha256 digest) {
        return new long[] {digest.a(), digest.b(), digest.c(), digest.d()};
    }

    private static long[] words(Md5 digest) {
        return new long[] {digest.a(), digest.b()};
    }

    /** The fingerprint whose key this is, of a type that is compared by a distance; for a video, one frame of it. */
    public static Fingerprint near(FingerprintType type, long[] words, int at) {
        return switch (type) {
            case TEXT_TLSH -> tlsh(words, at);
            case TEXT_MINHASH -> new TextMinHash(words[at], words[at + 1], words[at + 2], words[at + 3]);
            default -> new Pdq(words[at], words[at + 1], words[at + 2], words[at + 3]);
        };
    }

    static Tlsh tlsh(long[] words, int at) {
        return new Tlsh((int) words[at + 4], words[at], words[at + 1], words[at + 2], words[at + 3]);
    }
}
