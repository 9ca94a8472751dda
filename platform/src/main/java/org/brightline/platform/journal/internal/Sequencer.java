package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_CHECKPOINT;
import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;

import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives committed entries their places in the tree, and signs what came of it. */
final class Sequencer {
    /** Any number, the same on every node: only one may give places at a time. */
    private static final long LOCK = 0x6a6f75726e616cL;

    private static final int BATCH = 5_000;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final JournalKey key;
    private final Clock clock;

    Sequencer(DSLContext database, TransactionTemplate transactions, JournalKey key, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.key = key;
        this.clock = clock;
    }

    /** Every entry that was committed before has its place when this returns; the empty tree is signed too. */
    void run() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> sequenceSome()));
        }
    }

    /** Answers whether there may be more. */
    private boolean sequenceSome() {
        database.execute("select pg_advisory_xact_lock({0})", DSL.inline(LOCK));
        var pending = database.select(JOURNAL_PENDING.NUMBER, JOURNAL_ENTRY.ID, JOURNAL_ENTRY.LEAF_HASH)
                .from(JOURNAL_PENDING)
                .join(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_PENDING.ENTRY))
                .orderBy(JOURNAL_PENDING.NUMBER)
                .limit(BATCH)
                .fetch();
        StoredTree tree = new StoredTree(database);
        if (pending.isEmpty()) {
            if (tree.size() == 0 && !database.fetchExists(JOURNAL_CHECKPOINT)) {
                sign(tree);
            }
            return false;
        }
        pending.forEach(row -> tree.append(row.get(JOURNAL_ENTRY.ID), row.get(JOURNAL_ENTRY.LEAF_HASH)));
        tree.write();
        database.deleteFrom(JOURNAL_PENDING)
                .where(JOURNAL_PENDING.NUMBER.in(pending.getValues(JOURNAL_PENDING.NUMBER)))
                .execute();
        sign(tree);
        return pending.size() == BATCH;
    }

    private void sign(StoredTree tree) {
        byte[] root = MerkleTree.root(tree.size(), tree);
        String text = CheckpointText.of(key.verifier().name(), tree.size(), root);
        database.insertInto(JOURNAL_CHECKPOINT)
                .set(JOURNAL_CHECKPOINT.TREE_SIZE, tree.size())
                .set(JOURNAL_CHECKPOINT.ROOT, root)
                .set(JOURNAL_CHECKPOINT.NOTE, SignedNote.sign(text, key.verifier(), key.secret()))
                .set(JOURNAL_CHECKPOINT.AT, clock.instant())
                .execute();
    }
}
