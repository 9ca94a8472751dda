package org.brightline.platform.base;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public Internet from all others. Closed by default: of IPv6 only global unicast (2000::/3) counts.
 *
 * <p>Source: the IANA special-purpose address registries (RFC 6890) for IPv4 and IPv6.
 */
public final class PublicAddress {
    private static final List<Network> CLOSED_4 = List.of(
            network("0.0.0.0", 8), // this network
            network("10.0.0.0", 8), // private
            network("100.64.0.0", 10), // carrier-grade NAT
            network("127.0.0.0", 8), // loopback
            network("169.254.0.0", 16), // link-local, also the metadata services of clouds
            network("172.16.0.0", 12), // private
            network("192.0.0.0", 24), // IETF protocol assignments
            network("192.0.2.0", 24), // documentation
            network("192.88.99.0", 24), // 6to4 relays
            network("192.168.0.0", 16), // private
            network("198.18.0.0", 15), // benchmarking
            network("198.51.100.0", 24), // documentation
            network("203.0.113.0", 24), // documentation
            network("224.0.0.0", 4), // multicast
            network("240.0.0.0", 4)); // reserved and broadcast

    private static final Network GLOBAL_UNICAST = network("2000::", 3);

    private static final List<Network> CLOSED_6 = List.of(
            network("2001::", 23), // IETF protocol assignments, among them Teredo, which carries an IPv4 address
            network("2001:db8::", 32), // documentation
            network("2002::", 16), // 6to4, which carries an IPv4 address
            network("3fff::", 20)); // documentation

    private PublicAddress() {}

    private static Network network(String start, int bits) {
        return new Network(InetAddress.ofLiteral(start), bits);
    }

    /** Whether the address may be connected to on behalf of a stranger. */
    public static boolean is(InetAddress address) {
        // Java turns an IPv4-mapped IPv6 address (::ffff:0:0/96) into the IPv4 address that it carries.
        if (address instanceof Inet4Address) {
            return CLOSED_4.stream().noneMatch(network -> network.holds(address));
        }
        return GLOBAL_UNICAST.holds(address) && CLOSED_6.stream().noneMatch(network -> network.holds(address));
    }
}
