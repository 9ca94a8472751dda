package org.brightline.cli.internal.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brightline.fingerprint.FingerprintType;

/** The first word of a line of a bank in a file: the kind of its fingerprint. */
final class KindWord {
    private static final int LONGEST_SHOWN = 40;

    private KindWord() {}

    static Optional<FingerprintType> kind(String word) {
        return FingerprintType.ofWireName(word.toLowerCase(Locale.ROOT));
    }

    /** Says that a word is no kind, and which words are. */
    static String unknown(String word) {
        String shown = word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word;
        return "«" + shown + "» is no kind of fingerprint; a line is a kind and a fingerprint, and the kinds are "
                + Arrays.stream(FingerprintType.values())
                        .map(FingerprintType::wireName)
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
