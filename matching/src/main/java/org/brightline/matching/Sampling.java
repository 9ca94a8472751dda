package org.brightline.matching;

import java.nio.charset.StandardCharsets;
import org.brightline.fingerprint.Sha256;

/** Decides what content a bank is matched against: the same content, bank and seed always give the same answer. */
final class Sampling {

    private static final double STEP = 0x1p-53;

    private final String seed;

    Sampling(String seed) {
        this.seed = seed;
    }

    /** @param content names itself by its text */
    boolean takes(BankSettings bank, Object content) {
        if (bank.sampling() >= 1) {
            return true;
        }
        // The first 53 bits of a digest are a number from 0 to 1 that nobody can steer; lengths keep the parts apart.
        String text = seed.length() + ":" + seed + bank.number() + ":" + content;
        return (Sha256.of(text.getBytes(StandardCharsets.UTF_8)).a() >>> 11) * STEP < bank.sampling();
    }
}
