package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK;
import static org.brightline.schema.db.Tables.BANK_CONTENT;
import static org.brightline.schema.db.Tables.BANK_IMPORT;
import static org.brightline.schema.db.Tables.BANK_SIGNAL;
import static org.brightline.schema.db.Tables.BANK_TYPE;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What holds for a kind of fingerprint as a whole, in the database. */
final class TypeRows {
    private final DSLContext database;
    private final Journal journal;
    private final Clock clock;

    /**
     * What the database has of a kind.
     *
     * @param stored fingerprints of entries that stand
     * @param newest the greatest number of an entry that stands
     * @param builtTo the greatest number of an entry that stands and was there at a version; -1 if none
     */
    record Stored(long stored, long newest, long builtTo) {}

    TypeRows(DSLContext database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    Map<FingerprintType, Double> sampling() {
        return database.selectFrom(BANK_TYPE)
                .fetchMap(row -> FingerprintType.valueOf(row.getType()), row -> row.getSampling());
    }

    void sample(FingerprintType type, double share, Actor by) {
        if (!(share >= 0 && share <= 1)) {
            throw new Problem(ProblemType.BAD_FIELD, "A share is from 0 to 1.", "/sampling");
        }
        database.insertInto(BANK_TYPE)
                .set(BANK_TYPE.TYPE, type.name())
                .set(BANK_TYPE.SAMPLING, share)
                .set(BANK_TYPE.CHANGED_AT, clock.instant())
                .set(BANK_TYPE.CHANGED_BY, by.text())
                .onConflict(BANK_TYPE.TYPE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        journal.append(
                Act.of(ActKind.BANK_TYPE_SAMPLED, by, Map.of("type", type.name(), "sampling", Double.toString(share))));
    }

    Map<FingerprintType, Stored> stored(long version) {
        Map<FingerprintType, Stored> stored = new EnumMap<>(FingerprintType.class);
        database.select(
                        BANK_SIGNAL.TYPE,
                        DSL.count(),
                        DSL.max(BANK_SIGNAL.CONTENT),
                        DSL.max(BANK_SIGNAL.CONTENT)
                                .filterWhere(DSL.coalesce(BANK_CONTENT.VERSION, BANK_IMPORT.VERSION)
                                        .le(version)))
                .from(BANK_SIGNAL)
                .join(BANK_CONTENT)
                .on(BANK_CONTENT.ID.eq(BANK_SIGNAL.CONTENT))
                .leftJoin(BANK_IMPORT)
                .on(BANK_IMPORT.ID.eq(BANK_CONTENT.IMPORT))
                .join(BANK)
                .on(BANK.NUMBER.eq(BANK_CONTENT.BANK))
                .where(BANK_CONTENT.REMOVED_AT.isNull())
                .and(BANK.DELETED_AT.isNull())
                .groupBy(BANK_SIGNAL.TYPE)
                .forEach(row -> stored.put(
                        FingerprintType.valueOf(row.value1()),
                        new Stored(row.value2(), row.value3(), row.value4() == null ? -1 : row.value4())));
        return stored;
    }
}
