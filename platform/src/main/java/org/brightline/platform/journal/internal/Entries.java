package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_LEAF;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;
import static org.brightline.schema.db.Tables.JOURNAL_REFERENCE;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.JournalFilter;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/** Finds entries. */
final class Entries {
    private static final int MANY = 500;

    private final DSLContext database;

    Entries(DSLContext database) {
        this.database = database;
    }

    Optional<JournalEntry> byId(UUID id) {
        return database.select(JOURNAL_ENTRY.LEAF, JOURNAL_ENTRY.LEAF_HASH, JOURNAL_LEAF.INDEX)
                .from(JOURNAL_ENTRY)
                .leftJoin(JOURNAL_LEAF)
                .on(JOURNAL_LEAF.ENTRY.eq(JOURNAL_ENTRY.ID))
                .where(JOURNAL_ENTRY.ID.eq(id))
                .fetchOptional(Entries::entry);
    }

    /** Those that wait for a place come first; each part is read along its own index, however long the journal is. */
    List<JournalEntry> newest(JournalFilter filter, long before, int limit) {
        Condition wanted = wanted(filter);
        int most = Math.clamp(limit, 1, MANY);
        List<JournalEntry> found = new ArrayList<>();
        if (before == Long.MAX_VALUE) {
            found.addAll(database.select(JOURNAL_ENTRY.LEAF, JOURNAL_ENTRY.LEAF_HASH, DSL.castNull(JOURNAL_LEAF.INDEX))
                    .from(JOURNAL_PENDING)
                    .join(JOURNAL_ENTRY)
                    .on(JOURNAL_ENTRY.ID.eq(JOURNAL_PENDING.ENTRY))
                    .where(wanted)
                    .orderBy(JOURNAL_PENDING.NUMBER.desc())
                    .limit(most)
                    .fetch(Entries::entry));
        }
        found.addAll(database.select(JOURNAL_ENTRY.LEAF, JOURNAL_ENTRY.LEAF_HASH, JOURNAL_LEAF.INDEX)
                .from(JOURNAL_LEAF)
                .join(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_LEAF.ENTRY))
                .where(JOURNAL_LEAF.INDEX.lt(before))
                .and(wanted)
                .orderBy(JOURNAL_LEAF.INDEX.desc())
                .limit(most - found.size())
                .fetch(Entries::entry));
        return found;
    }

    private static Condition wanted(JournalFilter filter) {
        Condition wanted = DSL.noCondition();
        if (filter.kind() != null) {
            wanted = wanted.and(JOURNAL_ENTRY.KIND.eq(filter.kind()));
        }
        if (filter.actor() != null) {
            wanted = wanted.and(JOURNAL_ENTRY.ACTOR.eq(filter.actor()));
        }
        if (filter.caseId() != null) {
            wanted = wanted.and(JOURNAL_ENTRY.ID.in(DSL.select(JOURNAL_REFERENCE.ENTRY)
                    .from(JOURNAL_REFERENCE)
                    .where(JOURNAL_REFERENCE.NAME.in("case", "for"))
                    .and(JOURNAL_REFERENCE.VALUE.eq(filter.caseId().toString()))));
        }
        return wanted;
    }

    List<JournalEntry> referencing(String name, String value) {
        return database.select(JOURNAL_ENTRY.LEAF, JOURNAL_ENTRY.LEAF_HASH, JOURNAL_LEAF.INDEX)
                .from(JOURNAL_REFERENCE)
                .join(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_REFERENCE.ENTRY))
                .leftJoin(JOURNAL_LEAF)
                .on(JOURNAL_LEAF.ENTRY.eq(JOURNAL_ENTRY.ID))
                .where(JOURNAL_REFERENCE.NAME.eq(name))
                .and(JOURNAL_REFERENCE.VALUE.eq(value))
                .orderBy(JOURNAL_LEAF.INDEX.asc().nullsLast(), JOURNAL_ENTRY.ID)
                .limit(Journal.MOST_REFERENCING)
                .fetch(Entries::entry);
    }

    private static JournalEntry entry(Record3<String, byte[], Long> row) {
        return StoredLeaf.parse(row.value1()).entry(row.value3(), HexFormat.of().formatHex(row.value2()));
    }
}
