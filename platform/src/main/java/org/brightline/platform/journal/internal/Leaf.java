package org.brightline.platform.journal.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** The text that a leaf hash is taken over. */
final class Leaf {
    /** The version of the leaf's form. */
    private static final int FORM = 1;

    /** UTC, always six digits of the second: what the database keeps of a time, in one form only. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Leaf() {}

    static String of(
            UUID id,
            Instant at,
            String kind,
            String actor,
            SortedMap<String, String> commitments,
            SortedMap<String, String> references) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("actor", actor);
        leaf.put("at", TIME.format(at));
        leaf.put("commitments", commitments);
        leaf.put("id", id.toString());
        leaf.put("kind", kind);
        leaf.put("references", references);
        leaf.put("v", FORM);
        return CanonicalJson.of(leaf);
    }

    static byte[] hash(String leaf) {
        return MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256(salt ‖ role ‖ 0x00 ‖ value): says nothing without the salt, and binds to one value with it. */
    static byte[] commitment(byte[] salt, String role, String value) {
        MessageDigest digest = MerkleTree.sha256();
        digest.update(salt);
        digest.update(role.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return digest.digest(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a commitment (hex) was made to this value in this role with this salt. */
    static boolean opens(String commitment, byte[] salt, String role, String value) {
        return commitment.equals(HexFormat.of().formatHex(commitment(salt, role, value)));
    }
}
