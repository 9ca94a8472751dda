package org.brightline.platform.intake.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;

/** Text as it comes over the wire. */
final class StrictText {
    private StrictText() {}

    /**
     * Decodes UTF-8, without a byte order mark if there is one.
     *
     * @throws Problem BAD_ENCODING, naming the first byte that is wrong
     */
    static String decode(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new Problem(
                    ProblemType.BAD_ENCODING,
                    "The byte at offset " + in.position() + " is not valid UTF-8. Send JSON in UTF-8.");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Replaces surrogates without a partner by U+FFFD. JSON can carry them as escapes; they come from programs that cut a
     * text in the middle of a character, and UTF-8 cannot carry them on.
     */
    static String wellFormed(String text) {
        if (isWellFormed(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(isSurrogate(point) ? 0xFFFD : point));
        return whole.toString();
    }

    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(StrictText::isSurrogate);
    }

    /** Whether it could be shown in a line: no control characters, no line breaks, no halves of characters. */
    static boolean isOneLine(String text) {
        return text.codePoints()
                .noneMatch(point -> isSurrogate(point)
                        || Character.isISOControl(point)
                        || Character.getType(point) == Character.LINE_SEPARATOR
                        || Character.getType(point) == Character.PARAGRAPH_SEPARATOR);
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
