package org.brightline.matching;

import java.util.Map;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.Tlsh;

/**
 * How the entries of a bank are matched.
 *
 * @param number the bank's own number, 0 to {@value #MAX_NUMBER}
 * @param name its name, as findings show it
 * @param role what a match means
 * @param threshold the greatest Hamming distance of pictures and of frames of videos that counts, in bits, 0 to {@link
 *     MatchIndex#MAX_THRESHOLD}
 * @param enabled whether the bank is matched at all
 * @param sampling the share of content that is matched against the bank, 0 to 1; the same content is always either matched
 *     or not
 * @param textThresholds the greatest distance of TLSH hashes (30 where none is named, 0 to 1000) and of sketches of short
 *     texts ({@value TextSketcher#DEFAULT_THRESHOLD} where none is named, 0 to {@link MatchIndex#MAX_THRESHOLD})
 */
public record BankSettings(
        int number,
        String name,
        BankRole role,
        int threshold,
        boolean enabled,
        double sampling,
        Map<FingerprintType, Integer> textThresholds) {

    /** The greatest number of a bank. */
    public static final int MAX_NUMBER = 65_535;

    private static final int MAX_TLSH_THRESHOLD = 1000;

    /** @throws IllegalArgumentException if a number is out of its range; the message says which */
    public BankSettings {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "The number of a bank is from 0 to " + MAX_NUMBER + ", not " + number + ".");
        }
        MatchIndex.checkThreshold(threshold);
        textThresholds = Map.copyOf(textThresholds);
        textThresholds.forEach(BankSettings::checkTextThreshold);
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException(
                    "The sampling of bank " + name + " is from 0 to 1, not " + sampling + ".");
        }
    }

    private static void checkTextThreshold(FingerprintType type, int threshold) {
        if (type == FingerprintType.TEXT_MINHASH) {
            MatchIndex.checkThreshold(threshold);
        } else if (type != FingerprintType.TEXT_TLSH) {
            throw new IllegalArgumentException("A fingerprint of type " + type + " is no text that is near another.");
        } else if (threshold < 0 || threshold > MAX_TLSH_THRESHOLD) {
            throw new IllegalArgumentException(
                    "The threshold of TLSH hashes is from 0 to " + MAX_TLSH_THRESHOLD + ", not " + threshold + ".");
        }
    }

    /** The greatest distance at which fingerprints of this type match: 0 where they have to be equal. */
    public int distance(FingerprintType type) {
        return switch (type) {
            case PDQ, VPDQ -> threshold;
            case TEXT_TLSH -> textThresholds.getOrDefault(type, Tlsh.DEFAULT_THRESHOLD);
            case TEXT_MINHASH -> textThresholds.getOrDefault(type, TextSketcher.DEFAULT_THRESHOLD);
            default -> 0;
        };
    }

    /** An enabled bank of confirmed content at the default threshold, matched against everything. */
    public static BankSettings confirmed(int number, String name) {
        return new BankSettings(number, name, BankRole.CONFIRMED, MatchIndex.DEFAULT_THRESHOLD, true, 1, Map.of());
    }

    /** The same bank in another role. */
    public BankSettings withRole(BankRole other) {
        return new BankSettings(number, name, other, threshold, enabled, sampling, textThresholds);
    }

    /** The same bank at another threshold. */
    public BankSettings withThreshold(int bits) {
        return new BankSettings(number, name, role, bits, enabled, sampling, textThresholds);
    }

    /** The same bank, matched or not. */
    public BankSettings withEnabled(boolean other) {
        return new BankSettings(number, name, role, threshold, other, sampling, textThresholds);
    }

    /** The same bank, matched against another share of content. */
    public BankSettings withSampling(double share) {
        return new BankSettings(number, name, role, threshold, enabled, share, textThresholds);
    }

    /** The same bank with other thresholds of texts. */
    public BankSettings withTextThresholds(Map<FingerprintType, Integer> distances) {
        return new BankSettings(number, name, role, threshold, enabled, sampling, distances);
    }
}
