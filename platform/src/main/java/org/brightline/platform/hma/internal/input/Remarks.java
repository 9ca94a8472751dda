package org.brightline.platform.hma.internal.input;

import jakarta.servlet.http.HttpServletRequest;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.Provenance;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client says beside content that it adds.
 *
 * @param metadata an object with {@code content_id}, {@code content_uri} and {@code json}, or null
 * @param note at most 255 characters, or null
 */
public record Remarks(
        @Nullable ObjectNode metadata, @Nullable String note) {
    private static final String METADATA = "metadata";

    /** Those in a JSON body. */
    public static Remarks of(ObjectNode body) {
        JsonNode metadata = body.get(METADATA);
        return new Remarks(metadata == null || metadata.isNull() ? null : checked(metadata), note(body.get("note")));
    }

    /** Those in the text fields of a form. */
    public static Remarks ofForm(HttpServletRequest request) {
        String metadata = request.getParameter(METADATA);
        JsonNode parsed = metadata == null || metadata.isBlank()
                ? null
                : Bodies.parse(metadata).orElseThrow(() -> Refusal.bad("metadata form field must be valid JSON"));
        return new Remarks(
                parsed == null || parsed.isNull() ? null : checked(parsed), shortEnough(request.getParameter("note")));
    }

    private static ObjectNode checked(JsonNode node) {
        if (!(node instanceof ObjectNode given)) {
            throw Refusal.bad("metadata should be a json object");
        }
        ObjectNode metadata = given.deepCopy();
        metadata.remove("collab");
        metadata.properties().forEach(field -> {
            boolean fits = switch (field.getKey()) {
                case "content_id", "content_uri" ->
                    field.getValue().isString() || field.getValue().isNull();
                case "json" -> field.getValue().isObject() || field.getValue().isNull();
                default -> false;
            };
            if (!fits) {
                throw Refusal.bad(
                        "Invalid metadata: `" + field.getKey()
                                + "`; it has `content_id` and `content_uri`, which are strings, and `json`, which is an object");
            }
        });
        plain(metadata.toString());
        return metadata;
    }

    /** The note in a field of JSON. */
    public static @Nullable String note(@Nullable JsonNode note) {
        if (note == null || note.isNull()) {
            return null;
        }
        if (!note.isString()) {
            throw Refusal.bad("note should be a string");
        }
        return shortEnough(note.asString());
    }

    private static @Nullable String shortEnough(@Nullable String note) {
        if (note == null || note.isEmpty()) {
            return null;
        }
        if (note.codePointCount(0, note.length()) > EntryState.LONGEST_NOTE) {
            throw Refusal.bad("note must be at most " + EntryState.LONGEST_NOTE + " characters");
        }
        return plain(note);
    }

    /** The database holds every character but one. */
    private static String plain(String text) {
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw Refusal.bad("A text may not have a character U+0000");
        }
        return text;
    }

    /** A label for people: what the client calls it. */
    public String label() {
        JsonNode id = metadata == null ? null : metadata.get("content_id");
        String named = id == null || !id.isString() ? "" : id.asString().strip();
        String label = named.isEmpty() ? "of the HMA interface" : named;
        return label.length() <= Provenance.LONGEST
                ? label
                : label.substring(0, label.offsetByCodePoints(0, Provenance.LONGEST / 2));
    }

    /** Metadata as they are shown: all four parts, of which exchanges have filled none here; null if there are none. */
    public static @Nullable ObjectNode shown(@Nullable ObjectNode kept) {
        if (kept == null || kept.isEmpty()) {
            return null;
        }
        ObjectNode shown = kept.objectNode();
        for (String name : java.util.List.of("content_id", "content_uri", "json", "collab")) {
            JsonNode value = kept.get(name);
            shown.set(name, value == null ? kept.nullNode() : value);
        }
        return shown;
    }
}
