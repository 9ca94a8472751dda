package org.brightline.platform.base;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits.
 *
 * @param start any of them
 * @param bits how many bits they share, 0 to 32 or 128
 */
public record Network(InetAddress start, int bits) {

    /**
     * Reads a network such as {@code 10.1.0.0/16}, or one address.
     *
     * @throws IllegalArgumentException if it is neither; the message says what would be right
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int most = start.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= most) {
                return new Network(start, bits);
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message that says what would be right.
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no network; expected is an address or a network such as 10.1.0.0/16 or fd00::/8.");
    }

    /** Whether an address belongs to it. */
    public boolean holds(InetAddress address) {
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
