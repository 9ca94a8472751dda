package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.DECISION;
import static org.brightline.schema.db.Tables.DECISION_EVIDENCE;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brightline.platform.access.Caller;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionTaken;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.policy.Clause;
import org.jooq.DSLContext;

/** Writes decisions down, in the database and in the journal. Runs in the caller's transaction. */
final class DecisionRows {
    private final DSLContext database;
    private final Journal journal;

    DecisionRows(DSLContext database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Writes a decision and answers what is to be published of it. */
    DecisionTaken write(Decision decision, Clause clause, Set<UUID> findings, CaseFile file, Caller caller) {
        insert(decision, clause, findings);
        KeptItem item = file.items().getLast();
        journal.append(Act.about(
                ActKind.CASE_DECIDED,
                caller.actor(),
                Map.of("item", item.platform() + ":" + item.externalId(), "reason", decision.reason()),
                Map.of(
                        "case", decision.caseId().toString(),
                        "decision", decision.id().toString(),
                        "ruling", decision.ruling().name(),
                        "clause", clause.id(),
                        "release", decision.release(),
                        "effects",
                                decision.effects().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))));
        return new DecisionTaken(
                decision.id(),
                decision.caseId(),
                item.id(),
                item.platform(),
                item.externalId(),
                item.author(),
                decision.effects(),
                clause.id(),
                clause.title(),
                clause.text(),
                decision.release(),
                decision.reason(),
                decision.decidedAt(),
                decision.effectiveAt(),
                caller.actor());
    }

    private void insert(Decision decision, Clause clause, Set<UUID> findings) {
        database.insertInto(DECISION)
                .set(DECISION.ID, decision.id())
                .set(DECISION.CASE_ID, decision.caseId())
                .set(DECISION.RULING, decision.ruling().name())
                .set(DECISION.CLAUSE, decision.clause())
                .set(DECISION.CLAUSE_TITLE, decision.clauseTitle())
                .set(DECISION.CLAUSE_RUNG, clause.rung().name())
                .set(DECISION.RELEASE, decision.release())
                .set(
                        DECISION.EFFECTS,
                        decision.effects().stream().map(Enum::name).sorted().toArray(String[]::new))
                .set(DECISION.EXEMPTION, decision.exemption().name())
                .set(DECISION.EXEMPTION_REASON, decision.exemptionReason())
                .set(DECISION.REASON, decision.reason())
                .set(DECISION.DECIDED_BY, decision.decidedBy())
                .set(DECISION.DECIDED_AT, decision.decidedAt())
                .set(DECISION.EFFECTIVE_AT, decision.effectiveAt())
                .set(DECISION.ALONG_WITH, decision.alongWith())
                .execute();
        findings.forEach(finding -> database.insertInto(DECISION_EVIDENCE)
                .set(DECISION_EVIDENCE.DECISION, decision.id())
                .set(DECISION_EVIDENCE.CASE_ID, decision.caseId())
                .set(DECISION_EVIDENCE.FINDING, finding)
                .execute());
    }

    /** The findings that a decision rests on. */
    Set<UUID> findings(UUID decision) {
        return Set.copyOf(database.select(DECISION_EVIDENCE.FINDING)
                .from(DECISION_EVIDENCE)
                .where(DECISION_EVIDENCE.DECISION.eq(decision))
                .fetch(DECISION_EVIDENCE.FINDING));
    }
}
