package org.brightline.language.names;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.brightline.language.PatternException;

/** Reads a file of names as its publisher or its author made it: the list of the United Nations, or a table. */
public final class NameFile {
    /** Most names of one list. */
    public static final int MOST_NAMES = 50_000;

    private static final int ENOUGH_TO_TELL = 64;

    private NameFile() {}

    /**
     * Reads one list; XML is {@link UnConsolidatedList}, anything else a {@link NameList}.
     *
     * @param list what it is called, for messages
     * @throws PatternException when it is neither; the message says where and what would be right
     */
    public static UnConsolidatedList.Imported read(String list, byte[] file) {
        return isXml(file)
                ? UnConsolidatedList.parse(list, new ByteArrayInputStream(file))
                : new UnConsolidatedList.Imported("", NameList.parse(list, text(list, file)), List.of());
    }

    private static boolean isXml(byte[] file) {
        return new String(file, 0, Math.min(file.length, ENOUGH_TO_TELL), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .startsWith("<");
    }

    private static String text(String list, byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PatternException(list + ": the file is not in UTF-8; save it as that.");
        }
    }
}
