package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK;
import static org.brightline.schema.db.Tables.BANK_CONTENT;
import static org.brightline.schema.db.Tables.BANK_IMPORT;
import static org.brightline.schema.db.Tables.BANK_SIGNAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.matching.BankSettings;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Validity;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the index in memory up to the version of the database. */
final class BankIndex {
    private static final int PAGE = 10_000;
    /** Fewer are read from the database in no time. */
    private static final int WORTH_KEEPING = 10_000;

    private final DSLContext database;
    private final BankRows banks;
    private final BankVersion versions;
    private final Quarantines quarantines;
    private final LiveIndex live;
    private final Snapshots snapshots;
    private final TransactionTemplate reading;
    private final int threshold;

    /** Of the banks that the index has entries of. */
    private Set<Integer> known = new HashSet<>();

    private long version = -1;
    /** The version of the snapshot. */
    private volatile long kept = -1;

    BankIndex(
            DSLContext database,
            BankRows banks,
            BankVersion versions,
            Quarantines quarantines,
            LiveIndex live,
            Snapshots snapshots,
            PlatformTransactionManager transactions,
            int threshold) {
        this.database = database;
        this.banks = banks;
        this.versions = versions;
        this.quarantines = quarantines;
        this.live = live;
        this.snapshots = snapshots;
        this.threshold = threshold;
        // A transaction of its own: it sees one state, reads page by page, and takes nothing for true that is not
        // committed.
        this.reading = new TransactionTemplate(transactions);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.setReadOnly(true);
    }

    MatchIndex current() {
        return live.current();
    }

    /** The version that the index shows. */
    synchronized long version() {
        return version;
    }

    /** Begins with a snapshot, if there is one, and reads what changed since. */
    synchronized void begin() {
        snapshots.read().ifPresent(snapshot -> {
            live.change(snapshot.entries(), List.of());
            known = new HashSet<>(banks.numbers());
            version = snapshot.version();
            kept = version;
        });
        refresh();
    }

    /** Keeps a snapshot, if enough changed for the next start to be slower without. */
    void keep() {
        long now;
        MatchIndex index;
        synchronized (this) {
            now = version;
            index = live.current();
        }
        if (now != kept && index.size() >= WORTH_KEEPING) {
            snapshots.write(now, index);
            kept = now;
        }
    }

    /** Reads what changed since the last time. */
    synchronized void refresh() {
        reading.executeWithoutResult(_ -> read());
    }

    private void read() {
        long now = versions.current();
        if (now == version) {
            return;
        }
        List<Bank> all = banks.all();
        Set<Integer> standing = new HashSet<>(all.stream().map(Bank::number).toList());
        List<Long> removed = removed(now, standing);
        EntryBatch added = version < 0 ? everything() : changed(now);
        live.banks(all.stream().map(this::settings).toList());
        live.change(added, removed);
        quarantines.follow();
        known = standing;
        version = now;
    }

    private BankSettings settings(Bank bank) {
        return new BankSettings(
                bank.number(),
                bank.name(),
                bank.role(),
                bank.threshold() == null ? threshold : bank.threshold(),
                bank.enabled(),
                bank.sampling(),
                Map.of());
    }

    /** Entries that were removed one by one, and those of banks that were deleted. */
    private List<Long> removed(long now, Set<Integer> standing) {
        if (version < 0) {
            return List.of();
        }
        List<Long> removed = new ArrayList<>(database.select(BANK_CONTENT.ID)
                .from(BANK_CONTENT)
                .where(BANK_CONTENT.VERSION.gt(version))
                .and(BANK_CONTENT.VERSION.le(now))
                .and(BANK_CONTENT.REMOVED_AT.isNotNull())
                .fetch(BANK_CONTENT.ID));
        Collection<Integer> deleted = new HashSet<>(known);
        deleted.removeAll(standing);
        if (!deleted.isEmpty()) {
            database.select(BANK_CONTENT.ID)
                    .from(BANK_CONTENT)
                    .where(BANK_CONTENT.BANK.in(deleted))
                    .and(BANK_CONTENT.REMOVED_AT.isNull())
                    .fetchSize(PAGE)
                    .fetchLazy()
                    .forEach(row -> removed.add(row.value1()));
        }
        return removed;
    }

    private EntryBatch everything() {
        EntryBatch.Builder batch = EntryBatch.builder();
        read(DSL.noCondition(), batch);
        return batch.build();
    }

    private EntryBatch changed(long now) {
        EntryBatch.Builder batch = EntryBatch.builder();
        read(BANK_CONTENT.VERSION.gt(version).and(BANK_CONTENT.VERSION.le(now)), batch);
        database.selectFrom(BANK_IMPORT)
                .where(BANK_IMPORT.VERSION.gt(version))
                .and(BANK_IMPORT.VERSION.le(now))
                .forEach(row -> read(
                        // What changed on its own since then has a version and is read above.
                        BANK_CONTENT
                                .IMPORT
                                .eq(row.getId())
                                .and(BANK_CONTENT.VERSION.isNull())
                                .and(BANK_CONTENT.ID.between(row.getFirstId(), row.getLastId())),
                        batch));
        return batch.build();
    }

    private void read(Condition condition, EntryBatch.Builder batch) {
        database.select(
                        BANK_CONTENT.ID,
                        BANK_CONTENT.BANK,
                        BANK_SIGNAL.TYPE,
                        BANK_SIGNAL.FINGERPRINT,
                        BANK_CONTENT.ENABLED,
                        BANK_CONTENT.ENABLED_FROM,
                        BANK_CONTENT.DISABLED_UNTIL,
                        BANK_CONTENT.EXPIRES_AT)
                .from(BANK_CONTENT)
                .join(BANK_SIGNAL)
                .on(BANK_SIGNAL.CONTENT.eq(BANK_CONTENT.ID))
                .join(BANK)
                .on(BANK.NUMBER.eq(BANK_CONTENT.BANK))
                .where(BANK_CONTENT.REMOVED_AT.isNull())
                .and(BANK.DELETED_AT.isNull())
                .and(condition)
                .fetchSize(PAGE)
                .fetchLazy()
                .forEach(row -> {
                    Validity validity = new Validity(row.value5(), row.value6(), row.value7(), row.value8());
                    Fingerprint fingerprint = EntryRows.fingerprint(row.value3(), row.value4());
                    batch.add(
                            row.value1(),
                            row.value2(),
                            fingerprint,
                            validity.enabled(),
                            validity.begin(),
                            validity.until());
                });
    }
}
