package org.brightline.matching;

import org.brightline.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is within the threshold of its bank.
 *
 * @param fingerprint of the entry; of a video, its nearest frame
 * @param share how much of the videos is the same; null if the entry is no video
 */
record Hit(
        long number,
        BankSettings bank,
        int distance,
        int threshold,
        Fingerprint fingerprint,
        Match.@Nullable VideoShare share) {}
