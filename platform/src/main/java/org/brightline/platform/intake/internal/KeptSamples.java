package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.ITEM;
import static org.brightline.schema.db.Tables.ITEM_MEDIUM;

import java.util.List;
import org.brightline.platform.intake.Receipt;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.trial.Backtest;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Kept items as a backtest sees them: by what clauses were asked about when they were judged, without opening the vault. What was not
 * kept is not known: the history of an account of any item, and more of items that an earlier version has kept.
 */
final class KeptSamples {
    private static final int MOST = 10_000;
    private static final String UNKNOWN_MEDIA =
            "An earlier version has kept this item, and not whether its media could be compared.";

    private final DSLContext database;

    KeptSamples(DSLContext database) {
        this.database = database;
    }

    /** The newest first. */
    List<Backtest.Sample> newest() {
        return database.select(
                        ITEM.ID,
                        ITEM.PLATFORM,
                        ITEM.KIND,
                        ITEM.AUDIENCE,
                        DSL.coalesce(ITEM.LANGUAGE, ITEM.LANGUAGE_HINT, DSL.inline("und")),
                        ITEM.TEXT_READ,
                        ITEM.ANSWER,
                        ITEM.FACTS,
                        DSL.field(DSL.exists(DSL.selectOne().from(ITEM_MEDIUM).where(ITEM_MEDIUM.ITEM.eq(ITEM.ID)))))
                .from(ITEM)
                .orderBy(ITEM.ID.desc())
                .limit(MOST)
                .fetch(row -> {
                    ItemFacts item = new ItemFacts(row.value2(), row.value3(), row.value4());
                    JSONB stored = row.value8();
                    return new Backtest.Sample(
                            row.value1().toString(),
                            stored != null && row.value6() != null
                                    ? FactsJson.read(stored.data(), item, row.value5(), row.value6())
                                    : evidence(
                                            item,
                                            row.value5(),
                                            row.value6(),
                                            Ledger.read(row.value7().data(), null, false),
                                            row.value9()));
                });
    }

    /**
     * Of an item that an earlier version has kept: what its findings stood on. Whether all could be looked at is not known, and what they
     * did not stand on is not here.
     */
    static Facts evidence(ItemFacts item, String language, @Nullable Boolean read, Receipt receipt, boolean media) {
        FactsJson.Found found = new FactsJson.Found();
        for (JsonNode finding : receipt.findings()) {
            finding.required("evidence").forEach(found::add);
        }
        return found.facts(
                item,
                language,
                read != null ? read : found.needsReading(),
                false,
                media ? List.of(UNKNOWN_MEDIA) : List.of());
    }
}
