package org.brightline.platform.journal.internal;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for what a leaf needs: objects and arrays of strings, whole numbers, objects and arrays.
 * Keys are sorted by UTF-16 code units, which is the order of {@link String#compareTo}.
 */
final class CanonicalJson {
    private static final long EXACT = (1L << 53) - 1;

    private CanonicalJson() {}

    /**
     * Writes an object. Values are {@link String}, {@link Long}, {@link Integer}, lists or maps of the same. A whole number must be
     * one that an IEEE 754 double holds exactly, from -(2^53 - 1) to 2^53 - 1 (RFC 8785, 3.2.2.3 and appendix D).
     *
     * @throws IllegalArgumentException if a value has another type, is out of range or has no UTF-8 form
     */
    static String of(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(256);
        write(object, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case String text -> quote(text, out);
            case Long number -> out.append(exact(number));
            case Integer number -> out.append(number.intValue());
            case List<?> list -> {
                String comma = "";
                out.append('[');
                for (Object item : list) {
                    out.append(comma);
                    write(item, out);
                    comma = ",";
                }
                out.append(']');
            }
            case Map<?, ?> map -> {
                SortedMap<String, Object> sorted = new TreeMap<>();
                map.forEach((key, item) -> sorted.put((String) key, item));
                String comma = "";
                out.append('{');
                for (Map.Entry<String, Object> entry : sorted.entrySet()) {
                    out.append(comma);
                    quote(entry.getKey(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    comma = ",";
                }
                out.append('}');
            }
            default ->
                throw new IllegalArgumentException(
                        "A leaf cannot hold a " + value.getClass().getName());
        }
    }

    private static long exact(long number) {
        if (number > EXACT || number < -EXACT) {
            throw new IllegalArgumentException(number + " is not held exactly by every reader of JSON");
        }
        return number;
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (Character.isSurrogate(c) && !paired(text, i)) {
                        throw new IllegalArgumentException("A lone surrogate at " + i + " has no UTF-8 form");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
