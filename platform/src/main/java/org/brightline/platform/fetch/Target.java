package org.brightline.platform.fetch;

import static org.brightline.platform.base.ProblemType.FETCH_REFUSED;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.brightline.platform.base.Problem;

/**
 * Where a request goes.
 *
 * @param host in lower case, without the brackets of an IPv6 address
 * @param path path and query, ASCII, beginning with a slash
 */
record Target(boolean secure, String host, int port, String path) {
    private static final int LONGEST = 2000;
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    static URI parse(String address, String pointer) {
        if (address.length() > LONGEST) {
            throw refused("The address is longer than " + LONGEST + " characters.", pointer);
        }
        try {
            return new URI(new URI(address).toASCIIString());
        } catch (URISyntaxException e) {
            throw refused("The address is not a URL; expected is for example https://host/picture.jpg.", pointer);
        }
    }

    static Target of(URI uri, String pointer) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("Only http and https addresses are fetched.", pointer);
        }
        if (uri.getRawUserInfo() != null
                || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
            throw refused("The address must not contain a user name or password.", pointer);
        }
        String host = uri.getHost();
        if (host == null) {
            throw refused("The address has no host, or one that is not written in ASCII (xn--…).", pointer);
        }
        host = host.toLowerCase(Locale.ROOT);
        if (host.contains("%")) {
            throw refused("An IPv6 address must not name a zone.", pointer);
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()
                && !FOUR_NUMBERS.matcher(host).matches()) {
            // Octal, hexadecimal and shortened forms are read differently by different programs.
            throw refused("An IPv4 address is written as four decimal numbers.", pointer);
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        if (port < 1 || port > 65535) {
            throw refused("The address has an impossible port.", pointer);
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Target(secure, plain, port, path + query);
    }

    /** The form in which operators allow it. */
    String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The Host header. */
    String authority() {
        boolean usual = port == (secure ? 443 : 80);
        return usual ? hostAndPort().substring(0, hostAndPort().lastIndexOf(':')) : hostAndPort();
    }

    private static Problem refused(String detail, String pointer) {
        return new Problem(FETCH_REFUSED, detail, pointer);
    }
}
