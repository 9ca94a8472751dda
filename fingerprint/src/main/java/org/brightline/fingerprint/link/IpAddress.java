package org.brightline.fingerprint.link;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Numeric hosts in one form: {@code 127.0.0.1} for {@code 0x7f.1} (URL Standard, "IPv4 parser"), and RFC 5952. */
final class IpAddress {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpAddress() {}

    /** Whether a host that ends with this name has to be an IPv4 address. */
    static boolean looksLikeFour(String lastLabel) {
        return NUMBER.matcher(lastLabel).matches();
    }

    /** @throws IllegalArgumentException if these names are no IPv4 address */
    static String four(List<String> labels) {
        if (labels.size() > 4) {
            throw wrong("four");
        }
        long address = 0;
        for (int i = 0; i < labels.size(); i++) {
            long number = number(labels.get(i));
            int bytes = i < labels.size() - 1 ? 1 : 5 - labels.size();
            if (number >= 1L << 8 * bytes) {
                throw wrong("four");
            }
            address = address << 8 * bytes | number;
        }
        return (address >> 24) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }

    private static long number(String label) {
        if (!NUMBER.matcher(label).matches() || label.length() > 12) {
            throw wrong("four");
        }
        if (label.startsWith("0x")) {
            return label.length() == 2 ? 0 : Long.parseLong(label.substring(2), 16);
        }
        boolean octal = label.length() > 1 && label.startsWith("0");
        if (octal && label.chars().anyMatch(c -> c > '7')) {
            throw wrong("four");
        }
        return Long.parseLong(label, octal ? 8 : 10);
    }

    /** @throws IllegalArgumentException if this is no IPv6 address in brackets */
    static String six(String written) {
        if (!written.endsWith("]")
                || !SIX.matcher(written.substring(1, written.length() - 1)).matches()) {
            throw wrong("six");
        }
        try {
            // A text of this form is parsed and never looked up.
            byte[] bytes = InetAddress.ofLiteral(written.substring(1, written.length() - 1))
                    .getAddress();
            int[] groups = new int[8];
            int offset = bytes.length == 4 ? 6 : 0;
            groups[5] = bytes.length == 4 ? 0xffff : 0;
            for (int i = 0; i < bytes.length; i += 2) {
                groups[offset + i / 2] = (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
            }
            return "[" + compressed(groups) + "]";
        } catch (IllegalArgumentException e) {
            throw wrong("six");
        }
    }

    private static String compressed(int[] groups) {
        int longest = -1;
        int zeros = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > zeros) {
                longest = i;
                zeros = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == longest) {
                text.append("::");
                i += zeros - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static IllegalArgumentException wrong(String version) {
        return new IllegalArgumentException(
                "The host of the address looks like an IP address of version " + version + " and is none.");
    }
}
