package org.brightline.platform.intake.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brightline.assessment.MediumFingerprints;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.jspecify.annotations.Nullable;

/**
 * What an item was looked up by, in the form in which it is kept.
 *
 * @param looks what does not give its content away, as «KIND fingerprint»
 * @param digests keyed digests of what would: of texts and addresses
 */
record SoughtPrints(String[] looks, byte[][] digests) {
    /** Kinds whose fingerprint is the content itself, or an address that anybody could hash. All of them match only where equal. */
    private static final Set<FingerprintType> TELLING = EnumSet.of(
            FingerprintType.RAW_TEXT,
            FingerprintType.URL,
            FingerprintType.URL_PREFIX,
            FingerprintType.URL_HOST,
            FingerprintType.URL_MD5);

    /** Enough to tell the addresses of all items apart. */
    private static final int DIGEST_BYTES = 16;

    static final SoughtPrints NONE = new SoughtPrints(new String[0], new byte[0][]);

    static SoughtPrints of(@Nullable String text, List<MediumFingerprints> media, KeyedDigest digests) {
        Set<Fingerprint> once = new LinkedHashSet<>();
        media.forEach(medium -> once.addAll(medium.sought()));
        if (text != null) {
            once.addAll(TextPrints.of(text));
        }
        return new SoughtPrints(
                once.stream()
                        .filter(print -> !tells(print))
                        .map(print -> print.type().name() + " " + print.text())
                        .toArray(String[]::new),
                once.stream()
                        .filter(SoughtPrints::tells)
                        .map(print -> digest(print, digests))
                        .toArray(byte[][]::new));
    }

    static boolean tells(Fingerprint print) {
        return TELLING.contains(print.type());
    }

    static byte[] digest(Fingerprint print, KeyedDigest digests) {
        byte[] whole = digests.of(List.of(
                print.type().name().getBytes(StandardCharsets.US_ASCII),
                print.text().getBytes(StandardCharsets.UTF_8)));
        return Arrays.copyOf(whole, DIGEST_BYTES);
    }

    /** The kind of one of {@link #looks}, which may be long. */
    static FingerprintType kind(String look) {
        return FingerprintType.valueOf(look.substring(0, look.indexOf(' ')));
    }

    /** One of {@link #looks}. */
    static Fingerprint look(String kept) {
        return Fingerprint.parse(kind(kept), kept.substring(kept.indexOf(' ') + 1));
    }
}
