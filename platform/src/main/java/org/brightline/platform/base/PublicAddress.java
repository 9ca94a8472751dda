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
    private static final List<Block> CLOSED_4 = List.of(
            Block.of("0.0.0.0", 8), // this network
            Block.of("10.0.0.0", 8), // private
            Block.of("100.64.0.0", 10), // carrier-grade NAT
            Block.of("127.0.0.0", 8), // loopback
            Block.of("169.254.0.0", 16), // link-local, also the metadata services of clouds
            Block.of("172.16.0.0", 12), // private
            Block.of("192.0.0.0", 24), // IETF protocol assignments
            Block.of("192.0.2.0", 24), // documentation
            Block.of("192.88.99.0", 24), // 6to4 relays
            Block.of("192.168.0.0", 16), // private
            Block.of("198.18.0.0", 15), // benchmarking
            Block.of("198.51.100.0", 24), // documentation
            Block.of("203.0.113.0", 24), // documentation
            Block.of("224.0.0.0", 4), // multicast
            Block.of("240.0.0.0", 4)); // reserved and broadcast

    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

    private static final List<Block> CLOSED_6 = List.of(
            Block.of("2001::", 23), // IETF protocol assignments, among them Teredo, which carries an IPv4 address
            Block.of("2001:db8::", 32), // documentation
            Block.of("2002::", 16), // 6to4, which carries an IPv4 address
            Block.of("3fff::", 20)); // documentation

    private PublicAddress() {}

    /** Whether the address may be connected to on behalf of a stranger. */
    public static boolean is(InetAddress address) {
        // Java turns an IPv4-mapped IPv6 address (::ffff:0:0/96) into the IPv4 address that it carries.
        if (address instanceof Inet4Address) {
            return CLOSED_4.stream().noneMatch(block -> block.holds(address));
        }
        return GLOBAL_UNICAST.holds(address) && CLOSED_6.stream().noneMatch(block -> block.holds(address));
    }

    private record Block(InetAddress start, int bits) {
        static Block of(String start, int bits) {
            return new Block(InetAddress.ofLiteral(start), bits);
        }

        boolean holds(InetAddress address) {
            byte[] mine = start.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
