package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;
import static org.brightline.schema.db.Tables.DELIVERY_ATTEMPT;
import static org.brightline.schema.db.Tables.ENDPOINT;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.action.Attempt;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryFilter;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads deliveries. */
final class DeliveryReader {
    private static final String NOWHERE =
            "The platform has no endpoint. An administrator sets one in the settings; then it is sent.";

    private final DSLContext database;
    private final Clock clock;
    private final Field<Boolean> listened;

    DeliveryReader(DSLContext database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.listened =
                DSL.field(DSL.exists(DSL.selectOne().from(ENDPOINT).where(ENDPOINT.PLATFORM.eq(DELIVERY.PLATFORM))));
    }

    List<Delivery> newest(DeliveryFilter filter, @Nullable UUID before, int limit) {
        Condition condition = DSL.noCondition();
        if (filter.platform() != null) {
            condition = condition.and(DELIVERY.PLATFORM.eq(filter.platform()));
        }
        if (filter.state() != null) {
            condition = condition.and(DELIVERY.STATE.eq(filter.state().name()));
        }
        if (before != null) {
            condition = condition.and(DELIVERY.ID.lt(before));
        }
        return fetch(condition, DELIVERY.ID.desc(), limit);
    }

    Optional<Delivery> next(String platform) {
        return fetch(
                        DELIVERY.PLATFORM.eq(platform).and(DELIVERY.STATE.eq(DeliveryState.WAITING.name())),
                        DELIVERY.SEQUENCE.asc(),
                        1)
                .stream()
                .findFirst();
    }

    List<Delivery> ofCase(UUID caseId) {
        return fetch(DELIVERY.CASE_ID.eq(caseId), DELIVERY.ID.asc(), 500);
    }

    List<Delivery> attention() {
        return fetch(needsPerson(), DELIVERY.ID.asc(), 500);
    }

    Delivery one(UUID id) {
        return fetch(DELIVERY.ID.eq(id), DELIVERY.ID.asc(), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no delivery " + id + "."));
    }

    /** What another, later decision, or a machine, asked for on the same post. */
    static Condition laterOnSamePost(DeliveryRecord row) {
        return DELIVERY.PLATFORM
                .eq(row.getPlatform())
                .and(DELIVERY.EXTERNAL_ID.eq(row.getExternalId()))
                .and(DELIVERY.SEQUENCE.gt(row.getSequence()))
                .and(DELIVERY.DECISION.isDistinctFrom(row.getDecision()));
    }

    private Condition needsPerson() {
        return DELIVERY.ACKNOWLEDGED_AT
                .isNull()
                .and(DELIVERY.STATE
                        .in(DeliveryState.UNVERIFIED.name(), DeliveryState.DEAD.name())
                        .or(DELIVERY.STATE
                                .eq(DeliveryState.WAITING.name())
                                .and(DELIVERY.NOT_BEFORE.le(clock.instant()))
                                .and(DSL.condition(listened).not())));
    }

    private List<Delivery> fetch(Condition condition, OrderField<?> order, int limit) {
        Field<Boolean> needed = DSL.field(needsPerson());
        return database.select(DELIVERY.fields())
                .select(needed, listened)
                .from(DELIVERY)
                .where(condition)
                .orderBy(order)
                .limit(Math.clamp(limit, 1, 500))
                .fetch(row -> delivery(row, row.get(needed), row.get(listened)));
    }

    private static Delivery delivery(Record row, boolean needsPerson, boolean listened) {
        DeliveryState state = DeliveryState.valueOf(row.get(DELIVERY.STATE));
        return new Delivery(
                row.get(DELIVERY.ID),
                row.get(DELIVERY.PLATFORM),
                row.get(DELIVERY.SEQUENCE),
                row.get(DELIVERY.DECISION),
                row.get(DELIVERY.CASE_ID),
                row.get(DELIVERY.EXTERNAL_ID),
                PlatformEffect.valueOf(row.get(DELIVERY.EFFECT)),
                state,
                row.get(DELIVERY.DECIDED_AT),
                row.get(DELIVERY.CREATED_AT),
                row.get(DELIVERY.NOT_BEFORE),
                row.get(DELIVERY.ATTEMPTS),
                row.get(DELIVERY.NEXT_AT),
                row.get(DELIVERY.DELIVERED_AT),
                row.get(DELIVERY.VERIFIED_AT),
                row.get(DELIVERY.LAST_ERROR),
                state == DeliveryState.WAITING && !listened ? NOWHERE : row.get(DELIVERY.NOTICE),
                needsPerson,
                row.get(DELIVERY.ACKNOWLEDGED_REASON));
    }

    List<Attempt> attempts(UUID delivery) {
        return database.selectFrom(DELIVERY_ATTEMPT)
                .where(DELIVERY_ATTEMPT.DELIVERY.eq(delivery))
                .orderBy(DELIVERY_ATTEMPT.AT, DELIVERY_ATTEMPT.KIND.desc(), DELIVERY_ATTEMPT.NUMBER)
                .fetch(row -> new Attempt(
                        Attempt.Kind.valueOf(row.getKind()),
                        row.getNumber(),
                        row.getAt(),
                        row.getStatus(),
                        row.getOutcome()));
    }
}
