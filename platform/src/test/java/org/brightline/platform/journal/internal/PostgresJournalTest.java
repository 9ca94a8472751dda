package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Checkpoint;
import org.brightline.platform.journal.ConsistencyProof;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.testing.MutableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresJournalTest {
    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private JournalFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private PostgresJournal journal;

    @BeforeEach
    void open() {
        fixture = new JournalFixture(data, Clock.systemUTC());
        journal = fixture.open();
    }

    @Test
    void an_act_is_found_again_with_its_place_and_a_proof_that_holds() {
        UUID id = fixture.append(journal, "a");
        fixture.append(journal, "b");
        fixture.append(journal, "c");
        var checkpoint = journal.sequence();
        JournalEntry entry = journal.entry(id).orElseThrow();
        var proof = journal.inclusion(java.util.Objects.requireNonNull(entry.index()), checkpoint.treeSize());

        assertThat(checkpoint.treeSize()).isEqualTo(3);
        assertThat(proof.rootHash()).isEqualTo(checkpoint.rootHash());
        assertThat(proof.leafHash()).isEqualTo(entry.leafHash());
        assertThat(SignedNote.verifies(checkpoint.note(), journal.verifierKey()))
                .isTrue();
        assertThat(journal.verify().faults()).isEmpty();
    }

    @Test
    void an_act_that_is_rolled_back_was_never_there() {
        fixture.transactions.executeWithoutResult(status -> {
            fixture.append(journal, "a");
            status.setRollbackOnly();
        });
        assertThat(journal.sequence().treeSize()).isZero();
    }

    @Test
    void an_older_checkpoint_is_proven_to_be_a_prefix_of_a_newer_one() {
        fixture.appendMany(journal, 0, 5);
        var first = journal.sequence();
        fixture.appendMany(journal, 5, 13);
        var second = journal.sequence();
        var proof = journal.consistency(first.treeSize(), second.treeSize());
        assertThat(proof.firstRoot()).isEqualTo(first.rootHash());
        assertThat(proof.secondRoot()).isEqualTo(second.rootHash());
        assertThat(journal.verify().checkpoints()).isEqualTo(2);
    }

    @Test
    void a_subject_stands_in_the_leaf_only_as_a_commitment() {
        UUID id = journal.append(Act.about(
                ActKind.CASE_OPENED, fixture.somebody, Map.of("author", "u-17 of Harbour"), Map.of("case", "1")));
        JournalEntry entry = journal.entry(id).orElseThrow();
        assertThat(entry.leaf()).doesNotContain("u-17").contains("\"case\":\"1\"");
        assertThat(entry.commitments()).containsOnlyKeys("author");
        assertThat(journal.referencing("case", "1")).hasSize(1);
    }

    @Test
    void the_database_refuses_to_change_or_delete_what_was_written() {
        fixture.appendMany(journal, 0, 2);
        journal.sequence();
        for (String table :
                new String[] {"journal_entry", "journal_leaf", "journal_node", "journal_checkpoint", "journal_reference"
                }) {
            assertThatThrownBy(() -> fixture.database.jooq().execute("delete from " + table))
                    .as(table)
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> fixture.database.jooq().execute("truncate " + table + " cascade"))
                    .as(table)
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> fixture.database.jooq().execute("update journal_entry set kind = 'x'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void an_opening_may_be_forgotten_but_never_rewritten() {
        UUID id = fixture.append(journal, "a");
        journal.sequence();
        DSLContext database = fixture.database.jooq();
        assertThatThrownBy(() -> database.execute("update journal_opening set value = 'u-x'"))
                .hasMessageContaining("append-only");
        database.execute("delete from journal_opening where entry = ?", id);
        assertThat(journal.entry(id).orElseThrow().commitments()).containsOnlyKeys("author");
        assertThat(journal.verify().faults()).isEmpty();
    }

    @Test
    void a_commitment_opens_to_one_value_in_one_role_with_one_salt() {
        byte[] salt = new byte[32];
        String commitment = HexFormat.of().formatHex(Leaf.commitment(salt, "author", "u-17"));
        assertThat(Leaf.opens(commitment, salt, "author", "u-17")).isTrue();
        assertThat(Leaf.opens(commitment, salt, "author", "u-18")).isFalse();
        assertThat(Leaf.opens(commitment, salt, "reader", "u-17")).isFalse();
        assertThat(Leaf.opens(commitment, HexFormat.of().parseHex("01".repeat(32)), "author", "u-17"))
                .isFalse();
    }

    @Test
    void the_same_subject_twice_gives_two_commitments_that_nobody_can_link() {
        UUID first = fixture.append(journal, "a");
        UUID second = fixture.append(journal, "a");
        assertThat(journal.entry(first).orElseThrow().commitments().get("author"))
                .isNotEqualTo(journal.entry(second).orElseThrow().commitments().get("author"));
    }

    @Test
    void the_leaf_is_canonical_json_with_microseconds() {
        MutableClock clock = new MutableClock(Instant.parse("2026-05-01T12:00:00Z"));
        PostgresJournal still = new JournalFixture(data, clock).open();
        Actor person = Actor.person(UUID.fromString("01980000-0000-7000-8000-000000000001"));
        UUID id = still.append(Act.of(ActKind.CASE_DECIDED, person, Map.of("case", "7")));
        assertThat(still.entry(id).orElseThrow().leaf())
                .isEqualTo("{\"actor\":\"person:01980000-0000-7000-8000-000000000001\","
                        + "\"at\":\"2026-05-01T12:00:00.000000Z\",\"commitments\":{},\"id\":\"" + id
                        + "\",\"kind\":\"case.decided\",\"references\":{\"case\":\"7\"},\"v\":1}");
    }

    @Test
    void characters_that_cannot_be_kept_are_refused_in_words() {
        for (String value : List.of("nul \u0000", "half \ud83d", "half \ude00")) {
            assertThatThrownBy(() -> journal.append(
                            Act.about(ActKind.CASE_DECIDED, fixture.somebody, Map.of("reason", value), Map.of())))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_FIELD))
                    .hasMessageContaining("The reason holds a character");
        }
        assertThat(journal.sequence().treeSize()).isZero();
    }

    @Test
    void the_newest_come_first_and_those_without_a_place_before_all() {
        fixture.appendMany(journal, 0, 4);
        journal.sequence();
        fixture.appendMany(journal, 4, 6);
        assertThat(journal.newest(Long.MAX_VALUE, 4))
                .extracting(entry -> entry.references().get("n"))
                .containsExactly("5", "4", "3", "2");
        assertThat(journal.newest(2, 4)).extracting(JournalEntry::index).containsExactly(1L, 0L);
        assertThat(journal.newest(Long.MAX_VALUE, 1)).hasSize(1);
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was_and_the_old_tree_is_a_prefix_of_the_new() {
        fixture.appendMany(journal, 0, 6);
        Checkpoint before = journal.sequence();
        fixture.appendMany(journal, 6, 9);

        PostgresJournal restarted = fixture.open();
        fixture.appendMany(restarted, 9, 13);
        Checkpoint after = restarted.sequence();
        ConsistencyProof proof = restarted.consistency(before.treeSize(), after.treeSize());

        assertThat(after.treeSize()).isEqualTo(13);
        assertThat(restarted.verifierKey().text())
                .isEqualTo(journal.verifierKey().text());
        assertThat(MerkleTree.consistent(
                        before.treeSize(),
                        HexFormat.of().parseHex(before.rootHash()),
                        after.treeSize(),
                        HexFormat.of().parseHex(after.rootHash()),
                        proof.path().stream().map(HexFormat.of()::parseHex).toList()))
                .isTrue();
        assertThat(restarted.verify().faults()).isEmpty();
    }

    @Test
    void many_writers_and_two_sequencers_at_once_lose_nothing_and_leave_no_gap() throws Exception {
        int writers = 4;
        int each = 40;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + "-";
                running.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        String n = name + i;
                        boolean keep = i % 10 != 9;
                        fixture.transactions.executeWithoutResult(status -> {
                            journal.append(Act.of(ActKind.CASE_OPENED, fixture.somebody, Map.of("n", n)));
                            if (!keep) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                }));
            }
            for (int sequencer = 0; sequencer < 2; sequencer++) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 15; i++) {
                        journal.sequence();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(journal.sequence().treeSize()).isEqualTo(writers * each * 9 / 10);
        assertThat(journal.verify().faults()).isEmpty();
    }

    @Test
    void a_proof_beyond_the_tree_is_refused_in_words() {
        fixture.append(journal, "a");
        journal.sequence();
        assertThatThrownBy(() -> journal.inclusion(0, 2))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("from 1 to 1");
        assertThatThrownBy(() -> journal.inclusion(1, 1))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("from 0 to 0");
    }

    @Test
    void the_key_stays_the_same_and_a_change_of_name_is_refused() {
        String before = journal.verifierKey().text();
        assertThat(JournalKey.in(data, "test.example/journal", new SecureRandom())
                        .verifier()
                        .text())
                .isEqualTo(before);
        assertThatThrownBy(() -> JournalKey.in(data, "other.example", new SecureRandom()))
                .hasMessageContaining("BRIGHTLINE_JOURNAL_ORIGIN");
    }
}
