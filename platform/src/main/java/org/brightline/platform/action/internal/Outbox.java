package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;
import static org.brightline.schema.db.Tables.DELIVERY_SEQUENCE;

import java.time.Clock;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.DecisionTaken;
import org.brightline.platform.casework.DecisionUndone;
import org.brightline.platform.casework.PlatformEffect;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;

/** Lays the effects of a decision into the outbox, in the decision's own transaction, and takes them out again with an undo. */
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
                add(decision, effect);
            }
        }
    }

    private void add(DecisionTaken decision, PlatformEffect effect) {
        database.insertInto(DELIVERY)
                .set(DELIVERY.PLATFORM, decision.platform())
                .set(DELIVERY.SEQUENCE, next(decision.platform()))
                .set(DELIVERY.DECISION, decision.decision())
                .set(DELIVERY.CASE_ID, decision.caseId())
                .set(DELIVERY.EXTERNAL_ID, decision.externalId())
                .set(DELIVERY.AUTHOR, decision.author())
                .set(DELIVERY.EFFECT, effect.name())
                .set(DELIVERY.CLAUSE, decision.clauseId())
                .set(DELIVERY.CLAUSE_TITLE, decision.clauseTitle())
                .set(DELIVERY.CLAUSE_TEXT, decision.clauseText())
                .set(DELIVERY.RELEASE, decision.release())
                .set(DELIVERY.REASON, decision.reason())
                .set(DELIVERY.DECIDED_AT, decision.decidedAt())
                .set(DELIVERY.NOT_BEFORE, decision.effectiveAt())
                .set(DELIVERY.NEXT_AT, decision.effectiveAt())
                .set(DELIVERY.TRYING_SINCE, decision.effectiveAt())
                .set(DELIVERY.STATE, DeliveryState.WAITING.name())
                .set(DELIVERY.CREATED_AT, clock.instant())
                .execute();
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
