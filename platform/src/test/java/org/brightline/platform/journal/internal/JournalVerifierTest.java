package org.brightline.platform.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.journal.OfflineVerification;
import org.brightline.platform.journal.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nine leaves, a checkpoint after five and one after nine, and two entries that wait; then somebody who owns the database. */
class JournalVerifierTest {
    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // JUnit runs the set-up first
    private JournalFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private PostgresJournal journal;

    @BeforeEach
    void fill() {
        fixture = new JournalFixture(data, Clock.systemUTC());
        journal = fixture.open();
        fixture.appendMany(journal, 0, 5);
        journal.sequence();
        fixture.appendMany(journal, 5, 9);
        journal.sequence();
        fixture.appendMany(journal, 9, 11);
    }

    @Test
    void a_journal_that_nobody_touched_is_without_fault() {
        Verification verification = journal.verify();
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.leaves()).isEqualTo(9);
        assertThat(verification.checkpoints()).isEqualTo(2);
        assertThat(verification.rootHash()).isEqualTo(journal.checkpoint().rootHash());
    }

    @Test
    void it_is_verified_without_a_server_from_the_database_and_the_data_folder() {
        assertThat(OfflineVerification.run(fixture.database.dataSource(), data, null))
                .isEqualTo(journal.verify());
        fixture.tamper("update journal_leaf set leaf_hash = set_byte(leaf_hash, 31, 1 # get_byte(leaf_hash, 31)) "
                + "where index = 2");
        assertThat(OfflineVerification.run(fixture.database.dataSource(), data, null)
                        .faults())
                .singleElement()
                .asString()
                .startsWith("leaf 2 (case.opened, entry ");
    }

    @Test
    void a_checkpoint_that_was_kept_tells_whether_the_journal_still_continues_it() {
        var database = fixture.database.dataSource();
        String kept = journal.checkpoint().note();
        journal.sequence();
        assertThat(OfflineVerification.run(database, data, kept).faults()).isEmpty();
        assertThat(OfflineVerification.run(database, data, kept.replace("\n9\n", "\n8\n"))
                        .faults())
                .singleElement()
                .asString()
                .contains("not signed");
        assertThat(OfflineVerification.run(database, data, "nonsense").faults()).hasSize(1);
        fixture.tamper("delete from journal_leaf where index >= 8");
        assertThat(OfflineVerification.run(database, data, kept).faults())
                .anySatisfy(fault -> assertThat(fault).contains("leaves were taken out"));
    }

    /** One flipped bit is one fault, and it names the place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update journal_entry set leaf_hash = set_byte(leaf_hash, 0, 1 # get_byte(leaf_hash, 0)) where leaf like '%"n":"7"%' | leaf 7 (case.opened | the hash beside its text
            update journal_leaf set leaf_hash = set_byte(leaf_hash, 9, 1 # get_byte(leaf_hash, 9)) where index = 5 | leaf 5 (case.opened | its hash in the tree is not
            update journal_entry set kind = 'case.decided' where leaf like '%"n":"2"%' | leaf 2 (case.decided | its kind in the table is case.decided, but its text says case.opened
            update journal_entry set actor = 'machine:0' where leaf like '%"n":"2"%' | leaf 2 (case.opened | its actor
            update journal_entry set at = at + interval '1 microsecond' where leaf like '%"n":"2"%' | leaf 2 (case.opened | its time
            update journal_reference set value = '66' where value = '6' | leaf 6 (case.opened | its references in the table is {n=66}
            insert into journal_reference select id, 'case', 'x' from journal_entry where leaf like '%"n":"1"%' | leaf 1 (case.opened | its references
            update journal_opening set value = 'u-x' where value = 'u-4' | leaf 4 (case.opened | what is kept as its author
            update journal_opening set salt = set_byte(salt, 0, 1 # get_byte(salt, 0)) where value = 'u-4' | leaf 4 (case.opened | what is kept as its author
            update journal_node set hash = set_byte(hash, 0, 1 # get_byte(hash, 0)) where level = 2 and index = 1 | the node at level 2, index 1 | over leaves 4 to 7
            delete from journal_node where level = 1 and index = 3 | the node at level 1, index 3 | missing
            insert into journal_node values (1, 4, sha256('x')) | the node at level 1, index 4 | leaves that are not there
            update journal_checkpoint set note = overlay(note placing case substr(note, length(note) - 9, 1) when 'A' then 'B' else 'A' end from length(note) - 9) where tree_size = 5 | the checkpoint at 5 leaves | its signature does not hold
            delete from journal_checkpoint where tree_size = 9 | the newest checkpoint covers 5 leaves | the journal has 9
            delete from journal_pending where number = (select min(number) from journal_pending) | entry | does not wait for a place
            update journal_entry set actor = 'machine:0' where leaf like '%"n":"10"%' | waiting for its place | its actor
            """)
    void one_change_past_the_triggers_is_one_fault_that_names_the_place(String tampering, String place, String what) {
        fixture.tamper(tampering);
        assertThat(journal.verify().faults()).singleElement().asString().contains(place, what);
    }

    @Test
    void a_changed_letter_in_a_text_is_named_and_no_other_leaf_is_suspected() {
        fixture.tamper("update journal_entry set leaf = replace(leaf, '\"n\":\"3\"', '\"n\":\"4\"')");
        assertThat(journal.verify().faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).startsWith("leaf 3 (case.opened, entry "))
                .anySatisfy(fault -> assertThat(fault).endsWith("its text no longer matches its hash"));
    }

    @Test
    void a_changed_letter_in_an_entry_that_still_waits_is_found_too() {
        fixture.tamper("update journal_entry set leaf = replace(leaf, '\"n\":\"9\"', '\"n\":\"8\"')");
        assertThat(journal.verify().faults())
                .anySatisfy(fault -> assertThat(fault).contains("waiting for its place", "no longer matches its hash"));
    }

    @Test
    void who_rewrites_a_leaf_with_all_its_hashes_is_found_by_the_signed_roots() {
        rewriteConsistently("6");
        assertThat(journal.verify().faults())
                .anySatisfy(fault -> assertThat(fault)
                        .contains("the checkpoint at 9 leaves", "One of the leaves 5 to 8 is not what was signed"))
                .noneSatisfy(fault -> assertThat(fault).contains("the checkpoint at 5 leaves"));
    }

    @Test
    void who_rewrites_the_nodes_above_it_as_well_is_still_found_by_the_signed_roots() {
        rewriteConsistently("6");
        rebuildNodes();
        assertThat(journal.verify().faults())
                .singleElement()
                .asString()
                .contains("the checkpoint at 9 leaves", "One of the leaves 5 to 8 is not what was signed");
    }

    @Test
    void who_signs_a_rewritten_root_with_another_key_is_found() throws Exception {
        rewriteConsistently("6");
        rebuildNodes();
        byte[] root = MerkleTree.root(9, new StoredTree(fixture.database.jooq()));
        NoteKey other = new NoteKey(JournalFixture.ORIGIN, new byte[32]);
        String forged = SignedNote.sign(
                CheckpointText.of(JournalFixture.ORIGIN, 9, root), other, NoteKey.privateKey(new byte[32]));
        fixture.database.jooq().transaction(transaction -> {
            transaction.dsl().execute("set local session_replication_role = replica");
            transaction
                    .dsl()
                    .execute("update journal_checkpoint set note = ?, root = ? where tree_size = 9", forged, root);
        });
        assertThat(journal.verify().faults())
                .singleElement()
                .asString()
                .contains("the checkpoint at 9 leaves", "its signature does not hold");
    }

    @Test
    void a_changed_root_beside_a_checkpoint_is_named() {
        fixture.tamper(
                "update journal_checkpoint set root = set_byte(root, 0, 1 # get_byte(root, 0)) where tree_size = 5");
        assertThat(journal.verify().faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("the checkpoint at 5 leaves"));
    }

    @Test
    void a_leaf_taken_out_of_the_middle_is_named() {
        fixture.tamper("delete from journal_leaf where index = 4");
        assertThat(journal.verify().faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("leaf 4 is missing"))
                .anySatisfy(fault -> assertThat(fault).contains("it is not in the tree and does not wait"));
    }

    @Test
    void several_leaves_taken_out_are_named_and_the_texts_behind_them_are_still_read() {
        fixture.tamper("delete from journal_leaf where index in (3, 4, 5)");
        fixture.tamper("update journal_entry set kind = 'x' where leaf like '%\"n\":\"8\"%'");
        assertThat(journal.verify().faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("leaves 3 to 5 are missing"))
                .anySatisfy(fault -> assertThat(fault).startsWith("leaf 8 (x, entry"));
    }

    @Test
    void leaves_taken_from_the_end_are_missed_by_the_checkpoint() {
        fixture.tamper("delete from journal_leaf where index = 8");
        assertThat(journal.verify().faults())
                .anySatisfy(fault -> assertThat(fault).contains("signed over 9 leaves, but the journal has only 8"));
    }

    @Test
    void a_lost_entry_behind_a_leaf_is_named() {
        UUID entry = (UUID) fixture.database.jooq().fetchValue("select entry from journal_leaf where index = 7");
        fixture.tamper("delete from journal_entry where id = '" + entry + "'");
        assertThat(journal.verify().faults()).containsExactly("leaf 7: its entry " + entry + " is missing");
    }

    @Test
    void a_leaf_put_in_behind_the_last_checkpoint_is_found() {
        fixture.tamper(
                "insert into journal_leaf select 9, entry, (select leaf_hash from journal_entry where id = entry) "
                        + "from journal_pending order by number limit 1");
        assertThat(journal.verify().faults())
                .anySatisfy(fault ->
                        assertThat(fault).contains("the newest checkpoint covers 9 leaves, but the journal has 10"))
                .anySatisfy(fault -> assertThat(fault).contains("it waits for a place, but it is leaf 9"));
    }

    @Test
    void a_journal_that_is_wrong_everywhere_gives_a_report_that_ends() {
        fixture.appendMany(journal, 11, 1_300);
        journal.sequence();
        fixture.tamper("update journal_entry set kind = 'x'");
        List<String> faults = journal.verify().faults();
        assertThat(faults).hasSize(1_001);
        assertThat(faults.getLast()).isEqualTo("and 300 more faults that are not listed");
    }

    @Test
    void it_reads_page_by_page_and_checks_every_node_on_the_way() {
        fixture.appendMany(journal, 11, 4_200);
        journal.sequence();
        assertThat(journal.verify().faults()).isEmpty();
        fixture.tamper("update journal_node set hash = sha256('x') where level = 11 and index = 1");
        fixture.tamper("update journal_leaf set leaf_hash = sha256('x') where index = 4000");
        assertThat(journal.verify().faults())
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("level 11, index 1 (over leaves 2048 to 4095)"))
                .anySatisfy(fault -> assertThat(fault).startsWith("leaf 4000 ("));
    }

    /** What somebody with all rights on the tables, but without the key, would do: text, columns and hashes all fit. */
    private void rewriteConsistently(String n) {
        var row = fixture.database
                .jooq()
                .fetchSingle(
                        "select e.id, e.leaf from journal_entry e join journal_reference r on r.entry = e.id "
                                + "where r.value = ?",
                        n);
        String text = row.get("leaf", String.class).replace("\"n\":\"" + n + "\"", "\"n\":\"0\"");
        fixture.database.jooq().transaction(transaction -> {
            var db = transaction.dsl();
            db.execute("set local session_replication_role = replica");
            db.execute(
                    "update journal_entry set leaf = ?, leaf_hash = ? where id = ?",
                    text,
                    Leaf.hash(text),
                    row.get("id"));
            db.execute("update journal_leaf set leaf_hash = ? where entry = ?", Leaf.hash(text), row.get("id"));
            db.execute("update journal_reference set value = '0' where entry = ?", row.get("id"));
        });
    }

    private void rebuildNodes() {
        fixture.tamper("update journal_node n set hash = (select sha256('\\x01'::bytea || l.leaf_hash || r.leaf_hash) "
                + "from journal_leaf l, journal_leaf r where l.index = n.index * 2 and r.index = n.index * 2 + 1) "
                + "where level = 1");
        for (int level = 2; level <= 3; level++) {
            fixture.tamper("update journal_node n set hash = (select sha256('\\x01'::bytea || l.hash || r.hash) "
                    + "from journal_node l, journal_node r where l.level = n.level - 1 and r.level = n.level - 1 "
                    + "and l.index = n.index * 2 and r.index = n.index * 2 + 1) where level = " + level);
        }
    }
}
