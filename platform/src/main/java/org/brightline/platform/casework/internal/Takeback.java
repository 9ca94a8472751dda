package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.DECISION;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseworkSettings;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionUndone;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;

/** Takes decisions back: undone before they take effect, reversed afterwards. Runs in the caller's transaction. */
final class Takeback {
    private final DSLContext database;
    private final Journal journal;
    private final Releases releases;
    private final CaseReader reader;
    private final DecisionRows rows;
    private final MachineHolds machineHolds;
    private final ApplicationEventPublisher events;
    private final CaseworkSettings settings;
    private final Clock clock;

    Takeback(
            DSLContext database,
            Journal journal,
            Releases releases,
            CaseReader reader,
            DecisionRows rows,
            MachineHolds machineHolds,
            ApplicationEventPublisher events,
            CaseworkSettings settings,
            Clock clock) {
        this.database = database;
        this.journal = journal;
        this.releases = releases;
        this.reader = reader;
        this.rows = rows;
        this.machineHolds = machineHolds;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Undoes a decision, whose case is then held by whoever did it, and those on copies that were taken along with it: one keystroke took them, one takes them back. */
    void undo(UUID decisionId, Caller caller) {
        lock(decision(decisionId).caseId());
        Decision decision = decision(decisionId);
        if (!decision.decidedBy().equals(caller.actor().id())) {
            throw new Problem(ProblemType.FORBIDDEN, "Only the person who decided can undo it.");
        }
        Instant now = clock.instant();
        if (decision.undoneAt() != null
                || decision.ruling() == Ruling.RESTORE
                || !now.isBefore(decision.effectiveAt())) {
            throw new Problem(
                    ProblemType.UNDO_OVER,
                    "It could be undone until " + decision.effectiveAt() + ". A lead can take the decision back.");
        }
        undo(decision, now, caller);
        // Whoever undoes wants to decide otherwise, and has seen it.
        int held = database.update(CASE_FILE)
                .set(CASE_FILE.CLAIMED_BY, caller.actor().id())
                .set(CASE_FILE.CLAIMED_UNTIL, now.plus(settings.lease()))
                .where(CASE_FILE.ID.eq(decision.caseId()))
                .and(CASE_FILE.STATE.eq("OPEN"))
                .execute();
        if (held > 0) {
            journal.append(Act.of(
                    ActKind.CASE_CLAIMED,
                    caller.actor(),
                    Map.of("case", decision.caseId().toString())));
        }
        reader.decisions(DECISION.ALONG_WITH.eq(decisionId).and(DECISION.UNDONE_AT.isNull()))
                .forEach(copy -> undo(copy, now, caller));
    }

    /** Of two who take back at once the second waits here, and then reads what the first has done. */
    private void lock(UUID caseId) {
        database.select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.ID.eq(caseId))
                .forUpdate()
                .fetch();
    }

    private void undo(Decision decision, Instant now, Caller caller) {
        int undone = database.update(DECISION)
                .set(DECISION.UNDONE_AT, now)
                .where(DECISION.ID.eq(decision.id()))
                .and(DECISION.UNDONE_AT.isNull())
                .execute();
        if (undone == 0) {
            return;
        }
        machineHolds.undo(decision.id());
        // A newer version of the post may have opened a case since; then both are open until they are decided.
        var newer = CASE_FILE.as("newer");
        database.update(CASE_FILE)
                .set(CASE_FILE.STATE, "OPEN")
                .set(
                        CASE_FILE.REOPENED,
                        DSL.field(DSL.exists(DSL.selectOne()
                                .from(newer)
                                .where(newer.STATE.eq("OPEN"))
                                .and(newer.PLATFORM.eq(CASE_FILE.PLATFORM))
                                .and(newer.EXTERNAL_ID.eq(CASE_FILE.EXTERNAL_ID)))))
                .where(CASE_FILE.ID.eq(decision.caseId()))
                .execute();
        journal.append(Act.of(
                ActKind.DECISION_UNDONE,
                caller.actor(),
                Map.of(
                        "case",
                        decision.caseId().toString(),
                        "decision",
                        decision.id().toString())));
        events.publishEvent(new DecisionUndone(decision.id()));
    }

    /** Reverses the last decision on a case. */
    Decision reverse(UUID caseId, String reason, Caller caller) {
        PostgresCasework.person(caller);
        DecisionCheck.text(reason, "Taking a decision back needs a reason.", "/reason");
        lock(caseId);
        Decision decision = reader.decisions(DECISION.CASE_ID.eq(caseId).and(DECISION.UNDONE_AT.isNull())).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new Problem(ProblemType.CONFLICT, "There is no decision that could be taken back."));
        Instant now = clock.instant();
        if (decision.ruling() != Ruling.ACT) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The last decision on this case told the platform nothing that could be taken back.");
        }
        if (now.isBefore(decision.effectiveAt())) {
            throw new Problem(ProblemType.CONFLICT, "It has not taken effect yet; undo it instead.");
        }
        Clause clause = releases.release(decision.release())
                .flatMap(release -> release.clause(decision.clause()))
                .orElseThrow();
        Decision reversal = new Decision(
                UUID.randomUUID(),
                decision.caseId(),
                Ruling.RESTORE,
                clause.id(),
                clause.title(),
                decision.release(),
                EnumSet.of(PlatformEffect.RESTORE),
                decision.exemption(),
                decision.exemptionReason(),
                reason.strip(),
                caller.actor().id(),
                now,
                now,
                null,
                null);
        events.publishEvent(
                rows.write(reversal, clause, rows.findings(decision.id()), reader.file(decision.caseId()), caller));
        return decision(reversal.id());
    }

    private Decision decision(UUID id) {
        return reader.decisions(DECISION.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no decision " + id + "."));
    }
}
