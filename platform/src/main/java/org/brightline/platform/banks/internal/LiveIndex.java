package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK;
import static org.brightline.schema.db.Tables.BANK_ENTRY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.BankEntry;
import org.brightline.matching.MatchIndex;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The index in memory, brought up to the database's version. Versions commit in their order, because whoever changes an entry holds
 * the row of the version; so reading everything after the last version misses nothing.
 */
final class LiveIndex {
    private final DSLContext database;
    private final int threshold;
    private final Map<UUID, BankEntry> known = new LinkedHashMap<>();
    private long version = -1;
    private volatile MatchIndex index;

    LiveIndex(DSLContext database, int threshold) {
        this.database = database;
        this.threshold = threshold;
        this.index = MatchIndex.EMPTY.withThreshold(threshold);
        refresh();
    }

    MatchIndex current() {
        return index;
    }

    /** Reads what changed since the last time. */
    synchronized void refresh() {
        Long now = database.fetchOptional("select version from bank_version")
                .map(row -> row.get(0, Long.class))
                .orElse(0L);
        if (now == version) {
            return;
        }
        List<BankEntry> added = new ArrayList<>();
        database.select(
                        BANK_ENTRY.ID,
                        BANK.NAME,
                        BANK_ENTRY.TYPE,
                        BANK_ENTRY.FINGERPRINT,
                        BANK_ENTRY.LABEL,
                        BANK_ENTRY.SOURCE)
                .from(BANK_ENTRY)
                .join(BANK)
                .on(BANK.ID.eq(BANK_ENTRY.BANK))
                .where(BANK_ENTRY.ADDED_VERSION.gt(version))
                .and(BANK_ENTRY.ADDED_VERSION.le(now))
                .and(BANK_ENTRY.REMOVED_AT.isNull())
                .fetchSize(10_000)
                .fetchLazy()
                .forEach(row -> added.add(entry(row)));
        List<UUID> removed = database.select(BANK_ENTRY.ID)
                .from(BANK_ENTRY)
                .where(BANK_ENTRY.REMOVED_VERSION.gt(version))
                .and(BANK_ENTRY.REMOVED_VERSION.le(now))
                .fetch(BANK_ENTRY.ID);
        removed.forEach(known::remove);
        added.forEach(entry -> known.put(entry.id(), entry));
        index = MatchIndex.of(known.values()).withThreshold(threshold);
        version = now;
    }

    /** Takes the next version in the caller's transaction; others wait until it ends. */
    long nextVersion() {
        return java.util.Objects.requireNonNull(
                database.fetchSingle("update bank_version set version = version + 1 returning version")
                        .get(0, Long.class));
    }

    private static BankEntry entry(Record row) {
        return new BankEntry(
                row.get(BANK_ENTRY.ID),
                row.get(BANK.NAME),
                Fingerprint.parse(FingerprintType.valueOf(row.get(BANK_ENTRY.TYPE)), row.get(BANK_ENTRY.FINGERPRINT)),
                row.get(BANK_ENTRY.LABEL),
                row.get(BANK_ENTRY.SOURCE));
    }
}
