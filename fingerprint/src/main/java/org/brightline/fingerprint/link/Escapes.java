package org.brightline.fingerprint.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Percent-encoding of addresses in one form (RFC 3986 §2, §6.2.2). */
public final class Escapes {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private Escapes() {}

    /** Without control characters and spaces around, and without tabs and line ends anywhere, as browsers read it. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to).replaceAll("[\t\r\n]", "");
    }

    /** @throws IllegalArgumentException if the text has half a surrogate pair */
    public static void checkWhole(String text) {
        int half = text.codePoints()
                .filter(c -> c >= 0xd800 && c <= 0xdfff)
                .findFirst()
                .orElse(-1);
        if (half >= 0) {
            throw new IllegalArgumentException(
                    "An address is well-formed Unicode; this one has half a character, U+%04X.".formatted(half));
        }
    }

    /**
     * Letters, digits and {@code -._~} plain, the other characters of {@code plain} as they are written, all else escaped in
     * upper case. A percent sign that escapes nothing is escaped itself.
     */
    public static String canonical(String text, String plain) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder canonical = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (escape(bytes, i)) {
                char meant = (char) HexFormat.fromHexDigits(new String(bytes, i + 1, 2, StandardCharsets.US_ASCII));
                append(canonical, meant, unreserved(meant));
                i += 2;
            } else {
                append(canonical, c, unreserved(c) || plain.indexOf(c) >= 0);
            }
        }
        return canonical.toString();
    }

    /** The bytes that a host stands for, whose escapes mean what they escape. */
    static byte[] meant(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] meant = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (escape(bytes, i)) {
                meant[length++] =
                        (byte) HexFormat.fromHexDigits(new String(bytes, i + 1, 2, StandardCharsets.US_ASCII));
                i += 2;
            } else {
                meant[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(meant, length);
    }

    private static boolean escape(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }

    private static void append(StringBuilder text, char c, boolean plain) {
        if (plain) {
            text.append(c);
        } else {
            text.append('%').append(UPPER.toHexDigits((byte) c));
        }
    }

    private static boolean unreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
