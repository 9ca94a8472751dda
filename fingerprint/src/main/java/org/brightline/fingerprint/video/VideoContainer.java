package org.brightline.fingerprint.video;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Tells from the first bytes of a file what kind of video it is. */
public final class VideoContainer {

    /** Brands of ISO/IEC 14496-12 that are pictures and no videos: HEIF and AVIF. */
    private static final Set<String> PICTURES = Set.of("avif", "avis", "heic", "heix", "heim", "heis", "mif1", "msf1");

    private static final int PACKET = 188;
    private static final byte PACKET_START = 0x47;

    private VideoContainer() {}

    /** The media type of the video that these bytes begin like; nothing if they begin like none that is known here. */
    public static Optional<String> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            String brand = head.substring(8, 12);
            return PICTURES.contains(brand)
                    ? Optional.empty()
                    : Optional.of(brand.equals("qt  ") ? "video/quicktime" : "video/mp4");
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of("video/webm");
        }
        if (head.startsWith("RIFF") && head.startsWith("AVI ", 8)) {
            return Optional.of("video/x-msvideo");
        }
        if (head.startsWith("OggS")) {
            return Optional.of("video/ogg");
        }
        if (head.startsWith("FLV\u0001")) {
            return Optional.of("video/x-flv");
        }
        if (head.startsWith("0&\u00b2u\u008ef\u00cf\u0011")) {
            return Optional.of("video/x-ms-asf");
        }
        if (head.startsWith("\0\0\1\u00ba") || head.startsWith("\0\0\1\u00b3")) {
            return Optional.of("video/mpeg");
        }
        boolean packets = bytes.length > PACKET && bytes[0] == PACKET_START && bytes[PACKET] == PACKET_START;
        return packets ? Optional.of("video/mp2t") : Optional.empty();
    }
}
