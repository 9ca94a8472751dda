package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_LEAF;
import static org.brightline.schema.db.Tables.JOURNAL_NODE;
import static org.brightline.schema.db.Tables.JOURNAL_OPENING;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;
import static org.brightline.schema.db.Tables.JOURNAL_REFERENCE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive leaves with all that the database says about them, read in a handful of statements however many they are.
 *
 * @param rows by rising index
 * @param nodes the nodes that these leaves complete, by level, then index
 */
record LeafPage(List<Row> rows, Map<Integer, Map<Long, byte[]>> nodes) {

    /**
     * One leaf. The nullable parts are null together, where the entry is missing.
     *
     * @param index its place, or the number in the queue of an entry that has none yet
     */
    record Row(
            long index,
            UUID entry,
            byte[] hash,
            @Nullable String text,
            byte @Nullable [] hashBesideText,
            EntryCheck.@Nullable Columns columns) {}

    /** The stored hash of a node that a leaf of this page completes; null if it is not there. */
    byte @Nullable [] node(int level, long index) {
        return nodes.getOrDefault(level, Map.of()).get(index);
    }

    /** The leaves from an index on, at most {@code limit}. */
    static LeafPage read(DSLContext database, long from, int limit) {
        List<Record> found = List.copyOf(database.select(JOURNAL_LEAF.INDEX, JOURNAL_LEAF.ENTRY, JOURNAL_LEAF.LEAF_HASH)
                .select(JOURNAL_ENTRY.fields())
                .from(JOURNAL_LEAF)
                .leftJoin(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_LEAF.ENTRY))
                .where(JOURNAL_LEAF.INDEX.ge(from))
                .orderBy(JOURNAL_LEAF.INDEX)
                .limit(limit)
                .fetch());
        if (found.isEmpty()) {
            return new LeafPage(List.of(), Map.of());
        }
        long last = found.getLast().get(JOURNAL_LEAF.INDEX);
        Details details = Details.read(
                database,
                DSL.select(JOURNAL_LEAF.ENTRY).from(JOURNAL_LEAF).where(JOURNAL_LEAF.INDEX.between(from, last)));
        List<Row> rows = found.stream()
                .map(row -> new Row(
                        row.get(JOURNAL_LEAF.INDEX),
                        row.get(JOURNAL_LEAF.ENTRY),
                        row.get(JOURNAL_LEAF.LEAF_HASH),
                        row.get(JOURNAL_ENTRY.LEAF),
                        row.get(JOURNAL_ENTRY.LEAF_HASH),
                        details.columns(row)))
                .toList();
        return new LeafPage(rows, completedNodes(database, from, last));
    }

    /** The entries that wait for a place, from a number in the queue on, at most {@code limit}. */
    static LeafPage waiting(DSLContext database, long from, int limit) {
        List<Record> found = List.copyOf(database.select(JOURNAL_PENDING.NUMBER)
                .select(JOURNAL_ENTRY.fields())
                .from(JOURNAL_PENDING)
                .join(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_PENDING.ENTRY))
                .where(JOURNAL_PENDING.NUMBER.ge(from))
                .orderBy(JOURNAL_PENDING.NUMBER)
                .limit(limit)
                .fetch());
        if (found.isEmpty()) {
            return new LeafPage(List.of(), Map.of());
        }
        Details details = Details.read(
                database,
                DSL.select(JOURNAL_PENDING.ENTRY)
                        .from(JOURNAL_PENDING)
                        .where(JOURNAL_PENDING.NUMBER.between(
                                from, found.getLast().get(JOURNAL_PENDING.NUMBER))));
        List<Row> rows = found.stream()
                .map(row -> new Row(
                        row.get(JOURNAL_PENDING.NUMBER),
                        row.get(JOURNAL_ENTRY.ID),
                        row.get(JOURNAL_ENTRY.LEAF_HASH),
                        row.get(JOURNAL_ENTRY.LEAF),
                        row.get(JOURNAL_ENTRY.LEAF_HASH),
                        details.columns(row)))
                .toList();
        return new LeafPage(rows, Map.of());
    }

    /** A node is completed by its last leaf: those whose last leaf lies between {@code first} and {@code last}. */
    private static Map<Integer, Map<Long, byte[]>> completedNodes(DSLContext database, long first, long last) {
        List<Condition> ranges = new ArrayList<>();
        for (int level = 1; ((last + 1) >> level) > 0; level++) {
            long from = ((first + (1L << level)) >> level) - 1;
            long to = ((last + 1) >> level) - 1;
            if (from <= to) {
                ranges.add(JOURNAL_NODE.LEVEL.eq((short) level).and(JOURNAL_NODE.INDEX.between(from, to)));
            }
        }
        Map<Integer, Map<Long, byte[]>> nodes = new HashMap<>();
        if (!ranges.isEmpty()) {
            database.selectFrom(JOURNAL_NODE)
                    .where(DSL.or(ranges))
                    .forEach(row -> nodes.computeIfAbsent((int) row.getLevel(), level -> new HashMap<>())
                            .put(row.getIndex(), row.getHash()));
        }
        return nodes;
    }

    /** References and openings by entry. */
    private record Details(
            Map<UUID, SortedMap<String, String>> references, Map<UUID, List<EntryCheck.Opening>> openings) {

        static Details read(DSLContext database, org.jooq.Select<org.jooq.Record1<UUID>> entries) {
            Map<UUID, SortedMap<String, String>> references = new HashMap<>();
            database.selectFrom(JOURNAL_REFERENCE)
                    .where(JOURNAL_REFERENCE.ENTRY.in(entries))
                    .forEach(row -> references
                            .computeIfAbsent(row.getEntry(), entry -> new TreeMap<>())
                            .put(row.getName(), row.getValue()));
            Map<UUID, List<EntryCheck.Opening>> openings = new HashMap<>();
            database.selectFrom(JOURNAL_OPENING)
                    .where(JOURNAL_OPENING.ENTRY.in(entries))
                    .forEach(row -> openings.computeIfAbsent(row.getEntry(), entry -> new ArrayList<>())
                            .add(new EntryCheck.Opening(row.getRole(), row.getSalt(), row.getValue())));
            return new Details(references, openings);
        }

        EntryCheck.@Nullable Columns columns(Record row) {
            UUID id = row.get(JOURNAL_ENTRY.ID);
            return id == null
                    ? null
                    : new EntryCheck.Columns(
                            id,
                            row.get(JOURNAL_ENTRY.AT),
                            row.get(JOURNAL_ENTRY.KIND),
                            row.get(JOURNAL_ENTRY.ACTOR),
                            references.getOrDefault(id, new TreeMap<>()),
                            openings.getOrDefault(id, List.of()));
        }
    }
}
