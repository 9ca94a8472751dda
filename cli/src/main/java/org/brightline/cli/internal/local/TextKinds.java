package org.brightline.cli.internal.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brightline.assessment.TextPrints;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.language.CanonicalText;
import org.jspecify.annotations.Nullable;

/** The kinds of fingerprints that the words of a text have, and why it lacks one. */
public final class TextKinds {
    private final String normal;
    private final Map<FingerprintType, Fingerprint> prints;

    private TextKinds(String text) {
        this.normal = CanonicalText.of(text).text();
        this.prints = TextPrints.ofWords(text).stream()
                .collect(Collectors.toUnmodifiableMap(Fingerprint::type, Function.identity()));
    }

    /** Of the bytes of a text; nothing if they are no UTF-8. */
    public static Optional<TextKinds> of(byte[] bytes) {
        return InputFile.text(bytes).map(TextKinds::new);
    }

    /**
     * A kind of fingerprint.
     *
     * @param print null where the text has none of this kind
     * @param why why it has none
     */
    public record Kind(FingerprintType type, @Nullable Fingerprint print, String why) {}

    /** What can be compared. */
    public List<Fingerprint> fingerprints() {
        return List.copyOf(prints.values());
    }

    /** All kinds that texts have. */
    public List<Kind> all() {
        return List.of(
                kind(FingerprintType.TEXT_MINHASH, noSketch()),
                kind(FingerprintType.TEXT_TLSH, noTlsh()),
                kind(FingerprintType.RAW_TEXT, notItself()));
    }

    private Kind kind(FingerprintType type, String why) {
        return new Kind(type, prints.get(type), why);
    }

    private String noSketch() {
        return normal.length() > TextSketcher.MAX_LENGTH
                ? "too long: it has " + normal.length() + " characters, a sketch at most " + TextSketcher.MAX_LENGTH
                : "too short, or it says the same again and again";
    }

    private String noTlsh() {
        int bytes = normal.getBytes(StandardCharsets.UTF_8).length;
        return bytes < TlshHasher.SHORTEST
                ? "too short: it has " + bytes + " bytes, TLSH takes " + TlshHasher.SHORTEST
                : "too plain: it has too few different letters side by side";
    }

    private String notItself() {
        return normal.isEmpty() ? "there is nothing in it" : "too long: at most " + RawText.MAX_LENGTH + " characters";
    }
}
