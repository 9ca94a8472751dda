package org.brightline.platform.hma.internal;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.brightline.platform.base.Network;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection, and whether it asks for somebody else.
 *
 * <p>The server believes {@code X-Forwarded-For} of everybody, because links and cookies need it; whoever opens a door by
 * address must not. So this looks at the request as the container has it, before any filter changed it.
 *
 * @param address of the other end; null if the container does not tell
 * @param forwarded whether anything says that a proxy stands between
 * @param askedFor the addresses of X-Forwarded-For, the last one put there by the nearest proxy; nothing if one of them is
 *     no address
 * @param host the name that it was asked by, in lower case and without port; empty if none
 */
record Peer(@Nullable InetAddress address, boolean forwarded, Optional<List<InetAddress>> askedFor, String host) {

    /**
     * Set by Tomcat where it looks for addresses in headers itself ({@code server.forward-headers-strategy=native}). It takes
     * the headers away, so that nobody can tell any more who asked.
     */
    private static final String TOLD = "org.apache.tomcat.request.forwarded";

    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final Set<String> OF_PROXIES =
            Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip", "x-forwarded");

    /** Reads it off a request. */
    static Peer of(HttpServletRequest wrapped) {
        ServletRequest bare = wrapped;
        while (bare instanceof ServletRequestWrapper wrapper) {
            bare = wrapper.getRequest();
        }
        HttpServletRequest request = (HttpServletRequest) bare;
        boolean told = request.getAttribute(TOLD) != null;
        boolean forwarded = told
                || Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.startsWith("x-forwarded-") || OF_PROXIES.contains(name));
        return new Peer(
                told ? null : address(request.getRemoteAddr()).orElse(null),
                forwarded,
                forwarded ? askedFor(request) : Optional.of(List.of()),
                host(request.getHeader("Host")));
    }

    private static Optional<List<InetAddress>> askedFor(HttpServletRequest request) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            for (String part : line.split(",", -1)) {
                Optional<InetAddress> address = address(withoutPort(part.strip()));
                if (address.isEmpty()) {
                    return Optional.empty();
                }
                addresses.add(address.get());
            }
        }
        return Optional.of(addresses);
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Network.address(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Some proxies add the port of the connection: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static String host(@Nullable String header) {
        return header == null ? "" : withoutPort(header.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether it was asked by an address, as localhost, or by one of these names. A web page can make its own name lead here
     * and then read what is answered; no page has one of these.
     *
     * @param names in lower case
     */
    boolean askedAs(Set<String> names) {
        return host.equals("localhost") || address(host).isPresent() || names.contains(host);
    }
}
