package org.brightline.fingerprint;

/**
 * An address of the web, or all addresses below a path or a host. {@link CanonicalUrl#covering} gives those under which an
 * address has to be looked up.
 *
 * @param kind what the entry covers
 * @param text the canonical address, or the canonical host
 */
public record UrlFingerprint(Kind kind, String text) implements Fingerprint {

    /** What an entry covers. */
    public enum Kind {
        /** This address and no other. */
        EXACT,
        /** This path of this host, and everything below it: {@code /a} covers {@code /a/b} and not {@code /ab}. */
        PREFIX,
        /** This host and every host below it, with all their pages. */
        HOST
    }

    /**
     * The fingerprint of an address as somebody wrote it.
     *
     * @throws IllegalArgumentException if it is no address, or none that can be such an entry; the message says why
     */
    public static UrlFingerprint of(Kind kind, String address) {
        CanonicalUrl url = CanonicalUrl.of(address);
        return switch (kind) {
            case EXACT -> new UrlFingerprint(kind, url.text());
            case PREFIX -> prefix(url);
            case HOST -> host(url);
        };
    }

    private static UrlFingerprint prefix(CanonicalUrl url) {
        if (!url.query().isEmpty() || !url.fragment().isEmpty()) {
            throw new IllegalArgumentException(
                    "An entry for a path and what is below it ends with the path; this address"
                            + " has a query or a fragment.");
        }
        if (url.path().chars().filter(c -> c == '/').count() > CanonicalUrl.MAX_PREFIX_SEGMENTS) {
            throw new IllegalArgumentException("An entry for a path and what is below it has at most "
                    + CanonicalUrl.MAX_PREFIX_SEGMENTS + " segments.");
        }
        return new UrlFingerprint(Kind.PREFIX, url.text());
    }

    private static UrlFingerprint host(CanonicalUrl url) {
        if (!url.path().equals("/")
                || !url.query().isEmpty()
                || !url.fragment().isEmpty()
                || !url.port().isEmpty()) {
            throw new IllegalArgumentException(
                    "An entry for a host is a host alone; this address has a port, a path, a query or a fragment.");
        }
        if (url.host().indexOf('.') < 0 && !url.host().startsWith("[")) {
            throw new IllegalArgumentException(
                    "An entry for a host has at least two names, such as example.org; \"" + url.host() + "\" has one.");
        }
        return new UrlFingerprint(Kind.HOST, url.host());
    }

    /**
     * Reads the canonical form and no other.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what would be right
     */
    static UrlFingerprint parse(Kind kind, String text) {
        UrlFingerprint canonical = of(kind, text);
        if (!canonical.text.equals(text)) {
            throw new IllegalArgumentException("The canonical form of this address is " + canonical.text + ".");
        }
        return canonical;
    }

    @Override
    public FingerprintType type() {
        return switch (kind) {
            case EXACT -> FingerprintType.URL;
            case PREFIX -> FingerprintType.URL_PREFIX;
            case HOST -> FingerprintType.URL_HOST;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
