package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;
import static org.brightline.schema.db.Tables.DELIVERY_SEQUENCE;

import java.time.Clock;
import java.time.Instant;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.DecisionTaken;
import org.brightline.platform.casework.DecisionUndone;
import org.brightline.platform.casework.MachineOrder;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.PlatformOrder;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;

/** Lays the effects of a decision, or of a machine's hold, into the outbox in their own transaction, and takes them out again with an undo. */
class Outbox {
    private final DSLContext database;
    private final Clock clock;

    Outbox(DSLContext database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void on(DecisionTaken decision) {
        for (PlatformEffect effect : PlatformEffect.values()) {
            if (decision.effects().contains(effect)) {
                DeliveryRecord row = row(decision, effect);
                row.setDecision(decision.decision());
                add(row, decision.effectiveAt());
            }
        }
    }

    @EventListener
    void on(MachineOrder order) {
        DeliveryRecord row = row(order, order.effect());
        row.setMachineHold(order.hold());
        add(row, order.decidedAt());
    }

    private static DeliveryRecord row(PlatformOrder order, PlatformEffect effect) {
        DeliveryRecord row = new DeliveryRecord();
        row.setCaseId(order.caseId());
        row.setPlatform(order.platform());
        row.setExternalId(order.externalId());
        row.setAuthor(order.author());
        row.setEffect(effect.name());
        row.setClause(order.clauseId());
        row.setClauseTitle(order.clauseTitle());
        row.setClauseText(order.clauseText());
        row.setRelease(order.release());
        row.setReason(order.reason());
        row.setDecidedAt(order.decidedAt());
        return row;
    }

    private void add(DeliveryRecord row, Instant notBefore) {
        row.setSequence(next(row.getPlatform()));
        row.setNotBefore(notBefore);
        row.setNextAt(notBefore);
        row.setTryingSince(notBefore);
        row.setState(DeliveryState.WAITING.name());
        row.setCreatedAt(clock.instant());
        database.insertInto(DELIVERY).set(row).execute();
    }

    private long next(String platform) {
        return database.insertInto(DELIVERY_SEQUENCE)
                .set(DELIVERY_SEQUENCE.PLATFORM, platform)
                .set(DELIVERY_SEQUENCE.LAST, 1L)
                .onConflict(DELIVERY_SEQUENCE.PLATFORM)
                .doUpdate()
                .set(DELIVERY_SEQUENCE.LAST, DELIVERY_SEQUENCE.LAST.plus(1))
                .returningResult(DELIVERY_SEQUENCE.LAST)
                .fetchSingle()
                .value1();
    }

    @EventListener
    void on(DecisionUndone undone) {
        database.update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.CANCELLED.name())
                .setNull(DELIVERY.NEXT_AT)
                .where(DELIVERY.DECISION.eq(undone.decision()))
                .and(DELIVERY.STATE.eq(DeliveryState.WAITING.name()))
                .and(DELIVERY.ATTEMPTS.eq(0))
                .execute();
        // The clocks of two machines may differ: what another has begun to send cannot be called back any more.
        if (database.fetchExists(DELIVERY, DELIVERY.DECISION.eq(undone.decision()), DELIVERY.ATTEMPTS.gt(0))) {
            throw new Problem(
                    ProblemType.UNDO_OVER, "The platform is being told already. A lead can take the decision back.");
        }
    }
}
