package org.brightline.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.brightline.fingerprint.CanonicalUrl;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.fingerprint.UrlMd5;
import org.brightline.language.CanonicalText;

/** The fingerprints by which a text and the links in it are looked up. */
public final class TextPrints {
    private TextPrints() {}

    /** All of them, each once. */
    public static List<Fingerprint> of(String written) {
        List<Fingerprint> prints = ofWords(written);
        prints.addAll(links(written, _ -> true).keySet());
        return prints;
    }

    /**
     * The text itself, as texts are looked up.
     *
     * @throws IllegalArgumentException if it is too long or empty
     */
    public static RawText itself(String written) {
        return new RawText(CanonicalText.of(written).text());
    }

    /** Those of the words: what a bank keeps of a text. A text of too few words has none of what is nearly like it. */
    public static List<Fingerprint> ofWords(String written) {
        return words(CanonicalText.of(written).text(), _ -> true);
    }

    /**
     * Those of the words.
     *
     * @param canonical the text in its canonical form
     * @param wanted which kinds are made
     */
    static List<Fingerprint> words(String canonical, Predicate<FingerprintType> wanted) {
        List<Fingerprint> prints = new ArrayList<>();
        if (wanted.test(FingerprintType.RAW_TEXT) && !canonical.isEmpty() && canonical.length() <= RawText.MAX_LENGTH) {
            prints.add(new RawText(canonical));
        }
        if (wanted.test(FingerprintType.TEXT_MINHASH) && canonical.length() <= TextSketcher.MAX_LENGTH) {
            TextSketcher.sketch(canonical).ifPresent(prints::add);
        }
        if (wanted.test(FingerprintType.TEXT_TLSH)) {
            TlshHasher.hash(canonical).ifPresent(prints::add);
        }
        return prints;
    }

    /** Those of all links, each once, with the host that it leads to. */
    static Map<Fingerprint, String> links(String written, Predicate<FingerprintType> wanted) {
        boolean plain = wanted.test(FingerprintType.URL)
                || wanted.test(FingerprintType.URL_PREFIX)
                || wanted.test(FingerprintType.URL_HOST);
        boolean digests = wanted.test(FingerprintType.URL_MD5);
        Map<Fingerprint, String> prints = new LinkedHashMap<>();
        if (plain || digests) {
            for (String link : Links.in(written)) {
                canonical(link).ifPresent(url -> {
                    if (plain) {
                        url.covering().forEach(print -> prints.putIfAbsent(print, url.host()));
                    }
                    if (digests) {
                        UrlMd5.variants(link).forEach(print -> prints.putIfAbsent(print, url.host()));
                    }
                });
            }
        }
        return prints;
    }

    private static Optional<CanonicalUrl> canonical(String link) {
        try {
            return Optional.of(CanonicalUrl.of(link));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what no browser would open leads nowhere
        }
    }
}
