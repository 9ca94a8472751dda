package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_CONTENT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.brightline.matching.Provenance;
import org.brightline.matching.ProvenanceLookup;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where entries come from. That never changes once they are added, so what was read is kept, and an entry that matches again and
 * again costs one query.
 */
final class ProvenanceRows implements ProvenanceLookup {
    private static final Logger log = LoggerFactory.getLogger(ProvenanceRows.class);
    private static final int KEPT = 50_000;

    private final DSLContext database;
    private final Cache<Long, Provenance> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    ProvenanceRows(DSLContext database) {
        this.database = database;
    }

    @Override
    public Map<Long, Provenance> find(Collection<Long> numbers) {
        Map<Long, Provenance> found = new HashMap<>(kept.getAllPresent(numbers));
        if (found.size() < numbers.size()) {
            try {
                Map<Long, Provenance> read = read(numbers.stream()
                        .filter(number -> !found.containsKey(number))
                        .toList());
                kept.putAll(read);
                found.putAll(read);
            } catch (DataAccessException | org.springframework.dao.DataAccessException e) {
                // It is a match all the same.
                log.warn("Where {} entries come from could not be read: {}", numbers.size(), e.getMessage());
            }
        }
        return found;
    }

    private Map<Long, Provenance> read(Collection<Long> numbers) {
        return database.select(
                        BANK_CONTENT.ID,
                        BANK_CONTENT.LABEL,
                        BANK_CONTENT.SOURCE,
                        BANK_CONTENT.INCIDENT,
                        BANK_CONTENT.ADDED_BY,
                        BANK_CONTENT.REASON)
                .from(BANK_CONTENT)
                .where(BANK_CONTENT.ID.in(numbers))
                .fetchMap(
                        BANK_CONTENT.ID,
                        row -> new Provenance(
                                new UUID(0, row.value1()),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6()));
    }
}
