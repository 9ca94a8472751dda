package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.SHADOW_COUNT;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brightline.assessment.ShadowResult;
import org.brightline.platform.intake.ShadowCount;
import org.brightline.policy.Result;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Counts what clauses in shadow say, by day and release: what changes under a clause's name is another clause. */
final class ShadowCounts {
    private record Key(String release, String clause, Result result) {}

    private final DSLContext database;

    ShadowCounts(DSLContext database) {
        this.database = database;
    }

    /** Adds items, in the caller's transaction. */
    void add(List<Ready> items, LocalDate day, short shard) {
        // In the order of their keys, so that two transactions never wait for each other in a circle.
        Map<Key, Long> sums = new TreeMap<>(
                Comparator.comparing(Key::release).thenComparing(Key::clause).thenComparing(Key::result));
        for (Ready ready : items) {
            for (ShadowResult shadow : ready.assessment().shadows()) {
                sums.merge(new Key(ready.assessment().release(), shadow.clause(), shadow.result()), 1L, Long::sum);
            }
        }
        sums.forEach((key, n) -> database.insertInto(SHADOW_COUNT)
                .set(SHADOW_COUNT.DAY, day)
                .set(SHADOW_COUNT.RELEASE, key.release())
                .set(SHADOW_COUNT.CLAUSE, key.clause())
                .set(SHADOW_COUNT.RESULT, key.result().name())
                .set(SHADOW_COUNT.SHARD, shard)
                .set(SHADOW_COUNT.N, n)
                .onConflict()
                .doUpdate()
                .set(SHADOW_COUNT.N, SHADOW_COUNT.N.plus(n))
                .execute());
    }

    /** The counts of one release, both days included. */
    List<ShadowCount> between(String release, LocalDate from, LocalDate to) {
        var keys = List.of(SHADOW_COUNT.DAY, SHADOW_COUNT.CLAUSE, SHADOW_COUNT.RESULT);
        var total = DSL.sum(SHADOW_COUNT.N);
        return database.select(keys)
                .select(total)
                .from(SHADOW_COUNT)
                .where(SHADOW_COUNT.RELEASE.eq(release))
                .and(SHADOW_COUNT.DAY.between(from, to))
                .groupBy(keys)
                .orderBy(keys)
                .fetch(row -> new ShadowCount(
                        row.get(SHADOW_COUNT.DAY),
                        row.get(SHADOW_COUNT.CLAUSE),
                        Result.valueOf(row.get(SHADOW_COUNT.RESULT)),
                        row.get(total).longValueExact()));
    }
}
