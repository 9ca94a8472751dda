package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;
import static org.brightline.schema.db.Tables.DELIVERY_ATTEMPT;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.brightline.platform.action.Attempt;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.journal.ActKind;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks again at what platforms took, until they say that it is so or the time for it is over. */
final class Verifier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 64;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Endpoints endpoints;
    private final AddressCheck addresses;
    private final Courier courier;
    private final Acts acts;
    private final Schedule schedule;
    private final int parallel;
    private final Clock clock;

    Verifier(
            DSLContext database,
            TransactionTemplate transactions,
            Endpoints endpoints,
            AddressCheck addresses,
            Courier courier,
            Acts acts,
            Schedule schedule,
            int parallel,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.addresses = addresses;
        this.courier = courier;
        this.acts = acts;
        this.schedule = schedule;
        this.parallel = Math.max(1, parallel);
        this.clock = clock;
    }

    /** What a look showed. */
    private record Look(boolean confirmed, @Nullable Integer status, String words) {}

    /** Looks at what is due; answers at how many. */
    int verifyDue() {
        List<DeliveryRecord> taken = Objects.requireNonNull(transactions.execute(status -> take()));
        Semaphore lines = new Semaphore(parallel);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            taken.forEach(row -> executor.submit(() -> {
                lines.acquireUninterruptibly();
                try {
                    verify(row);
                } finally {
                    lines.release();
                }
            }));
        }
        return taken.size();
    }

    private List<DeliveryRecord> take() {
        Instant now = clock.instant();
        List<DeliveryRecord> due = database.selectFrom(DELIVERY)
                .where(DELIVERY.STATE.eq(DeliveryState.DELIVERED.name()))
                .and(DELIVERY.NEXT_AT.le(now))
                .and(DELIVERY.LEASED_UNTIL.isNull().or(DELIVERY.LEASED_UNTIL.le(now)))
                .orderBy(DELIVERY.NEXT_AT)
                .limit(AT_ONCE)
                .forUpdate()
                .skipLocked()
                .fetch();
        // The last of them may have to wait for its turn before it is asked.
        Instant until = now.plus(schedule.lease().multipliedBy(1 + AT_ONCE / parallel));
        for (DeliveryRecord row : due) {
            row.setLooks(row.getLooks() + 1);
            row.setLeasedUntil(until);
            row.update();
        }
        return due;
    }

    private void verify(DeliveryRecord taken) {
        if (overtaken(taken)) {
            settle(taken, row -> {
                row.setNextAt(null);
                row.setNotice("A later action on the same post took its place before this one was verified.");
            });
            return;
        }
        Optional<Endpoints.Target> target = endpoints.target(taken.getPlatform());
        String template = target.map(it -> it.endpoint().statusTemplate()).orElse(null);
        if (target.isEmpty() || template == null) {
            settle(taken, row -> {
                row.setNextAt(null);
                row.setNotice(
                        "The platform has no status address any more, so whether it was done cannot be verified.");
            });
            return;
        }
        Look look = look(taken, target.get(), template);
        settle(taken, row -> {
            database.insertInto(DELIVERY_ATTEMPT)
                    .set(DELIVERY_ATTEMPT.DELIVERY, row.getId())
                    .set(DELIVERY_ATTEMPT.KIND, Attempt.Kind.LOOK.name())
                    .set(DELIVERY_ATTEMPT.NUMBER, row.getLooks())
                    .set(DELIVERY_ATTEMPT.AT, clock.instant())
                    .set(DELIVERY_ATTEMPT.STATUS, look.status())
                    .set(DELIVERY_ATTEMPT.OUTCOME, look.words())
                    .execute();
            judge(row, look);
        });
    }

    /** Another decision on the same post was carried out since: the state is now that one's. */
    private boolean overtaken(DeliveryRecord row) {
        return database.fetchExists(
                DELIVERY, DeliveryReader.laterOnSamePost(row).and(DELIVERY.DELIVERED_AT.isNotNull()));
    }

    private void settle(DeliveryRecord taken, Consumer<DeliveryRecord> change) {
        transactions.executeWithoutResult(status -> database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(taken.getId()))
                .and(DELIVERY.STATE.eq(DeliveryState.DELIVERED.name()))
                .and(DELIVERY.LOOKS.eq(taken.getLooks()))
                .forUpdate()
                .fetchOptional()
                .ifPresent(row -> {
                    row.setLeasedUntil(null);
                    change.accept(row);
                    row.update();
                }));
    }

    private void judge(DeliveryRecord row, Look look) {
        Instant now = clock.instant();
        if (look.confirmed()) {
            row.setState(DeliveryState.VERIFIED.name());
            row.setVerifiedAt(now);
            row.setNextAt(null);
            row.setLastError(null);
            acts.journal(ActKind.ACTION_VERIFIED, Actor.MACHINE, row);
            return;
        }
        row.setFailures(row.getFailures() + 1);
        row.setLastError(look.words());
        Optional<Instant> again = schedule.lookAgain(row, now);
        if (again.isPresent()) {
            row.setNextAt(again.get());
        } else {
            row.setState(DeliveryState.UNVERIFIED.name());
            row.setNextAt(null);
            row.setNotice("The platform took it, but was not seen to have done it in time.");
            acts.journal(ActKind.ACTION_UNVERIFIED, Actor.MACHINE, row);
        }
    }

    private Look look(DeliveryRecord row, Endpoints.Target target, String template) {
        PlatformEffect effect = PlatformEffect.valueOf(row.getEffect());
        try {
            var address = Endpoints.status(template, row.getExternalId());
            addresses.check(address, target.endpoint().privateNetwork(), "/statusTemplate");
            Courier.Answer answer = courier.get(address, target.secret());
            if (answer.status() == 404) {
                return new Look(
                        effect == PlatformEffect.REMOVE, 404, "The platform does not know the post (any more).");
            }
            if (!answer.ok()) {
                return new Look(false, answer.status(), "The status address answered " + answer.status() + ".");
            }
            return read(answer, row.getExternalId(), effect);
        } catch (Problem problem) {
            return new Look(false, null, problem.detail());
        } catch (IOException e) {
            return new Look(false, null, Courier.words(e));
        }
    }

    private static Look read(Courier.Answer answer, String externalId, PlatformEffect effect) {
        try {
            JsonNode body = JSON.readTree(answer.text());
            if (!body.path("externalId").asString(externalId).equals(externalId)) {
                return new Look(false, answer.status(), "The status address answered for another post.");
            }
            PlatformState state = PlatformState.valueOf(body.path("state").asString(""));
            return new Look(state.confirms(effect), answer.status(), "The platform says " + state + ".");
        } catch (JacksonException | IllegalArgumentException e) {
            return new Look(false, answer.status(), "The status address did not answer with a state that is known.");
        }
    }
}
