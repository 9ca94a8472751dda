package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.ITEM;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brightline.language.Element;
import org.brightline.language.ElementFinding;
import org.brightline.language.Reading;
import org.brightline.language.Span;
import org.brightline.matching.BankRole;
import org.brightline.platform.intake.Receipt;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.trial.Backtest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Kept items as a backtest sees them: by the evidence of their findings, without opening the vault. What no finding stood on was not
 * kept, so it is not here either.
 */
final class KeptSamples {
    private static final int MOST = 10_000;

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
                        ITEM.ANSWER)
                .from(ITEM)
                .orderBy(ITEM.ID.desc())
                .limit(MOST)
                .fetch(row -> sample(
                        row.value1(),
                        new ItemFacts(row.value2(), row.value3(), row.value4()),
                        row.value5(),
                        row.value6(),
                        Ledger.read(row.value7().data(), null, false)));
    }

    private static Backtest.Sample sample(
            UUID id, ItemFacts item, String language, @Nullable Boolean read, Receipt receipt) {
        Set<ElementFinding> elements = new LinkedHashSet<>();
        Set<MatchFact> matches = new LinkedHashSet<>();
        for (JsonNode finding : receipt.findings()) {
            for (JsonNode evidence : finding.required("evidence")) {
                if (evidence.has("element")) {
                    elements.add(element(evidence));
                } else if (!evidence.has("setAside")) {
                    matches.add(match(evidence));
                }
            }
        }
        boolean covered = read != null
                ? read
                : elements.stream().anyMatch(element -> element.element().kind() != Element.Kind.OBJECT);
        return new Backtest.Sample(
                id.toString(),
                new Facts(
                        item,
                        new Reading(language, covered, new ArrayList<>(elements)),
                        new ArrayList<>(matches),
                        List.of(),
                        Map.of()));
    }

    private static ElementFinding element(JsonNode evidence) {
        return new ElementFinding(
                Element.valueOf(evidence.required("element").asString()),
                new Span(
                        evidence.required("start").asInt(),
                        evidence.required("end").asInt()),
                evidence.required("detector").asString(),
                evidence.required("version").asString(),
                evidence.required("score").asDouble(),
                evidence.required("note").asString());
    }

    private static MatchFact match(JsonNode evidence) {
        return new MatchFact(
                evidence.path("medium").asInt(MatchFact.TEXT),
                evidence.required("bank").asString(),
                evidence.required("role").asString().equals(BankRole.CONFIRMED.name()),
                evidence.required("entry").asString(),
                evidence.required("type").asString(),
                evidence.required("distance").asInt(),
                evidence.required("threshold").asInt());
    }
}
