package org.brightline.platform.journal.internal;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.platform.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a leaf's text says. */
record StoredLeaf(
        UUID id,
        Instant at,
        String kind,
        String actor,
        SortedMap<String, String> commitments,
        SortedMap<String, String> references,
        String text) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads it; any fault is an {@link IllegalArgumentException}. */
    static StoredLeaf parse(String text) {
        try {
            JsonNode leaf = JSON.readTree(text);
            return new StoredLeaf(
                    UUID.fromString(leaf.required("id").asString()),
                    Instant.parse(leaf.required("at").asString()),
                    leaf.required("kind").asString(),
                    leaf.required("actor").asString(),
                    map(leaf.required("commitments")),
                    map(leaf.required("references")),
                    text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("it is not a leaf: " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, String> map(JsonNode node) {
        SortedMap<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }

    /** The text that the journal writes for the same content; differs from {@link #text} only if that was not written by it. */
    String canonical() {
        return Leaf.of(id, at, kind, actor, commitments, references);
    }

    JournalEntry entry(@Nullable Long index, String leafHash) {
        return new JournalEntry(id, index, at, kind, actor, commitments, references, text, leafHash);
    }
}
