package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal as a stranger sees it, who has no account and trusts nobody. */
class JournalHttpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HexFormat HEX = HexFormat.of();

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private static RunningPlatform platform;

    @BeforeAll
    static void start() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void the_checkpoint_is_a_signed_note_in_plain_text_unless_json_is_asked_for() {
        HttpResponse<String> note = get("/v1/journal/checkpoint");
        assertThat(note.statusCode()).isEqualTo(200);
        assertThat(note.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(note.body()).startsWith("brightline.local/journal\n");
        assertThat(SignedNote.verifies(note.body(), publishedKey())).isTrue();

        JsonNode json = JSON.readTree(
                get("/v1/journal/checkpoint", "Accept", "application/json").body());
        assertThat(SignedNote.verifies(json.get("note").asString(), publishedKey()))
                .isTrue();
        for (String accept : List.of("*/*", "text/html, */*;q=0.8", "text/plain", "text/*, application/json")) {
            assertThat(get("/v1/journal/checkpoint", "Accept", accept).body())
                    .as(accept)
                    .startsWith("brightline.local/journal\n");
        }
        assertThat(get("/v1/journal/checkpoint", "Accept", "image/png").statusCode())
                .isEqualTo(406);
    }

    @Test
    void a_leaf_that_somebody_holds_is_proven_against_the_signed_root() {
        UUID id = append();
        platform.bean(Journal.class).sequence();
        var entry = platform.bean(Journal.class).entry(id).orElseThrow();
        JsonNode checkpoint = JSON.readTree(
                get("/v1/journal/checkpoint", "Accept", "application/json").body());
        JsonNode proof = JSON.readTree(get("/v1/journal/proofs/inclusion?index=" + entry.index() + "&size="
                        + checkpoint.get("treeSize").asLong())
                .body());

        byte[] leaf = MerkleTree.leafHash(entry.leaf().getBytes(StandardCharsets.UTF_8));
        assertThat(MerkleTree.rootOf(
                        java.util.Objects.requireNonNull(entry.index()),
                        checkpoint.get("treeSize").asLong(),
                        leaf,
                        hashes(proof.get("path"))))
                .hasValueSatisfying(root -> assertThat(HEX.formatHex(root))
                        .isEqualTo(checkpoint.get("rootHash").asString()));
    }

    @Test
    void a_checkpoint_that_somebody_kept_is_proven_to_be_a_prefix_of_todays() {
        JsonNode kept = JSON.readTree(
                get("/v1/journal/checkpoint", "Accept", "application/json").body());
        append();
        append();
        append();
        platform.bean(Journal.class).sequence();
        JsonNode today = JSON.readTree(
                get("/v1/journal/checkpoint", "Accept", "application/json").body());
        long first = kept.get("treeSize").asLong();
        long second = today.get("treeSize").asLong();
        JsonNode proof = JSON.readTree(get("/v1/journal/proofs/consistency?first=" + first + "&second=" + second)
                .body());
        assertThat(MerkleTree.consistent(
                        first,
                        HEX.parseHex(kept.get("rootHash").asString()),
                        second,
                        HEX.parseHex(today.get("rootHash").asString()),
                        hashes(proof.get("path"))))
                .isTrue();
    }

    @Test
    void a_proof_that_cannot_be_given_is_a_problem_with_words_and_never_a_fault() {
        for (String path : List.of(
                "/v1/journal/proofs/inclusion?index=0&size=999999",
                "/v1/journal/proofs/inclusion?index=-1&size=1",
                "/v1/journal/proofs/inclusion?index=0&size=9223372036854775807",
                "/v1/journal/proofs/inclusion?index=zero&size=1",
                "/v1/journal/proofs/inclusion",
                "/v1/journal/proofs/consistency?first=0&second=1",
                "/v1/journal/proofs/consistency?first=-9223372036854775808&second=1")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
        }
    }

    @Test
    void the_entries_themselves_are_for_those_who_may_read_them() {
        assertThat(get("/v1/journal/entries").statusCode()).isEqualTo(401);
        assertThat(get("/v1/journal/entries/" + UUID.randomUUID()).statusCode()).isEqualTo(401);
    }

    private static UUID append() {
        return platform.bean(Journal.class)
                .append(Act.of(
                        ActKind.CASE_OPENED,
                        Actor.MACHINE,
                        Map.of("case", UUID.randomUUID().toString())));
    }

    private static NoteKey publishedKey() {
        return NoteKey.parse(get("/v1/journal/key").body());
    }

    private static List<byte[]> hashes(JsonNode path) {
        List<byte[]> hashes = new ArrayList<>();
        path.forEach(hash -> hashes.add(HEX.parseHex(hash.asString())));
        return hashes;
    }

    private static HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return platform.send(request.build());
    }
}
