package org.brightline.platform.vault;

/** An exhibit's content, for the caller alone. */
public record OpenedExhibit(ExhibitInfo info, byte[] content) {
    /** The content as UTF-8 text. */
    public String text() {
        return new String(content, java.nio.charset.StandardCharsets.UTF_8);
    }
}
