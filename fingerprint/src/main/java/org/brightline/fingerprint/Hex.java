package org.brightline.fingerprint;

import java.nio.ByteBuffer;

/** Hexadecimal text of words of 64 bits, most significant first. */
public final class Hex {

    private static final int DIGITS_IN_WORD = 16;

    private Hex() {}

    /** Reads exactly {@code words} words, or refuses in terms of {@code name} ("A PDQ fingerprint"). */
    static long[] parse(String name, int words, String text) {
        int digits = words * DIGITS_IN_WORD;
        if (text.length() != digits) {
            throw new IllegalArgumentException(
                    name + " is " + digits + " hexadecimal digits; this text has " + text.length() + " characters.");
        }
        long[] parsed = new long[words];
        for (int i = 0; i < digits; i++) {
            parsed[i / DIGITS_IN_WORD] = parsed[i / DIGITS_IN_WORD] << 4 | digit(name, text, i);
        }
        return parsed;
    }

    static String text(long... words) {
        StringBuilder text = new StringBuilder(words.length * DIGITS_IN_WORD);
        for (long word : words) {
            for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
                text.append(Character.forDigit((int) (word >>> shift) & 0xf, 16));
            }
        }
        return text.toString();
    }

    /** The bytes as words, most significant first; what is left over after the last whole word is dropped. */
    public static long[] words(byte[] bytes) {
        long[] words = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return words;
    }

    private static int digit(String name, String text, int index) {
        char c = text.charAt(index);
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        String found = c > ' ' && c < 0x7f ? "'" + c + "'" : "U+%04X".formatted((int) c);
        throw new IllegalArgumentException(name + " is written with the digits 0-9 and a-f in lower case; character "
                + (index + 1) + " is " + found + ".");
    }
}
