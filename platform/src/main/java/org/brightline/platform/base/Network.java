package org.brightline.platform.base;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits.
 *
 * @param start any of them
 * @param bits how many bits they share, 0 to 32 or 128
 */
public record Network(InetAddress start, int bits) {
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    /**
     * Reads a network such as {@code 10.1.0.0/16}, or one address.
     *
     * @throws IllegalArgumentException if it is neither; the message says what would be right
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress start = address(slash < 0 ? text : text.substring(0, slash));
        int most = start.getAddress().length * 8;
        if (slash < 0) {
            return new Network(start, most);
        }
        String length = text.substring(slash + 1);
        int bits = LENGTH.matcher(length).matches() ? Integer.parseInt(length) : Integer.MAX_VALUE;
        if (bits > most) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no network; after the slash belongs a number of bits from 0 to " + most + ".");
        }
        return new Network(start, bits);
    }

    /**
     * Reads an address that is written out: the short forms of IPv4, of which {@code 10.1} means 10.0.0.1, are refused because
     * hardly anybody means them.
     *
     * @throws IllegalArgumentException if it is none; the message says what would be right
     */
    public static InetAddress address(String text) {
        if (text.indexOf(':') < 0 && !FOUR_NUMBERS.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no address; an IPv4 address has four numbers from 0 to 255 with dots between them, such as"
                    + " 10.1.0.0 (a network is written 10.1.0.0/16 or fd00::/8).");
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no address; expected is one such as 10.1.2.3 or fd00::1, or a network such as"
                            + " 10.1.0.0/16 or fd00::/8.",
                    e);
        }
    }

    /** Whether it is one address and no more. */
    public boolean single() {
        return bits == start.getAddress().length * 8;
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
