package org.brightline.platform.intake.internal;

import java.nio.charset.StandardCharsets;
import org.brightline.fingerprint.video.VideoContainer;

/** The media type that a file's first bytes show; what its sender says of it is not believed. */
final class MediaTypes {
    private MediaTypes() {}

    static String of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return "image/webp";
        }
        if (head.startsWith("BM")) {
            return "image/bmp";
        }
        return VideoContainer.of(bytes).orElse("application/octet-stream");
    }
}
