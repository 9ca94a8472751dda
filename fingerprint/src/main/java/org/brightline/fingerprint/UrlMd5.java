package org.brightline.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The MD5 digest of one way to write an address, in lists that do not give the address itself away. Whoever asks such a
 * list has to try the ways in which its maker may have written the address: {@link #variants}.
 *
 * @param digest the digest of the UTF-8 bytes of the address as its maker wrote it
 */
public record UrlMd5(Md5 digest) implements Fingerprint {

    /** The digest of this text as it stands. */
    public static UrlMd5 of(String written) {
        return new UrlMd5(Md5.of(written.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The digests of the usual ways to write an address: with https, http or no scheme, with www or without, with a slash
     * at the end or without, and all of it in lower case as Hasher-Matcher-Actioner digests it. Lists of terrorist
     * addresses hold up to thirteen "working variations" of each; how they are made is not published, so that a match is
     * sure and a miss is not.
     *
     * @param address as it was found, which is tried too
     * @return at most 26 different digests
     * @throws IllegalArgumentException if this is no address; the message says why
     */
    public static List<UrlMd5> variants(String address) {
        CanonicalUrl canonical = CanonicalUrl.of(address);
        String path = canonical.path().equals("/") ? "" : canonical.path();
        Set<String> written = new LinkedHashSet<>(List.of(address));
        for (String host : List.of(canonical.host(), "www." + canonical.host())) {
            for (String slash : List.of("", "/")) {
                String rest = host + canonical.port() + path + slash + canonical.query() + canonical.fragment();
                for (String scheme : List.of("https://", "http://", "")) {
                    written.add(scheme + rest);
                }
            }
        }
        return written.stream()
                .flatMap(text -> Stream.of(text, text.toLowerCase(Locale.ROOT)))
                .distinct()
                .map(UrlMd5::of)
                .toList();
    }

    @Override
    public FingerprintType type() {
        return FingerprintType.URL_MD5;
    }

    @Override
    public String text() {
        return digest.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
