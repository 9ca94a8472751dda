package org.brightline.platform.hma.internal.input;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brightline.fingerprint.FingerprintType;

/** The types of content that signals are made of here, and which. */
public enum ContentKind {
    PHOTO("image", FingerprintType.PDQ, FingerprintType.SHA256, FingerprintType.MD5),
    VIDEO("video", FingerprintType.VIDEO_MD5, FingerprintType.VIDEO_SHA256, FingerprintType.VPDQ),
    TEXT("text", FingerprintType.RAW_TEXT, FingerprintType.TEXT_TLSH, FingerprintType.TEXT_MINHASH);

    private final String family;
    private final List<FingerprintType> types;

    ContentKind(String family, FingerprintType... types) {
        this.family = family;
        this.types = List.of(types);
    }

    /** The first half of the content types that hold it. */
    String family() {
        return family;
    }

    /** The signals that can be made of it. */
    List<FingerprintType> types() {
        return types;
    }

    /** As clients write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ContentKind> ofWireName(String name) {
        for (ContentKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind that a header's content type shows. */
    static Optional<ContentKind> ofContentType(String type) {
        for (ContentKind kind : List.of(PHOTO, VIDEO)) {
            if (type.startsWith(kind.family() + "/")) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
