package org.brightline.platform.banks.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of comma-separated values (RFC 4180) without line breaks in its values. */
final class CsvLine {
    private CsvLine() {}

    /** @throws IllegalArgumentException if a quote is not closed, or something stands beside one; the message says where */
    static List<String> split(String line) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder value = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                at = quoted(line, at + 1, value);
                if (at < line.length() && line.charAt(at) != ',') {
                    throw new IllegalArgumentException(
                            "After the closing quote, at character " + (at + 1) + ", comes a comma or the end.");
                }
            } else {
                int end = line.indexOf(',', at);
                end = end < 0 ? line.length() : end;
                value.append(line, at, end);
                if (value.indexOf("\"") >= 0) {
                    throw new IllegalArgumentException(
                            "A value with a quote in it stands in quotes, and the quote is doubled.");
                }
                at = end;
            }
            values.add(value.toString());
            if (at == line.length()) {
                return values;
            }
            at++;
        }
    }

    private static int quoted(String line, int begin, StringBuilder value) {
        int at = begin;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c != '"') {
                value.append(c);
                at++;
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                value.append('"');
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("The quote at character " + begin + " is not closed on this line.");
    }

    /** The value as it stands in a line; nothing where there is none, and line breaks become spaces. */
    static String value(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replace('\r', ' ').replace('\n', ' ');
        return line.indexOf(',') < 0 && line.indexOf('"') < 0 ? line : '"' + line.replace("\"", "\"\"") + '"';
    }
}
