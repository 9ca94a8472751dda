package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_LEAF;
import static org.brightline.schema.db.Tables.JOURNAL_NODE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The tree as it stands in the database, and what is about to be added to it. Not for use by two threads. */
final class StoredTree implements MerkleTree.Nodes {
    private record Place(int level, long index) {}

    private record NewLeaf(long index, UUID entry, byte[] hash) {}

    private final DSLContext database;
    private final Map<Place, byte[]> known = new HashMap<>();
    private final List<NewLeaf> newLeaves = new ArrayList<>();
    private final List<Place> newNodes = new ArrayList<>();
    private long size;

    StoredTree(DSLContext database) {
        this.database = database;
        Long last =
                database.select(DSL.max(JOURNAL_LEAF.INDEX)).from(JOURNAL_LEAF).fetchOne(0, Long.class);
        this.size = last == null ? 0 : last + 1;
    }

    long size() {
        return size;
    }

    /** Adds a leaf and every subtree that it completes. */
    void append(UUID entry, byte[] hash) {
        newLeaves.add(new NewLeaf(size, entry, hash));
        known.put(new Place(0, size), hash);
        long index = size;
        for (int level = 1; (index & 1) == 1; level++) {
            byte[] left = hash(level - 1, index - 1);
            byte[] right = hash(level - 1, index);
            index >>= 1;
            Place place = new Place(level, index);
            known.put(place, MerkleTree.nodeHash(left, right));
            newNodes.add(place);
        }
        size++;
    }

    /** Writes what was added. */
    void write() {
        database.insertInto(JOURNAL_LEAF, JOURNAL_LEAF.INDEX, JOURNAL_LEAF.ENTRY, JOURNAL_LEAF.LEAF_HASH)
                .valuesOfRows(newLeaves.stream()
                        .map(leaf -> DSL.row(leaf.index(), leaf.entry(), leaf.hash()))
                        .toList())
                .execute();
        if (!newNodes.isEmpty()) {
            database.insertInto(JOURNAL_NODE, JOURNAL_NODE.LEVEL, JOURNAL_NODE.INDEX, JOURNAL_NODE.HASH)
                    .valuesOfRows(newNodes.stream()
                            .map(place ->
                                    DSL.row((short) place.level(), place.index(), hash(place.level(), place.index())))
                            .toList())
                    .execute();
        }
        newLeaves.clear();
        newNodes.clear();
    }

    @Override
    public byte[] hash(int level, long index) {
        return known.computeIfAbsent(new Place(level, index), this::read);
    }

    private byte[] read(Place place) {
        byte[] hash = place.level() == 0
                ? database.select(JOURNAL_LEAF.LEAF_HASH)
                        .from(JOURNAL_LEAF)
                        .where(JOURNAL_LEAF.INDEX.eq(place.index()))
                        .fetchOne(JOURNAL_LEAF.LEAF_HASH)
                : database.select(JOURNAL_NODE.HASH)
                        .from(JOURNAL_NODE)
                        .where(JOURNAL_NODE.LEVEL.eq((short) place.level()))
                        .and(JOURNAL_NODE.INDEX.eq(place.index()))
                        .fetchOne(JOURNAL_NODE.HASH);
        if (hash == null) {
            throw new IllegalStateException(
                    "The journal lacks the hash at level " + place.level() + ", index " + place.index());
        }
        return hash;
    }
}
