package org.brightline.platform.intake.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;

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

    static SoughtPrints of(Collection<Fingerprint> prints, KeyedDigest digests) {
        Set<Fingerprint> once = new LinkedHashSet<>(prints);
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
        byte[] whole = digests.of(java.util.List.of(
                print.type().name().getBytes(StandardCharsets.US_ASCII),
                print.text().getBytes(StandardCharsets.UTF_8)));
        return Arrays.copyOf(whole, DIGEST_BYTES);
    }

    /** One of {@link #looks}. */
    static Fingerprint look(String kept) {
        int space = kept.indexOf(' ');
        return Fingerprint.parse(FingerprintType.valueOf(kept.substring(0, space)), kept.substring(space + 1));
    }
}
