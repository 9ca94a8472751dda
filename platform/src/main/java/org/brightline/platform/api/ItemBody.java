package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item as it is described to those who send it; it is read by the intake itself, which says precisely what is wrong. */
@Schema(name = "Item", description = "One post, comment, profile or the like. It has a text or at least one picture.")
record ItemBody(
        @Schema(description = "The short name under which the platform is registered.", example = "forum")
        String platform,

        @Schema(description = "The platform's id of it.", maxLength = 200, example = "p-1")
        String externalId,

        @Schema(description = "What it is there.", pattern = "[a-z][a-z0-9_-]{0,31}", example = "post")
        String kind,

        @Schema(
                description =
                        "The platform's own opaque reference of the author; never a name, address or number of a person.",
                maxLength = 200,
                example = "u-17")
        @Nullable String author,

        @Schema(description = "Who can see it. PRIVATE is refused.", example = "PUBLIC")
        Seen audience,

        @Schema(description = "A hint (BCP 47).", maxLength = 35, example = "en") @Nullable String language,

        @Schema(description = "When it was posted, with its offset.", example = "2026-05-01T10:00:00Z")
        OffsetDateTime createdAt,

        @Schema(description = "What it says.", example = "The ferry was late again.") @Nullable String text,

        @Schema(description = "Pictures to fetch; files come as parts of a multipart request instead.") @Nullable List<Link> media,

        @Schema(
                description = "Where a person can see it in its place.",
                maxLength = 2000,
                example = "https://forum.example/p/1")
        @Nullable String contextLink,

        @Schema(
                description =
                        "What the platform has counted of the account, by window: posts, reports found right, or removals that stand.",
                example = "{\"removals over 180d\": 2}")
        @Nullable Map<String, Long> history) {

    /** Who can see an item that is taken. */
    enum Seen {
        PUBLIC,
        OPEN_GROUP,
        CLOSED_GROUP
    }

    /** A picture to fetch. */
    record Link(
            @Schema(description = "A public address.", example = "https://forum.example/p/1.png")
            String url) {}
}
