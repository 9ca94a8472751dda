package org.brightline.platform.action.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.base.PublicAddress;

/**
 * Says whether an address may be sent to. It is asked when an endpoint is configured and again before every request, because a
 * name may point elsewhere by then. The address is given by an administrator and not by a stranger; between this check and the
 * connection the JDK's cache of names answers both alike.
 */
final class AddressCheck {
    private static final int LONGEST = 2_000;

    /** Looks up host names. */
    @FunctionalInterface
    interface Names {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    private final Names names;

    AddressCheck(Names names) {
        this.names = names;
    }

    /**
     * Refuses what may not be sent to.
     *
     * @param privateNetwork whether addresses that are not on the public Internet, and plain http, are allowed
     * @throws Problem BAD_FIELD or FETCH_REFUSED or FETCH_FAILED
     */
    void check(URI address, boolean privateNetwork, String pointer) {
        String scheme = address.getScheme();
        if (scheme == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw bad("An address begins with https:// (or http:// on a private network).", pointer);
        }
        if (address.getHost() == null || address.toString().length() > LONGEST) {
            throw bad("An address names a host and has at most " + LONGEST + " characters.", pointer);
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw bad("An address has no user, password or fragment; the signature says who sends.", pointer);
        }
        if (privateNetwork) {
            return;
        }
        if (scheme.equals("http")) {
            throw refused("Outside of a private network only https is used: what is sent may name an author.", pointer);
        }
        if (!addresses(address.getHost(), pointer).stream().allMatch(PublicAddress::is)) {
            throw refused(
                    "The host " + address.getHost()
                            + " is not on the public Internet. If that is meant, allow the private network for this endpoint.",
                    pointer);
        }
    }

    private List<InetAddress> addresses(String host, String pointer) {
        try {
            String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return names.of(plain);
        } catch (UnknownHostException e) {
            throw new Problem(ProblemType.FETCH_FAILED, "The name " + host + " is not known.", pointer);
        }
    }

    private static Problem bad(String detail, String pointer) {
        return new Problem(ProblemType.BAD_FIELD, detail, pointer);
    }

    private static Problem refused(String detail, String pointer) {
        return new Problem(ProblemType.FETCH_REFUSED, detail, pointer);
    }
}
