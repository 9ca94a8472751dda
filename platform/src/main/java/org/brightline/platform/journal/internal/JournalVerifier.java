package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_CHECKPOINT;
import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_LEAF;
import static org.brightline.schema.db.Tables.JOURNAL_NODE;
import static org.brightline.schema.db.Tables.JOURNAL_OPENING;
import static org.brightline.schema.db.Tables.JOURNAL_REFERENCE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.platform.journal.Verification;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Recomputes the whole tree from the texts of the leaves and holds against it everything that the database says: hashes, nodes,
 * checkpoints, columns, references and openings. The leaf's text is the truth; its hash is bound by the signed roots.
 */
final class JournalVerifier {
    private static final int PAGE = 2_000;
    private static final HexFormat HEX = HexFormat.of();

    private final DSLContext database;
    private final NoteKey key;
    private final List<String> faults = new ArrayList<>();
    /** The subtrees that no larger complete one holds yet, by level. */
    private final Map<Integer, byte[]> open = new HashMap<>();

    JournalVerifier(DSLContext database, NoteKey key) {
        this.database = database;
        this.key = key;
    }

    Verification verify() {
        return database.transactionResult(transaction -> {
            DSLContext snapshot = transaction.dsl();
            snapshot.execute("set transaction isolation level repeatable read, read only");
            return verify(snapshot);
        });
    }

    private Verification verify(DSLContext snapshot) {
        SortedMap<Long, byte[]> roots = new TreeMap<>();
        long checkpoints = checkCheckpoints(snapshot, roots);
        long size = 0;
        try (Cursor<? extends Record> leaves = snapshot.select(JOURNAL_LEAF.fields())
                .select(JOURNAL_ENTRY.fields())
                .from(JOURNAL_LEAF)
                .leftJoin(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_LEAF.ENTRY))
                .orderBy(JOURNAL_LEAF.INDEX)
                .fetchSize(PAGE)
                .fetchLazy()) {
            for (Record row : leaves) {
                long index = row.get(JOURNAL_LEAF.INDEX);
                if (index != size) {
                    faults.add("leaf " + size + " is missing: the next one in the database is leaf " + index);
                    return new Verification(size, checkpoints, HEX.formatHex(root(size)), List.copyOf(faults));
                }
                checkLeaf(snapshot, index, row);
                size++;
                checkRoot(size, roots.remove(size));
            }
        }
        checkRoot(0, roots.remove(0L));
        for (long beyond : roots.keySet()) {
            faults.add("a checkpoint was signed over " + beyond + " leaves, but the journal has only " + size
                    + ": leaves were taken out at the end");
        }
        return new Verification(size, checkpoints, HEX.formatHex(root(size)), List.copyOf(faults));
    }

    private long checkCheckpoints(DSLContext snapshot, Map<Long, byte[]> roots) {
        long count = 0;
        for (var row : snapshot.selectFrom(JOURNAL_CHECKPOINT).orderBy(JOURNAL_CHECKPOINT.TREE_SIZE)) {
            count++;
            String[] lines = row.getNote().split("\n", -1);
            boolean says = lines.length > 3
                    && lines[0].equals(key.name())
                    && lines[1].equals(Long.toString(row.getTreeSize()))
                    && lines[2].equals(Base64.getEncoder().encodeToString(row.getRoot()));
            if (!says) {
                faults.add(
                        "the checkpoint at " + row.getTreeSize() + " leaves: its columns are not what its note says");
            }
            if (!SignedNote.verifies(row.getNote(), key)) {
                faults.add("the checkpoint at " + row.getTreeSize() + " leaves: its signature does not hold");
            }
            roots.put(row.getTreeSize(), row.getRoot());
        }
        return count;
    }

    private void checkRoot(long size, byte @org.jspecify.annotations.Nullable [] signed) {
        if (signed != null && !Arrays.equals(signed, root(size))) {
            faults.add("the checkpoint at " + size + " leaves: its root is not the root of the leaves");
        }
    }

    private void checkLeaf(DSLContext snapshot, long index, Record row) {
        String text = row.get(JOURNAL_ENTRY.LEAF);
        byte[] stored = row.get(JOURNAL_LEAF.LEAF_HASH);
        if (text == null) {
            faults.add("leaf " + index + ": its entry " + row.get(JOURNAL_LEAF.ENTRY) + " is missing");
            add(snapshot, index, stored);
            return;
        }
        String name =
                "leaf " + index + " (" + row.get(JOURNAL_ENTRY.KIND) + ", entry " + row.get(JOURNAL_ENTRY.ID) + ")";
        byte[] hash = Leaf.hash(text);
        if (!Arrays.equals(hash, stored)) {
            faults.add(name + ": its text no longer matches its hash in the tree");
        } else if (!Arrays.equals(hash, row.get(JOURNAL_ENTRY.LEAF_HASH))) {
            faults.add(name + ": the hash beside its text is not the hash of its text");
        }
        checkColumns(snapshot, name, row, text);
        add(snapshot, index, hash);
    }

    private void checkColumns(DSLContext snapshot, String name, Record row, String text) {
        StoredLeaf leaf;
        try {
            leaf = StoredLeaf.parse(text);
        } catch (IllegalArgumentException e) {
            faults.add(name + ": " + e.getMessage());
            return;
        }
        UUID id = row.get(JOURNAL_ENTRY.ID);
        if (!leaf.id().equals(id)
                || !leaf.kind().equals(row.get(JOURNAL_ENTRY.KIND))
                || !leaf.actor().equals(row.get(JOURNAL_ENTRY.ACTOR))
                || !leaf.at().equals(row.get(JOURNAL_ENTRY.AT))) {
            faults.add(name + ": its columns are not what its text says");
        }
        SortedMap<String, String> references = new TreeMap<>(snapshot.selectFrom(JOURNAL_REFERENCE)
                .where(JOURNAL_REFERENCE.ENTRY.eq(id))
                .fetchMap(JOURNAL_REFERENCE.NAME, JOURNAL_REFERENCE.VALUE));
        if (!references.equals(leaf.references())) {
            faults.add(name + ": its references are not what its text says");
        }
        for (var opening : snapshot.selectFrom(JOURNAL_OPENING).where(JOURNAL_OPENING.ENTRY.eq(id))) {
            String commitment =
                    HEX.formatHex(Leaf.commitment(opening.getSalt(), opening.getRole(), opening.getValue()));
            if (!commitment.equals(leaf.commitments().get(opening.getRole()))) {
                faults.add(name + ": what is kept as its " + opening.getRole() + " is not what it committed to");
            }
        }
    }

    /** Adds a leaf to the recomputed tree and compares every subtree that it completes. */
    private void add(DSLContext snapshot, long index, byte[] leafHash) {
        byte[] hash = leafHash;
        int level = 0;
        long place = index;
        while ((place & 1) == 1) {
            hash = MerkleTree.nodeHash(java.util.Objects.requireNonNull(open.remove(level)), hash);
            level++;
            place >>= 1;
            byte[] stored = snapshot.select(JOURNAL_NODE.HASH)
                    .from(JOURNAL_NODE)
                    .where(JOURNAL_NODE.LEVEL.eq((short) level))
                    .and(JOURNAL_NODE.INDEX.eq(place))
                    .fetchOne(JOURNAL_NODE.HASH);
            if (stored == null || !Arrays.equals(stored, hash)) {
                faults.add("the node at level " + level + ", index " + place + " is "
                        + (stored == null ? "missing" : "not the hash of what is below it"));
            }
        }
        open.put(level, hash);
    }

    /** The root of what was added so far: the open subtrees, joined from the smallest. */
    private byte[] root(long size) {
        if (size == 0) {
            return MerkleTree.sha256().digest();
        }
        byte[] hash = null;
        for (int level : new TreeMap<>(open).keySet()) {
            byte[] subtree = java.util.Objects.requireNonNull(open.get(level));
            hash = hash == null ? subtree : MerkleTree.nodeHash(subtree, hash);
        }
        return java.util.Objects.requireNonNull(hash);
    }
}
