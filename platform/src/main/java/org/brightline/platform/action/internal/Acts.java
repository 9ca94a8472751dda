package org.brightline.platform.action.internal;

import java.util.HashMap;
import java.util.Map;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.schema.db.tables.records.DeliveryRecord;

/** Tells the journal what became of a delivery. */
final class Acts {
    private final Journal journal;

    Acts(Journal journal) {
        this.journal = journal;
    }

    void journal(ActKind kind, Actor actor, DeliveryRecord row) {
        journal.append(Act.about(kind, actor, Map.of("item", item(row)), references(row)));
    }

    void journal(ActKind kind, Actor actor, DeliveryRecord row, String reason) {
        journal.append(Act.about(kind, actor, Map.of("item", item(row), "reason", reason), references(row)));
    }

    private static String item(DeliveryRecord row) {
        return row.getPlatform() + ":" + row.getExternalId();
    }

    private static Map<String, String> references(DeliveryRecord row) {
        Map<String, String> references = new HashMap<>(Map.of(
                "case", row.getCaseId().toString(),
                "delivery", row.getId().toString(),
                "platform", row.getPlatform(),
                "effect", row.getEffect()));
        if (row.getDecision() != null) {
            references.put("decision", row.getDecision().toString());
        }
        return references;
    }
}
