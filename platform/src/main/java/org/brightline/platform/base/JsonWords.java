package org.brightline.platform.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in plain words where a text stops being JSON and why: the words of the parser are about its own classes. */
public final class JsonWords {
    private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\".*", Pattern.DOTALL);
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected character \\('(.)' .*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("Unrecognized token '(.*?)'.*", Pattern.DOTALL);

    private JsonWords() {}

    /** What is wrong, as a part of a sentence that begins with a small letter and ends without a full stop. */
    public static String reason(JacksonException fault) {
        return switch (fault) {
            case StreamConstraintsException _ -> "it is nested too deep, or one of its names or values is too long";
            case UnexpectedEndOfInputException _ -> "it ends before it is complete";
            case MismatchedInputException _ -> "something follows the end of the object";
            case StreamReadException _ -> read(String.valueOf(fault.getOriginalMessage()));
            default -> "it cannot be read as JSON";
        };
    }

    private static String read(String message) {
        Matcher matcher = TWICE.matcher(message);
        if (matcher.matches()) {
            return "the field «" + printable(matcher.group(1)) + "» stands there twice";
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return "it ends before it is complete";
        }
        if ((matcher = WORD.matcher(message)).matches()) {
            return "«" + printable(matcher.group(1))
                    + "» is neither a string in double quotation marks nor a number, true, false or null";
        }
        if (message.startsWith("Unexpected close marker")) {
            return "a bracket closes that was not opened, or is of the other kind";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "a string holds a line end or another control character; write it as \\n, \\t or \\u and four digits";
        }
        if (message.startsWith("Unrecognized character escape")) {
            return "after a backslash in a string come only \" \\ / b f n r t, or u and four digits";
        }
        if ((matcher = UNEXPECTED.matcher(message)).matches()) {
            return "«" + printable(matcher.group(1)) + "» does not fit here" + expected(message);
        }
        return "this is no JSON";
    }

    private static String expected(String message) {
        if (message.contains("to start field name") || message.contains("to start property name")) {
            return "; expected is a name in double quotation marks";
        }
        if (message.contains("was expecting comma")) {
            return "; expected is a comma, or the end of the object or list";
        }
        if (message.contains("was expecting a colon")) {
            return "; expected is a colon between a name and its value";
        }
        return message.contains("expected a valid value") ? "; expected is a value" : "";
    }

    /** Nothing that a terminal or a page would obey, and not more than one can read. */
    private static String printable(String text) {
        String clean = text.replaceAll("\\p{Cntrl}|[\\ud800-\\udfff]", "?");
        return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
    }

    /** {@code line 2, column 7}, or null where the parser does not know. Both are counted from 1. */
    public static @Nullable String place(JacksonException fault) {
        var location = fault.getLocation();
        return location == null || location.getLineNr() < 1
                ? null
                : "line " + location.getLineNr() + ", column " + Math.max(1, location.getColumnNr());
    }
}
