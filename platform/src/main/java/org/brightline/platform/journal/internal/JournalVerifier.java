package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_CHECKPOINT;
import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_LEAF;
import static org.brightline.schema.db.Tables.JOURNAL_NODE;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import org.brightline.platform.journal.Verification;
import org.brightline.schema.db.tables.records.JournalCheckpointRecord;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the whole tree from the texts of the leaves and holds against it everything that the database says: hashes, nodes,
 * checkpoints, columns, references and openings.
 *
 * <p>The signed roots are the ground truth, and the text of a leaf is what they bind. A leaf's hash stands in the database twice
 * (beside its text and in the tree). Where the three differ, the tree goes on with the value that two of them agree on, so that
 * one changed leaf is one fault and does not make every later root look wrong. Nothing is forgiven by that: the disagreement is a
 * fault by itself, and the roots decide about the rest.
 */
final class JournalVerifier {
    private static final int PAGE = 2_000;

    private final DSLContext database;
    private final NoteKey key;

    JournalVerifier(DSLContext database, NoteKey key) {
        this.database = database;
        this.key = key;
    }

    /** Works on one snapshot, so that entries which arrive meanwhile do not disturb. */
    Verification verify() {
        return database.transactionResult(transaction -> {
            DSLContext snapshot = transaction.dsl();
            snapshot.execute("set transaction isolation level repeatable read, read only");
            try (Cursor<JournalCheckpointRecord> checkpoints = snapshot.selectFrom(JOURNAL_CHECKPOINT)
                    .orderBy(JOURNAL_CHECKPOINT.TREE_SIZE)
                    .fetchSize(PAGE)
                    .fetchLazy()) {
                return new Run(snapshot, key, checkpoints.iterator()).verify();
            }
        });
    }

    /** One pass over leaves and checkpoints, side by side. */
    private static final class Run {
        private final DSLContext snapshot;
        private final NoteKey key;
        private final Iterator<JournalCheckpointRecord> checkpoints;
        private final Faults faults = new Faults();
        private final GrowingTree tree = new GrowingTree();

        private @Nullable JournalCheckpointRecord next;
        private long checked;
        private long signedSize = -1;
        private long lastFitting;
        private long misfits;
        /** The number of leaves seen, or the index that must come next. */
        private long expected;
        /** Whether a leaf is missing; then nothing behind it can be recomputed. */
        private boolean torn;

        Run(DSLContext snapshot, NoteKey key, Iterator<JournalCheckpointRecord> checkpoints) {
            this.snapshot = snapshot;
            this.key = key;
            this.checkpoints = checkpoints;
        }

        Verification verify() {
            advance();
            checkRoots();
            LeafPage page = LeafPage.read(snapshot, 0, PAGE);
            while (!page.rows().isEmpty()) {
                for (LeafPage.Row row : page.rows()) {
                    checkLeaf(row, page);
                    checkRoots();
                }
                page = LeafPage.read(snapshot, expected, PAGE);
            }
            checkEnd();
            checkStrayNodes();
            checkEntriesWithoutPlace();
            return new Verification(tree.size(), checked, HexFormat.of().formatHex(tree.root()), faults.sentences());
        }

        private void checkLeaf(LeafPage.Row row, LeafPage page) {
            if (row.index() != expected) {
                faults.add((row.index() == expected + 1
                                ? "leaf " + expected + " is missing"
                                : "leaves " + expected + " to " + (row.index() - 1) + " are missing")
                        + ": the next one in the database is leaf " + row.index()
                        + ". What comes after cannot be held against the signed roots");
                torn = true;
            }
            expected = row.index() + 1;
            byte[] hash = row.hash();
            if (row.text() == null || row.columns() == null || row.hashBesideText() == null) {
                faults.add("leaf " + row.index() + ": its entry " + row.entry() + " is missing");
            } else {
                String name = "leaf " + row.index() + " (" + row.columns().kind() + ", entry " + row.entry() + ")";
                hash = agreed(name, Leaf.hash(row.text()), row.hashBesideText(), row.hash());
                EntryCheck.check(name, row.text(), row.columns(), faults);
            }
            if (!torn) {
                tree.add(hash).forEach(node -> checkNode(node, page));
            }
        }

        private byte[] agreed(String name, byte[] ofText, byte[] besideText, byte[] inTree) {
            boolean text = Arrays.equals(ofText, inTree);
            boolean beside = Arrays.equals(besideText, inTree);
            if (text && beside) {
                return inTree;
            }
            if (text) {
                faults.add(name + ": the hash beside its text is not the hash of its text");
                return inTree;
            }
            if (beside) {
                faults.add(name + ": its text no longer matches its hash");
                return inTree;
            }
            faults.add(name + ": its hash in the tree is not the hash of its text");
            return Arrays.equals(ofText, besideText) ? ofText : inTree;
        }

        private void checkNode(GrowingTree.Node node, LeafPage page) {
            byte[] stored = page.node(node.level(), node.index());
            if (stored == null || !Arrays.equals(stored, node.hash())) {
                faults.add("the node at level " + node.level() + ", index " + node.index() + " (over leaves "
                        + node.first() + " to " + node.last() + ") is "
                        + (stored == null ? "missing" : "not the hash of what is below it"));
            }
        }

        /** Checks the checkpoints that were signed over as many leaves as the tree has now. */
        private void checkRoots() {
            while (!torn && next != null && next.getTreeSize() <= tree.size()) {
                if (Arrays.equals(next.getRoot(), tree.root())) {
                    lastFitting = tree.size();
                } else if (misfits++ == 0) {
                    faults.add("the checkpoint at " + tree.size() + " leaves: its root is not the root of the leaves"
                            + (lastFitting < tree.size()
                                    ? ". One of the leaves " + lastFitting + " to " + (tree.size() - 1)
                                            + " is not what was signed"
                                    : ""));
                }
                advance();
            }
        }

        /** Goes to the next checkpoint and checks what it says of itself. */
        private void advance() {
            if (!checkpoints.hasNext()) {
                next = null;
                return;
            }
            JournalCheckpointRecord row = checkpoints.next();
            next = row;
            checked++;
            signedSize = row.getTreeSize();
            String text = CheckpointText.of(key.name(), row.getTreeSize(), row.getRoot());
            if (!row.getNote().startsWith(text + "\n")) {
                faults.add("the checkpoint at " + row.getTreeSize() + " leaves: its columns (size "
                        + row.getTreeSize() + ", root " + Base64.getEncoder().encodeToString(row.getRoot())
                        + ") are not what its note says");
            }
            if (!SignedNote.verifies(row.getNote(), key)) {
                faults.add("the checkpoint at " + row.getTreeSize() + " leaves: its signature does not hold");
            }
        }

        private void checkEnd() {
            if (misfits > 1) {
                faults.add(misfits - 1 + " later checkpoints do not fit the leaves either");
            }
            while (next != null) {
                advance();
            }
            if (signedSize > expected) {
                faults.add("a checkpoint was signed over " + signedSize + " leaves, but the journal has only "
                        + expected + ": leaves were taken out at the end");
            } else if (signedSize < expected) {
                faults.add("the newest checkpoint covers " + Math.max(signedSize, 0) + " leaves, but the journal has "
                        + expected + ": nobody has signed for the last ones, or a checkpoint was taken out");
            }
        }

        /** A node whose leaves are not all there can only have been put in by hand, or its leaves were taken out. */
        private void checkStrayNodes() {
            snapshot.select(JOURNAL_NODE.LEVEL, JOURNAL_NODE.INDEX)
                    .from(JOURNAL_NODE)
                    .where(JOURNAL_NODE.INDEX.ge(DSL.field(
                            "({0}::bigint >> {1}::int)", Long.class, DSL.inline(expected), JOURNAL_NODE.LEVEL)))
                    .orderBy(JOURNAL_NODE.LEVEL, JOURNAL_NODE.INDEX)
                    .limit(PAGE)
                    .forEach(row -> faults.add("the node at level " + row.value1() + ", index " + row.value2()
                            + " stands over leaves that are not there"));
        }

        /** Entries that are not in the tree must be waiting for their place. */
        private void checkEntriesWithoutPlace() {
            snapshot.select(JOURNAL_ENTRY.ID, JOURNAL_ENTRY.KIND)
                    .from(JOURNAL_ENTRY)
                    .whereNotExists(DSL.selectOne().from(JOURNAL_LEAF).where(JOURNAL_LEAF.ENTRY.eq(JOURNAL_ENTRY.ID)))
                    .andNotExists(
                            DSL.selectOne().from(JOURNAL_PENDING).where(JOURNAL_PENDING.ENTRY.eq(JOURNAL_ENTRY.ID)))
                    .orderBy(JOURNAL_ENTRY.ID)
                    .limit(PAGE)
                    .forEach(row -> faults.add("entry " + row.value1() + " (" + row.value2()
                            + "): it is not in the tree and does not wait for a place in it"));
            snapshot.select(JOURNAL_LEAF.INDEX, JOURNAL_LEAF.ENTRY)
                    .from(JOURNAL_PENDING)
                    .join(JOURNAL_LEAF)
                    .on(JOURNAL_LEAF.ENTRY.eq(JOURNAL_PENDING.ENTRY))
                    .limit(PAGE)
                    .forEach(row -> faults.add(
                            "entry " + row.value2() + ": it waits for a place, but it is leaf " + row.value1()));
            LeafPage waiting = LeafPage.waiting(snapshot, 0, PAGE);
            while (!waiting.rows().isEmpty()) {
                for (LeafPage.Row row : waiting.rows()) {
                    if (row.text() != null && row.columns() != null) {
                        String name =
                                "entry " + row.entry() + " (" + row.columns().kind() + ", waiting for its place)";
                        if (!Arrays.equals(Leaf.hash(row.text()), row.hashBesideText())) {
                            faults.add(name + ": its text no longer matches its hash");
                        }
                        EntryCheck.check(name, row.text(), row.columns(), faults);
                    }
                }
                waiting = LeafPage.waiting(snapshot, waiting.rows().getLast().index() + 1, PAGE);
            }
        }
    }
}
