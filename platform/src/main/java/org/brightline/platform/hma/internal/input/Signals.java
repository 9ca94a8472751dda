package org.brightline.platform.hma.internal.input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.Match;
import org.jspecify.annotations.Nullable;

/** Fingerprints by the names and in the forms that Hasher-Matcher-Actioner has for them. */
public final class Signals {
    private Signals() {}

    /** The type of this name, whether it is switched on or not. */
    public static Optional<FingerprintType> type(String name) {
        return FingerprintType.ofWireName(name);
    }

    /** A list of values separated by commas; nothing if it is absent or blank. */
    public static Optional<List<String>> list(@Nullable String text) {
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /**
     * A fingerprint that a client names by its type and writes down; 400 with what is wrong.
     *
     * @param text null if it is no text
     * @param usable whether a type may be used here
     */
    public static Fingerprint read(String name, @Nullable String text, Predicate<FingerprintType> usable) {
        FingerprintType type = type(name).orElseThrow(() -> Refusal.bad("No such SignalType '" + name + "'"));
        if (!usable.test(type)) {
            throw Refusal.bad("SignalType '" + name + "' is not enabled");
        }
        if (text == null) {
            throw Refusal.bad("Invalid " + name + " signal: it must be a text in quotes.");
        }
        try {
            return parse(type, text);
        } catch (IllegalArgumentException e) {
            throw Refusal.bad("Invalid " + name + " signal: " + e.getMessage());
        }
    }

    /**
     * A fingerprint as a client writes it: PDQ in lower case and nothing around it, digests in any case, texts in any form,
     * of which the normal form counts.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    private static Fingerprint parse(FingerprintType type, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("It has a character U+0000.");
        }
        return switch (type) {
            case PDQ -> Fingerprint.parse(type, text);
            case RAW_TEXT -> TextPrints.itself(text);
            default -> Fingerprint.read(type, text);
        };
    }

    /** How far a match is: bits for what is compared bit by bit, a dash for what is equal, two shares for videos. */
    public static String distance(Match match) {
        Match.VideoShare share = match.share();
        if (share != null) {
            return Math.round(share.queryPercent()) + "%[" + Math.round(share.entryPercent()) + "%]";
        }
        return switch (match.entry().fingerprint().type()) {
            case PDQ, TEXT_TLSH, TEXT_MINHASH -> Integer.toString(match.distance());
            default -> "-";
        };
    }

    /** Fingerprints by the names of their types; the first of each, as the clients know one. */
    public static Map<String, String> texts(List<Fingerprint> fingerprints) {
        Map<String, String> texts = new LinkedHashMap<>();
        fingerprints.forEach(fingerprint -> texts.putIfAbsent(fingerprint.type().wireName(), fingerprint.text()));
        return texts;
    }
}
