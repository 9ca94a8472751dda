package org.brightline.matching;

/**
 * How the entries of a bank are matched.
 *
 * @param number the bank's own number, 0 to {@value #MAX_NUMBER}
 * @param name its name, as findings show it
 * @param role what a match means
 * @param threshold the greatest Hamming distance that counts, in bits, 0 to {@link MatchIndex#MAX_THRESHOLD}; fingerprints
 *     with no distance match where they are equal
 * @param enabled whether the bank is matched at all
 * @param sampling the share of content that is matched against the bank, 0 to 1; the same content is always either matched
 *     or not
 */
public record BankSettings(int number, String name, BankRole role, int threshold, boolean enabled, double sampling) {

    /** The greatest number of a bank. */
    public static final int MAX_NUMBER = 65_535;

    /** @throws IllegalArgumentException if a number is out of its range; the message says which */
    public BankSettings {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "The number of a bank is from 0 to " + MAX_NUMBER + ", not " + number + ".");
        }
        MatchIndex.checkThreshold(threshold);
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException(
                    "The sampling of bank " + name + " is from 0 to 1, not " + sampling + ".");
        }
    }

    /** An enabled bank of confirmed content at the default threshold, matched against everything. */
    public static BankSettings confirmed(int number, String name) {
        return new BankSettings(number, name, BankRole.CONFIRMED, MatchIndex.DEFAULT_THRESHOLD, true, 1);
    }

    /** The same bank in another role. */
    public BankSettings withRole(BankRole other) {
        return new BankSettings(number, name, other, threshold, enabled, sampling);
    }

    /** The same bank at another threshold. */
    public BankSettings withThreshold(int bits) {
        return new BankSettings(number, name, role, bits, enabled, sampling);
    }

    /** The same bank, matched or not. */
    public BankSettings withEnabled(boolean other) {
        return new BankSettings(number, name, role, threshold, other, sampling);
    }

    /** The same bank, matched against another share of content. */
    public BankSettings withSampling(double share) {
        return new BankSettings(number, name, role, threshold, enabled, share);
    }
}
