package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Stands before every handler of this room, whose clients send no credentials. A valid API key opens it as far as its scopes
 * say; without one it opens to addresses that the operator listed, for look-ups. What a known proxy or a web page asks for on
 * behalf of others is never taken for the machine that it runs on; what comes through a proxy that does not say so is, which
 * is why an address changes nothing unless the operator allows it.
 */
final class Door implements HandlerInterceptor {
    /** The attribute of a request that has its {@link Actor}. */
    static final String ACTOR = "org.brightline.platform.hma.actor";

    /** Why no handler of this room demands a permission itself. */
    static final String REASON = "Door lets in by address or key.";

    private static final String ROOM = HmaSettings.class.getPackageName() + ".";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    /** The routes that look up although their method is none that only reads; every other such route is a change. */
    private static final Set<String> LOOK_UPS = Set.of(
            "/h/hash",
            "/m/lookup",
            "/m/compare",
            "/ui/query",
            "/ui/query_url",
            "/ui/query_hash",
            "/ui/bank/{name}/content/find");

    private final List<Network> addresses;
    /** The single addresses that the operator wrote down. */
    private final List<Network> chosen;

    private final List<Network> proxies;
    private final Set<String> names;
    private final boolean changes;
    private final boolean keyed;
    private final Access access;

    /** @throws IllegalArgumentException if a setting has no network where one belongs; the message says which */
    Door(HmaSettings settings, Access access) {
        this.addresses = networks("BRIGHTLINE_HMA_ADDRESSES", settings.addresses());
        this.chosen = settings.addresses().equals(HmaSettings.THIS_MACHINE)
                ? List.of()
                : addresses.stream().filter(Network::single).toList();
        this.proxies = networks("BRIGHTLINE_HMA_PROXIES", settings.proxies());
        this.names = settings.names().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.changes = settings.changes();
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
                && method.getBeanType().getName().startsWith(ROOM)
                && method.getBeanType() != HmaStatus.class) {
            request.setAttribute(ACTOR, enter(request));
        }
        return true;
    }

    /** Who asks; refuses whoever may not. */
    Actor enter(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Caller caller =
                    access.authenticateKey(sent.substring(BEARER.length()).strip());
            caller.require(changes(request) ? Permission.BANKS_EDIT : Permission.BANKS_READ);
            return caller.actor();
        }
        if (keyed) {
            throw new Problem(
                    ProblemType.UNAUTHENTICATED,
                    "This interface demands an API key (BRIGHTLINE_HMA_KEYED): send it as «Authorization: Bearer bl_…».");
        }
        Peer peer = Peer.of(request);
        checkAddress(peer);
        checkName(peer);
        checkOrigin(request);
        if (changes(request) && !changes) {
            throw closed(
                    "Without an API key this interface only looks up. Send a key with the permission «banks edit» as"
                            + " «Authorization: Bearer bl_…»; or the operator lets callers without a key change banks of the role"
                            + " candidate with BRIGHTLINE_HMA_CHANGES=true.");
        }
        return Actor.HMA;
    }

    /** Whether a request is for more than looking something up. */
    private static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !LOOK_UPS.contains(
                        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
    }

    private void checkAddress(Peer peer) {
        InetAddress address = peer.address();
        if (peer.forwarded()) {
            InetAddress client = client(peer);
            if (client == null) {
                throw closed("The request came through a proxy that is not known here, or that does not say for whom it"
                        + " asks. Name the proxy in BRIGHTLINE_HMA_PROXIES and its clients in BRIGHTLINE_HMA_ADDRESSES, or"
                        + " send an API key.");
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
        if (listed(proxies, address) && !listed(chosen, address)) {
            throw closed(
                    "The request came from " + address.getHostAddress() + ", which BRIGHTLINE_HMA_PROXIES names as a"
                            + " proxy, and does not say for whom it asks. Let the proxy set X-Forwarded-For. If the machine itself"
                            + " asks as well, write its address in BRIGHTLINE_HMA_ADDRESSES, or send an API key.");
        }
    }

    /** Without a key no name leads here that a web page could have given to this server. */
    private void checkName(Peer peer) {
        if (!peer.askedAs(names)) {
            throw closed("Without an API key this interface is asked by an address, as localhost, or by a name of"
                    + " BRIGHTLINE_HMA_NAMES, not by a name that a web page could have given to this server.");
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
            throw closed("Web pages may not use this interface without an API key.");
        }
    }

    private static Problem closedTo(@Nullable InetAddress address) {
        return closed("This interface is closed to "
                + (address == null ? "this address" : "the address " + address.getHostAddress())
                + ". The operator opens it with BRIGHTLINE_HMA_ADDRESSES (addresses and networks, such as 10.1.0.0/16); an"
                + " API key opens it from anywhere.");
    }

    private static Problem closed(String detail) {
        return new Problem(ProblemType.FORBIDDEN, detail);
    }
}
