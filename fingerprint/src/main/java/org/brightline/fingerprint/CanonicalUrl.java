package org.brightline.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.fingerprint.link.Escapes;
import org.brightline.fingerprint.link.Host;
import org.jspecify.annotations.Nullable;

/**
 * An address of the web in one form for all the ways to write it. Equal are: http and https, letters of the host in
 * either case and in Unicode or ASCII, www and mobile hosts, default ports, dot segments, escaped and plain letters, a
 * slash at the end or none, parameters in any order, and parameters that only say who sent the visitor. User names are
 * left out. A fragment is left out unless it names the page: it begins with {@code !} or {@code /}, or nothing else does.
 *
 * <p>Source: RFC 3986 §6.2, and the URL Standard of WHATWG for what browsers put up with.
 *
 * @param host in lower case and ASCII; an IPv6 address in brackets
 * @param port {@code :} and the number, or empty for the default
 * @param path begins with a slash, and ends with one only where it is nothing else
 * @param query {@code ?} and the parameters, or empty
 * @param fragment {@code #} and the fragment, or empty
 */
public record CanonicalUrl(String host, String port, String path, String query, String fragment) {

    /** The longest address, in characters, as it is given and in its canonical form. */
    public static final int MAX_LENGTH = 2048;

    /** Prefixes of a path are looked up to this many segments. */
    static final int MAX_PREFIX_SEGMENTS = 32;

    static final String SCHEME = "https://";

    private static final Pattern WEB = Pattern.compile("(?i)https?:[/\\\\]*(.*)", Pattern.DOTALL);
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]{1,5}(?:[/\\\\?#]|$)).*", Pattern.DOTALL);
    private static final Pattern PARTS = Pattern.compile(
            "(?<authority>[^/\\\\?#]*)(?<path>[^?#]*)(\\?(?<query>[^#]*))?(#(?<fragment>.*))?", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:.*@)?(?<host>\\[[^\\]]*\\]|[^:]*)(?::(?<port>.*))?", Pattern.DOTALL);

    private static final String IN_PATH = "/!$&'()*+,;=:@";
    private static final String IN_QUERY = IN_PATH + "?";

    /** Parameters that say who sent the visitor, and nothing about the page. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "twclid", "ttclid", "igsh",
            "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "ref_src", "ref_url", "vero_id");

    private static final String TRACKING_PREFIX = "utm_";

    /**
     * The canonical form of an address, given with http, https or no scheme.
     *
     * @throws IllegalArgumentException if it is no such address; the message says what is wrong
     */
    public static CanonicalUrl of(String address) {
        String trimmed = Escapes.trimmed(address);
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("The address is empty.");
        }
        checkLength(trimmed.length());
        Escapes.checkWhole(trimmed);
        Matcher parts = PARTS.matcher(withoutScheme(trimmed));
        if (!parts.matches()) {
            throw new IllegalStateException("Every text has these parts.");
        }
        Matcher authority = AUTHORITY.matcher(parts.group("authority"));
        if (!authority.matches()) {
            throw new IllegalArgumentException("After the host of an address comes a colon and the port, or nothing.");
        }
        String path = path(parts.group("path"));
        String query = query(parts.group("query"));
        CanonicalUrl url = new CanonicalUrl(
                Host.canonical(authority.group("host")),
                port(authority.group("port")),
                path,
                query,
                fragment(parts.group("fragment"), path.equals("/") && query.isEmpty()));
        checkLength(url.text().length());
        return url;
    }

    private static void checkLength(int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "An address has at most " + MAX_LENGTH + " characters; this one has " + length + ".");
        }
    }

    private static String withoutScheme(String address) {
        Matcher web = WEB.matcher(address);
        if (web.matches()) {
            return web.group(1);
        }
        Matcher other = OTHER_SCHEME.matcher(address);
        if (other.matches()) {
            throw new IllegalArgumentException(
                    "An address begins with http:// or https://; this one has the scheme \"" + other.group(1) + "\".");
        }
        if (address.startsWith("/") || address.startsWith("\\")) {
            throw new IllegalArgumentException("An address begins with a host; this one begins with a path.");
        }
        return address;
    }

    /** Both default ports are left out, as both schemes are one. */
    private static String port(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return "";
        }
        if (!digits.matches("0*[0-9]{1,5}") || Integer.parseInt(digits) > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not \"" + digits + "\".");
        }
        int port = Integer.parseInt(digits);
        return port == 80 || port == 443 ? "" : ":" + port;
    }

    private static String path(String written) {
        List<String> kept = new ArrayList<>();
        for (String segment :
                Escapes.canonical(written.replace('\\', '/'), IN_PATH).split("/", -1)) {
            if (segment.equals("..")) {
                if (kept.size() > 1) {
                    kept.removeLast();
                }
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        String path = String.join("/", kept);
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(0, end);
    }

    private static String query(@Nullable String written) {
        if (written == null) {
            return "";
        }
        String parameters = Stream.of(Escapes.canonical(written, IN_QUERY).split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !tracks(name(parameter)))
                .sorted(Comparator.comparing(CanonicalUrl::name))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    private static boolean tracks(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.startsWith(TRACKING_PREFIX) || TRACKING.contains(folded);
    }

    private static String fragment(@Nullable String written, boolean nothingElse) {
        if (written == null || written.isEmpty()) {
            return "";
        }
        String fragment = Escapes.canonical(written, IN_QUERY);
        boolean namesPage = nothingElse || fragment.startsWith("!") || fragment.startsWith("/");
        return namesPage ? "#" + fragment : "";
    }

    /** The address in its canonical form, always with https. */
    public String text() {
        return SCHEME + host + port + path + query + fragment;
    }

    /**
     * All entries that cover this address, to be looked up each: the address itself, each part of its path from the left,
     * and its host with those above it.
     */
    public List<UrlFingerprint> covering() {
        List<UrlFingerprint> covering = new ArrayList<>();
        covering.add(new UrlFingerprint(UrlFingerprint.Kind.EXACT, text()));
        String root = SCHEME + host + port;
        covering.add(new UrlFingerprint(UrlFingerprint.Kind.PREFIX, root + "/"));
        int segments = 0;
        for (int slash = 0; slash >= 0 && path.length() > 1 && segments < MAX_PREFIX_SEGMENTS; segments++) {
            slash = path.indexOf('/', slash + 1);
            covering.add(new UrlFingerprint(
                    UrlFingerprint.Kind.PREFIX, root + (slash < 0 ? path : path.substring(0, slash))));
        }
        for (String above : Host.andAbove(host)) {
            covering.add(new UrlFingerprint(UrlFingerprint.Kind.HOST, above));
        }
        return covering;
    }

    @Override
    public String toString() {
        return text();
    }
}
