package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.Attempt;
import org.brightline.platform.action.ConfiguredEndpoint;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryFilter;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.ActKind;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The face of the outbox, and what people do to deliveries. */
final class PostgresActions implements Actions {
    private static final int LONGEST_REASON = 2_000;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final DeliveryReader reader;
    private final Endpoints endpoints;
    private final Dispatcher dispatcher;
    private final Verifier verifier;
    private final Acts acts;
    private final Clock clock;

    PostgresActions(
            DSLContext database,
            TransactionTemplate transactions,
            DeliveryReader reader,
            Endpoints endpoints,
            Dispatcher dispatcher,
            Verifier verifier,
            Acts acts,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.reader = reader;
        this.endpoints = endpoints;
        this.dispatcher = dispatcher;
        this.verifier = verifier;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public List<Delivery> deliveries(DeliveryFilter filter, @Nullable UUID before, int limit) {
        return reader.newest(filter, before, limit);
    }

    @Override
    public Optional<Delivery> next(String platform) {
        return reader.next(platform);
    }

    @Override
    public Delivery delivery(UUID id) {
        return reader.one(id);
    }

    @Override
    public List<Delivery> ofCase(UUID caseId) {
        return reader.ofCase(caseId);
    }

    @Override
    public List<Delivery> dead() {
        return reader.newest(new DeliveryFilter(null, DeliveryState.DEAD), null, 500);
    }

    @Override
    public List<Delivery> attention() {
        return reader.attention();
    }

    @Override
    public List<Attempt> attempts(UUID delivery) {
        return reader.attempts(delivery);
    }

    @Override
    public void retry(UUID delivery, Caller caller) {
        caller.require(Permission.DELIVERIES_RETRY);
        transactions.executeWithoutResult(status -> {
            DeliveryRecord row = locked(delivery);
            Instant now = clock.instant();
            switch (DeliveryState.valueOf(row.getState())) {
                case WAITING -> {
                    if (row.getNotBefore().isAfter(now)) {
                        throw new Problem(
                                ProblemType.CONFLICT, "The decision can still be undone; it is sent afterwards.");
                    }
                    row.setNextAt(now);
                }
                case DEAD -> {
                    refuseIfOvertaken(row);
                    row.setState(DeliveryState.WAITING.name());
                    row.setNextAt(now);
                    row.setTryingSince(now);
                    row.setFailures(0);
                    row.setRefusals(0);
                }
                case UNVERIFIED -> {
                    row.setState(DeliveryState.DELIVERED.name());
                    row.setNextAt(now);
                    row.setFailures(0);
                    row.setVerifyUntil(now.plus(endpoints
                            .find(row.getPlatform())
                            .map(Endpoint::window)
                            .orElse(Duration.ZERO)));
                }
                case DELIVERED, VERIFIED, CANCELLED ->
                    throw new Problem(
                            ProblemType.CONFLICT, "It is " + row.getState() + "; there is nothing to try again.");
            }
            row.setNotice(null);
            row.setAcknowledgedAt(null);
            row.setAcknowledgedBy(null);
            row.setAcknowledgedReason(null);
            row.update();
            acts.journal(ActKind.ACTION_RETRIED, caller.actor(), row);
        });
    }

    /** To remove late what was restored meanwhile would undo the later decision. */
    private void refuseIfOvertaken(DeliveryRecord row) {
        boolean overtaken = database.fetchExists(
                DELIVERY, DeliveryReader.laterOnSamePost(row).and(DELIVERY.ATTEMPTS.gt(0)));
        if (overtaken) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "A later action on the same post was sent already, and this one would take its place.");
        }
    }

    @Override
    public void acknowledge(UUID delivery, String reason, Caller caller) {
        caller.require(Permission.DELIVERIES_RETRY);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "Say why it can stay as it is, in at most " + LONGEST_REASON + " characters.",
                    "/reason");
        }
        transactions.executeWithoutResult(status -> {
            DeliveryRecord row = locked(delivery);
            DeliveryState state = DeliveryState.valueOf(row.getState());
            boolean open = state == DeliveryState.UNVERIFIED || state == DeliveryState.DEAD;
            if (!open || row.getAcknowledgedAt() != null) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "Only what is dead or could not be confirmed is acknowledged, once; it is " + state + ".");
            }
            row.setAcknowledgedAt(clock.instant());
            row.setAcknowledgedBy(caller.actor().text());
            row.setAcknowledgedReason(reason.strip());
            row.update();
            acts.journal(ActKind.ACTION_ACKNOWLEDGED, caller.actor(), row, reason.strip());
        });
    }

    private DeliveryRecord locked(UUID delivery) {
        return database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(delivery))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no delivery " + delivery + "."));
    }

    @Override
    public ConfiguredEndpoint configureEndpoint(WantedEndpoint wanted, Actor by) {
        return endpoints.issue(wanted, by);
    }

    @Override
    public Endpoint changeEndpoint(WantedEndpoint wanted, Actor by) {
        return endpoints.change(wanted, by);
    }

    @Override
    public Optional<Endpoint> endpoint(String platform) {
        return endpoints.find(platform);
    }

    @Override
    public int deliverDue() {
        return dispatcher.deliverDue();
    }

    @Override
    public int verifyDue() {
        return verifier.verifyDue();
    }
}
