package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.Verification;
import org.brightline.schema.testing.TestDatabase;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresJournalTest {
    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final Actor somebody = Actor.person(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private PostgresJournal journal;

    @BeforeEach
    void open() {
        journal = new PostgresJournal(
                DSL.using(new TransactionAwareDataSourceProxy(database.dataSource()), SQLDialect.POSTGRES),
                transactions,
                JournalKey.in(data, "test.example/journal", new SecureRandom()),
                Clock.systemUTC(),
                new SecureRandom());
    }

    @Test
    void an_act_is_found_again_with_its_place_and_a_proof_that_holds() {
        UUID id = append("a");
        append("b");
        append("c");
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
        transactions.executeWithoutResult(status -> {
            append("a");
            status.setRollbackOnly();
        });
        assertThat(journal.sequence().treeSize()).isZero();
    }

    @Test
    void an_older_checkpoint_is_proven_to_be_a_prefix_of_a_newer_one() {
        appendMany(5);
        var first = journal.sequence();
        appendMany(8);
        var second = journal.sequence();
        var proof = journal.consistency(first.treeSize(), second.treeSize());
        assertThat(proof.firstRoot()).isEqualTo(first.rootHash());
        assertThat(proof.secondRoot()).isEqualTo(second.rootHash());
        assertThat(journal.verify().checkpoints()).isEqualTo(2);
    }

    @Test
    void a_subject_stands_in_the_leaf_only_as_a_commitment() {
        UUID id = journal.append(
                Act.about(ActKind.CASE_OPENED, somebody, Map.of("author", "u-17 of Harbour"), Map.of("case", "1")));
        JournalEntry entry = journal.entry(id).orElseThrow();
        assertThat(entry.leaf()).doesNotContain("u-17").contains("\"case\":\"1\"");
        assertThat(entry.commitments()).containsOnlyKeys("author");
        assertThat(journal.referencing("case", "1")).hasSize(1);
    }

    @Test
    void the_database_refuses_to_change_or_delete_what_was_written() {
        append("a");
        journal.sequence();
        for (String table : new String[] {"journal_entry", "journal_leaf", "journal_checkpoint", "journal_reference"}) {
            assertThatThrownBy(() -> database.jooq().execute("delete from " + table))
                    .as(table)
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> database.jooq().execute("truncate " + table + " cascade"))
                    .as(table)
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> database.jooq().execute("update journal_entry set kind = 'x'"))
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journal_entry      | update journal_entry set leaf = replace(leaf, '"n":"3"', '"n":"4"')                      | leaf 3
            journal_entry      | update journal_entry set kind = 'case.decided' where leaf like '%"n":"2"%'                | leaf 2
            journal_leaf       | update journal_leaf set leaf_hash = set_byte(leaf_hash, 0, 1 # get_byte(leaf_hash, 0)) where index = 5 | leaf 5
            journal_leaf       | delete from journal_leaf where index = 4                                                  | leaf 4 is missing
            journal_leaf       | delete from journal_leaf where index = 8                                                  | only 8
            journal_node       | update journal_node set hash = set_byte(hash, 0, 1 # get_byte(hash, 0)) where level = 2 and index = 1 | level 2, index 1
            journal_checkpoint | update journal_checkpoint set note = replace(note, 'test', 'tesd')                        | checkpoint at 9
            journal_reference  | update journal_reference set value = '9' where value = '6'                                | leaf 6
            """)
    void tampering_past_the_triggers_is_found_and_named(String table, String tampering, String named) {
        appendMany(9);
        journal.sequence();
        assertThat(journal.verify().ok()).isTrue();
        database.jooq().execute("alter table " + table + " disable trigger all");
        database.jooq().execute(tampering);
        Verification verification = journal.verify();
        assertThat(verification.faults())
                .isNotEmpty()
                .anySatisfy(fault -> assertThat(fault).contains(named));
    }

    @Test
    void a_proof_beyond_the_tree_is_refused_in_words() {
        append("a");
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

    private void appendMany(int count) {
        for (int i = 0; i < count; i++) {
            append(Integer.toString(i));
        }
    }

    private UUID append(String n) {
        return journal.append(Act.of(ActKind.CASE_OPENED, somebody, Map.of("n", n)));
    }
}
