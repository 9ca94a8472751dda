package org.brightline.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Letters that look like Latin ones (UTS #39, table {@code confusables.txt}). A letter of the Latin script and a symbol
 * stand for their letter always; a letter of another script only where the word around it is written in Latin.
 */
public final class Confusables {
    private static final String RESOURCE = "confusables.txt";
    private static final Map<Integer, String> ALWAYS = new HashMap<>();
    private static final char[] IN_LATIN_WORDS = new char[0x10000];

    static {
        read();
    }

    private Confusables() {}

    /** What a code point stands for wherever it is; null when it stands for itself. */
    static @Nullable String always(int codePoint) {
        return ALWAYS.get(codePoint);
    }

    /** What a letter stands for in a word with Latin letters; itself when it is no look-alike. */
    public static char inLatinWord(char c) {
        char latin = IN_LATIN_WORDS[c];
        return latin == 0 ? c : latin;
    }

    private static void read() {
        try (InputStream in = Confusables.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is missing from the language module.");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(Confusables::entry);
        } catch (IOException e) {
            throw new IllegalStateException("The resource " + RESOURCE + " cannot be read.", e);
        }
    }

    private static void entry(String line) {
        if (line.startsWith("#")) {
            return;
        }
        String[] fields = line.split(" ", -1);
        int codePoint = Integer.parseInt(fields[0], 16);
        if (fields[2].equals("a") || codePoint >= 0x10000) {
            ALWAYS.put(codePoint, fields[1]);
        } else {
            IN_LATIN_WORDS[codePoint] = fields[1].charAt(0);
        }
    }
}
