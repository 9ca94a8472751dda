package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;

import java.time.Clock;
import java.util.UUID;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.casework.DecisionTaken;
import org.brightline.platform.casework.DecisionUndone;
import org.brightline.platform.casework.PlatformEffect;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into the outbox in the transaction of the decision. */
@Component
final class Outbox {
    private final DSLContext database;
    private final ActionSettings settings;
    private final Clock clock;

    Outbox(DSLContext database, ActionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(DecisionTaken taken) {
        if (taken.effects().isEmpty()) {
            return;
        }
        // One decision at a time takes numbers for a platform, so that their order is the order of the commits.
        database.execute("select pg_advisory_xact_lock(hashtextextended({0}, 8))", DSL.inline(taken.platform()));
        Long last = database.select(DSL.max(DELIVERY.SEQUENCE))
                .from(DELIVERY)
                .where(DELIVERY.PLATFORM.eq(taken.platform()))
                .fetchOne(0, Long.class);
        long sequence = last == null ? 0 : last;
        for (PlatformEffect effect : taken.effects().stream().sorted().toList()) {
            sequence++;
            database.insertInto(DELIVERY)
                    .set(DELIVERY.ID, UUID.randomUUID())
                    .set(DELIVERY.DECISION, taken.decision())
                    .set(DELIVERY.CASE_ID, taken.caseId())
                    .set(DELIVERY.PLATFORM, taken.platform())
                    .set(DELIVERY.EXTERNAL_ID, taken.externalId())
                    .set(DELIVERY.AUTHOR, taken.author())
                    .set(DELIVERY.EFFECT, effect.name())
                    .set(DELIVERY.SEQUENCE, sequence)
                    .set(DELIVERY.CLAUSE, taken.clauseId())
                    .set(DELIVERY.CLAUSE_TITLE, taken.clauseTitle())
                    .set(DELIVERY.CLAUSE_TEXT, taken.clauseText())
                    .set(DELIVERY.RELEASE, taken.release())
                    .set(DELIVERY.REASON, taken.reason())
                    .set(DELIVERY.DECIDED_AT, taken.decidedAt())
                    .set(DELIVERY.STATE, "WAITING")
                    .set(DELIVERY.NEXT_AT, taken.effectiveAt())
                    .set(DELIVERY.GIVE_UP_AT, taken.effectiveAt().plus(settings.patience()))
                    .set(DELIVERY.CREATED_AT, clock.instant())
                    .execute();
        }
    }

    @EventListener
    void on(DecisionUndone undone) {
        database.update(DELIVERY)
                .set(DELIVERY.STATE, "CANCELLED")
                .setNull(DELIVERY.NEXT_AT)
                .where(DELIVERY.DECISION.eq(undone.decision()))
                .and(DELIVERY.STATE.eq("WAITING"))
                .execute();
    }
}
