package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;
import static org.brightline.schema.db.Tables.DELIVERY_ATTEMPT;
import static org.brightline.schema.db.Tables.ENDPOINT;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.brightline.platform.action.Attempt;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.vault.Purpose;
import org.brightline.platform.vault.Vault;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the first delivery that waits for a platform.
 *
 * <p>A sending has three steps: it is taken under a lease and written down, in one transaction; it is sent, outside of any; and
 * what came of it is written down, in another. Whoever is killed in the middle leaves a lease that runs out, and the delivery goes
 * out again under the same key. Only the first that waits is ever taken, so the order of a platform holds on any number of nodes.
 */
final class Sender {
    /** 4xx that may pass by themselves: timeout, conflict, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final Explanations explanations;
    private final Endpoints endpoints;
    private final AddressCheck addresses;
    private final Courier courier;
    private final Acts acts;
    private final Schedule schedule;
    private final Clock clock;

    Sender(
            DSLContext database,
            TransactionTemplate transactions,
            Vault vault,
            Explanations explanations,
            Endpoints endpoints,
            AddressCheck addresses,
            Courier courier,
            Acts acts,
            Schedule schedule,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.vault = vault;
        this.explanations = explanations;
        this.endpoints = endpoints;
        this.addresses = addresses;
        this.courier = courier;
        this.acts = acts;
        this.schedule = schedule;
        this.clock = clock;
    }

    private record Taken(DeliveryRecord delivery, Endpoints.Target target, byte[] body) {}

    /**
     * What came of a sending.
     *
     * @param refused whether the platform said that it will not take it
     * @param pause how long the platform asks to be left alone, null if it does not
     */
    private record Outcome(
            boolean taken,
            boolean refused,
            @Nullable Integer status,
            String words,
            @Nullable Duration pause) {}

    /** The platforms whose first waiting delivery is due. */
    List<String> duePlatforms() {
        Instant now = clock.instant();
        var first = DELIVERY.as("first");
        return database.select(DELIVERY.PLATFORM)
                .from(DELIVERY)
                .join(ENDPOINT)
                .on(ENDPOINT.PLATFORM.eq(DELIVERY.PLATFORM))
                .where(due(now))
                .and(DELIVERY.SEQUENCE.eq(DSL.select(DSL.min(first.SEQUENCE))
                        .from(first)
                        .where(first.PLATFORM.eq(DELIVERY.PLATFORM))
                        .and(first.STATE.eq(DeliveryState.WAITING.name()))))
                .orderBy(DELIVERY.NEXT_AT)
                .fetch(DELIVERY.PLATFORM);
    }

    private static Condition due(Instant now) {
        return DELIVERY.STATE
                .eq(DeliveryState.WAITING.name())
                .and(DELIVERY.NEXT_AT.le(now))
                .and(DELIVERY.LEASED_UNTIL.isNull().or(DELIVERY.LEASED_UNTIL.le(now)));
    }

    /** Sends a platform's first waiting delivery if it is due; answers whether it was tried. */
    boolean sendNext(String platform) {
        Optional<Taken> taken = Objects.requireNonNull(transactions.execute(status -> take(platform)));
        taken.ifPresent(it -> {
            Outcome outcome = send(it);
            transactions.executeWithoutResult(status -> record(it, outcome));
        });
        return taken.isPresent();
    }

    private Optional<Taken> take(String platform) {
        Instant now = clock.instant();
        Optional<UUID> first = database.select(DELIVERY.ID)
                .from(DELIVERY)
                .where(DELIVERY.PLATFORM.eq(platform))
                .and(DELIVERY.STATE.eq(DeliveryState.WAITING.name()))
                .orderBy(DELIVERY.SEQUENCE)
                .limit(1)
                .fetchOptional(DELIVERY.ID);
        // The first is fixed before it is locked: to skip a locked row and take the next would break the order.
        Optional<DeliveryRecord> due = first.flatMap(id -> database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(id))
                .and(due(now))
                .forUpdate()
                .skipLocked()
                .fetchOptional());
        Optional<Endpoints.Target> target = due.flatMap(row -> endpoints.target(platform));
        if (due.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        DeliveryRecord row = due.get();
        row.setAttempts(row.getAttempts() + 1);
        row.setLeasedUntil(now.plus(schedule.lease()));
        row.update();
        database.insertInto(DELIVERY_ATTEMPT)
                .set(DELIVERY_ATTEMPT.DELIVERY, row.getId())
                .set(DELIVERY_ATTEMPT.KIND, Attempt.Kind.SEND.name())
                .set(DELIVERY_ATTEMPT.NUMBER, row.getAttempts())
                .set(DELIVERY_ATTEMPT.AT, now)
                .execute();
        return Optional.of(new Taken(
                row,
                target.get(),
                WebhookBody.of(row, author(row), explanations.of(row).orElse(null))));
    }

    /** Opened, and the look journalled, before anything leaves. */
    private @Nullable String author(DeliveryRecord row) {
        UUID exhibit = row.getAuthor();
        if (exhibit == null || vault.info(exhibit).expiredAt() != null) {
            return null;
        }
        return vault.open(exhibit, Actor.MACHINE, Purpose.ACTION, "delivery:" + row.getId())
                .text();
    }

    private Outcome send(Taken taken) {
        var endpoint = taken.target().endpoint();
        try {
            addresses.check(endpoint.webhook(), endpoint.privateNetwork(), "/webhook");
            Courier.Answer answer = courier.post(
                    endpoint.webhook(),
                    taken.target().secret(),
                    taken.delivery().getId().toString(),
                    taken.body());
            int status = answer.status();
            boolean refused = !answer.ok() && status < 500 && !PASSING.contains(status);
            return new Outcome(
                    answer.ok(),
                    refused,
                    status,
                    "The platform answered " + status + ".",
                    schedule.asked(answer.retryAfter()));
        } catch (Problem problem) {
            return new Outcome(false, true, null, problem.detail(), null);
        } catch (IOException e) {
            return new Outcome(false, false, null, Courier.words(e), null);
        }
    }

    private void record(Taken taken, Outcome outcome) {
        DeliveryRecord sent = taken.delivery();
        database.update(DELIVERY_ATTEMPT)
                .set(DELIVERY_ATTEMPT.STATUS, outcome.status())
                .set(DELIVERY_ATTEMPT.OUTCOME, outcome.words())
                .where(DELIVERY_ATTEMPT.DELIVERY.eq(sent.getId()))
                .and(DELIVERY_ATTEMPT.KIND.eq(Attempt.Kind.SEND.name()))
                .and(DELIVERY_ATTEMPT.NUMBER.eq(sent.getAttempts()))
                .execute();
        // Whose lease ran out meanwhile has nothing more to say: another has taken it over.
        DeliveryRecord row = database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(sent.getId()))
                .and(DELIVERY.STATE.eq(DeliveryState.WAITING.name()))
                .and(DELIVERY.ATTEMPTS.eq(sent.getAttempts()))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return;
        }
        row.setLeasedUntil(null);
        if (outcome.taken()) {
            delivered(row, taken.target().endpoint());
        } else {
            failed(row, outcome);
        }
        row.update();
    }

    private void delivered(DeliveryRecord row, org.brightline.platform.action.Endpoint endpoint) {
        Instant now = clock.instant();
        row.setState(DeliveryState.DELIVERED.name());
        row.setDeliveredAt(now);
        row.setFailures(0);
        row.setRefusals(0);
        row.setLastError(null);
        if (endpoint.statusTemplate() == null) {
            row.setNextAt(null);
            row.setNotice("The platform took it. It has no status address, so whether it was done cannot be verified.");
        } else {
            row.setNextAt(now.plus(schedule.firstLook()));
            row.setVerifyUntil(now.plus(endpoint.window()));
            row.setNotice(null);
        }
        acts.journal(ActKind.ACTION_DELIVERED, Actor.MACHINE, row);
    }

    private void failed(DeliveryRecord row, Outcome outcome) {
        Instant now = clock.instant();
        row.setFailures(row.getFailures() + 1);
        row.setRefusals(row.getRefusals() + (outcome.refused() ? 1 : 0));
        row.setLastError(outcome.words());
        Optional<Instant> again = schedule.again(row, now, outcome.pause());
        if (again.isPresent()) {
            row.setNextAt(again.get());
        } else {
            row.setState(DeliveryState.DEAD.name());
            row.setNextAt(null);
            row.setNotice("The platform did not take it. Nobody tries any more until a person says so.");
            acts.journal(ActKind.ACTION_DEAD, Actor.MACHINE, row);
        }
    }
}
