package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Network;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.hma.HmaSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every handler of this room, whose clients send no credentials: it opens to addresses that the operator
 * listed, or to API keys where the operator demands them. What a proxy or a web page asks for on behalf of others is
 * never taken for the machine that it runs on.
 */
final class Door implements HandlerInterceptor {
    /** The attribute of a request that has its {@link Actor}. */
    static final String ACTOR = "org.brightline.platform.hma.actor";

    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final List<Network> addresses;
    private final List<Network> proxies;
    private final boolean keyed;
    private final Access access;

    /** @throws IllegalArgumentException if a setting has no network where one belongs; the message says which */
    Door(HmaSettings settings, Access access) {
        this.addresses = networks("BRIGHTLINE_HMA_ADDRESSES", settings.addresses());
        this.proxies = networks("BRIGHTLINE_HMA_PROXIES", settings.proxies());
        this.keyed = settings.keyed();
        this.access = access;
    }

    private static List<Network> networks(String setting, List<String> texts) {
        try {
            return texts.stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(Network::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackage() == Door.class.getPackage()
                && method.getBeanType() != HmaStatus.class) {
            request.setAttribute(ACTOR, enter(request));
        }
        return true;
    }

    /** Who asks; refuses whoever may not. */
    Actor enter(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean key = sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (!keyed) {
            checkAddress(Peer.of(request));
            checkOrigin(request);
        } else if (!key) {
            throw new Problem(
                    ProblemType.UNAUTHENTICATED,
                    "This interface demands an API key (BRIGHTLINE_HMA_KEYED): send it as «Authorization: Bearer bl_…».");
        }
        if (!key || sent == null) {
            return Actor.HMA;
        }
        Caller caller = access.authenticateKey(sent.substring(BEARER.length()).strip());
        caller.require(permission(request));
        return caller.actor();
    }

    private static Permission permission(HttpServletRequest request) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return String.valueOf(route).startsWith("/c/") && !SAFE.contains(request.getMethod())
                ? Permission.BANKS_EDIT
                : Permission.BANKS_READ;
    }

    private void checkAddress(Peer peer) {
        InetAddress address = peer.address();
        if (peer.forwarded()) {
            InetAddress client = client(peer);
            if (client == null) {
                throw closed("The request came through a proxy that is not known here. Name the proxy in"
                        + " BRIGHTLINE_HMA_PROXIES and its clients in BRIGHTLINE_HMA_ADDRESSES, or demand an API key with"
                        + " BRIGHTLINE_HMA_KEYED=true.");
            }
            // Whoever is on this machine needs no proxy to ask.
            if (client.isLoopbackAddress() || !listed(addresses, client)) {
                throw closedTo(client);
            }
            return;
        }
        if (address == null || !listed(addresses, address)) {
            throw closedTo(address);
        }
        if (address.isLoopbackAddress() && !peer.byOwnName()) {
            throw closed(
                    "From this machine it is asked by the name localhost or an address, not by a public name, which a"
                            + " web page or a proxy would use for strangers. For other names demand an API key with"
                            + " BRIGHTLINE_HMA_KEYED=true.");
        }
    }

    /** For whom a known proxy asks: the last one who is no proxy; null if that cannot be told. */
    private @Nullable InetAddress client(Peer peer) {
        InetAddress nearest = peer.address();
        if (nearest == null || !listed(proxies, nearest)) {
            return null;
        }
        List<InetAddress> chain = peer.askedFor().orElse(List.of());
        for (InetAddress address : chain.reversed()) {
            if (!listed(proxies, address)) {
                return address;
            }
        }
        return chain.isEmpty() ? null : chain.getFirst();
    }

    private static boolean listed(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    /** Browsers name the page that sends a request; without a key no page may make a person's browser ask. */
    private static void checkOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (request.getHeader(HttpHeaders.ORIGIN) != null || (site != null && !site.equals("none"))) {
            throw closed("Web pages may not use this interface without an API key (BRIGHTLINE_HMA_KEYED=true).");
        }
    }

    private static Problem closedTo(@Nullable InetAddress address) {
        return closed("This interface is closed to "
                + (address == null ? "this address" : "the address " + address.getHostAddress())
                + ". The operator opens it with BRIGHTLINE_HMA_ADDRESSES (addresses and networks, such as 10.1.0.0/16), or"
                + " for API keys with BRIGHTLINE_HMA_KEYED=true.");
    }

    private static Problem closed(String detail) {
        return new Problem(ProblemType.FORBIDDEN, detail);
    }
}
