package org.brightline.language;

import org.jspecify.annotations.Nullable;

/** Reads a text and says which elements stand in it, and where. A pure function: the same text gives the same reading. */
public interface Reader {
    /**
     * Reads one text.
     *
     * @param text the text as it was posted, of any length and in any language
     * @param languageHint BCP 47 tag that the platform gave, or null; the text itself has the last word
     */
    Reading read(String text, @Nullable String languageHint);
}
