package org.brightline.platform.intake;

import java.util.List;

/** What an item consists of. */
public final class ItemFields {
    /** The names of all fields of its JSON. */
    public static final List<String> NAMES = List.of(
            "platform",
            "externalId",
            "kind",
            "author",
            "audience",
            "language",
            "createdAt",
            "text",
            "media",
            "contextLink",
            "history");

    private ItemFields() {}
}
