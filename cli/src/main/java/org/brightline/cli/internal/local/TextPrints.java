package org.brightline.cli.internal.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.language.CanonicalText;
import org.jspecify.annotations.Nullable;

/** The fingerprints of a text, of its normal form: posts are looked up in that form. */
public final class TextPrints {
    private final String normal;

    private TextPrints(String text) {
        this.normal = CanonicalText.of(text).text();
    }

    /** Of the bytes of a text; nothing if they are no UTF-8. */
    public static Optional<TextPrints> of(byte[] bytes) {
        return InputFile.text(bytes).map(TextPrints::new);
    }

    /**
     * A kind of fingerprint.
     *
     * @param print null where the text has none of this kind
     * @param why why it has none
     */
    public record Print(FingerprintType type, @Nullable Fingerprint print, String why) {}

    /** What can be compared. */
    public List<Fingerprint> fingerprints() {
        return all().stream()
                .flatMap(print -> Optional.ofNullable(print.print()).stream())
                .toList();
    }

    /** All kinds that texts have. */
    public List<Print> all() {
        return List.of(sketch(), tlsh(), itself());
    }

    private Print sketch() {
        return normal.length() > TextSketcher.MAX_LENGTH
                ? new Print(
                        FingerprintType.TEXT_MINHASH,
                        null,
                        "too long: it has " + normal.length() + " characters, a sketch at most "
                                + TextSketcher.MAX_LENGTH)
                : new Print(
                        FingerprintType.TEXT_MINHASH,
                        TextSketcher.sketch(normal).orElse(null),
                        "too short, or it says the same again and again");
    }

    private Print tlsh() {
        int bytes = normal.getBytes(StandardCharsets.UTF_8).length;
        return new Print(
                FingerprintType.TEXT_TLSH,
                TlshHasher.hash(normal).orElse(null),
                bytes < TlshHasher.SHORTEST
                        ? "too short: it has " + bytes + " bytes, TLSH takes " + TlshHasher.SHORTEST
                        : "too plain: it has too few different letters side by side");
    }

    private Print itself() {
        boolean fits = !normal.isEmpty() && normal.length() <= RawText.MAX_LENGTH;
        return new Print(
                FingerprintType.RAW_TEXT,
                fits ? new RawText(normal) : null,
                normal.isEmpty()
                        ? "there is nothing in it"
                        : "too long: at most " + RawText.MAX_LENGTH + " characters");
    }
}
