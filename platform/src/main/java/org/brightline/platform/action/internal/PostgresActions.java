package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.DELIVERY;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.brightline.platform.access.Caller;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.Actions;
import org.brightline.platform.action.ConfiguredEndpoint;
import org.brightline.platform.action.Delivery;
import org.brightline.platform.action.DeliveryState;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.vault.Purpose;
import org.brightline.platform.vault.Vault;
import org.brightline.schema.db.tables.records.DeliveryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends from the outbox and looks at what became of it. A row is taken by moving its {@code next_at} beyond the longest attempt, so that
 * no transaction is open while a platform is spoken to, no two nodes send the same row, and a row whose sender was killed is due again.
 */
final class PostgresActions implements Actions {
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Vault vault;
    private final Endpoints endpoints;
    private final PlatformClient client;
    private final ActionSettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    PostgresActions(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Vault vault,
            Endpoints endpoints,
            PlatformClient client,
            ActionSettings settings,
            Clock clock,
            RandomGenerator random) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.vault = vault;
        this.endpoints = endpoints;
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public int deliverDue() {
        var earlier = DELIVERY.as("earlier");
        int sent = 0;
        // Of each platform only the first in its order that is not settled; the next one's turn comes with the next
        // run.
        for (DeliveryRecord row : take(DELIVERY.STATE
                .eq("WAITING")
                .and(DSL.notExists(DSL.selectOne()
                        .from(earlier)
                        .where(earlier.PLATFORM.eq(DELIVERY.PLATFORM))
                        .and(earlier.STATE.eq("WAITING"))
                        .and(earlier.SEQUENCE.lt(DELIVERY.SEQUENCE)))))) {
            deliver(row);
            sent++;
        }
        return sent;
    }

    private List<DeliveryRecord> take(Condition condition) {
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            List<DeliveryRecord> rows = new ArrayList<>(database.selectFrom(DELIVERY)
                    .where(condition)
                    .and(DELIVERY.NEXT_AT.le(now))
                    .orderBy(DELIVERY.NEXT_AT)
                    .limit(16)
                    .forUpdate()
                    .skipLocked()
                    .fetch());
            rows.forEach(row -> database.update(DELIVERY)
                    .set(DELIVERY.NEXT_AT, now.plus(settings.timeout()).plus(LEASE_MARGIN))
                    .where(DELIVERY.ID.eq(row.getId()))
                    .execute());
            return rows;
        }));
    }

    private void deliver(DeliveryRecord row) {
        Optional<Endpoint> endpoint = endpoints.endpoint(row.getPlatform());
        PlatformClient.Attempt attempt = endpoint.isEmpty()
                ? new PlatformClient.Attempt(
                        0, "No webhook address is set for the platform " + row.getPlatform() + ".", Optional.empty())
                : client.send(endpoint.get(), row.getId().toString(), body(row));
        Instant now = clock.instant();
        int attempts = row.getAttempts() + 1;
        transactions.executeWithoutResult(status -> {
            if (attempt.taken()) {
                boolean looks = endpoint.isPresent() && endpoint.get().statusTemplate() != null;
                database.update(DELIVERY)
                        .set(DELIVERY.STATE, "DELIVERED")
                        .set(DELIVERY.ATTEMPTS, 0)
                        .set(DELIVERY.DELIVERED_AT, now)
                        .set(DELIVERY.NEXT_AT, looks ? now : null)
                        .set(DELIVERY.GIVE_UP_AT, now.plus(settings.window()))
                        .set(
                                DELIVERY.LAST_ERROR,
                                looks ? null : "It cannot be looked at again: the platform has no status address.")
                        .where(DELIVERY.ID.eq(row.getId()))
                        .execute();
                journal(ActKind.ACTION_DELIVERED, row, Actor.MACHINE);
                return;
            }
            boolean dead = !now.isBefore(Objects.requireNonNull(row.getGiveUpAt()))
                    || (attempt.refused() && attempts >= settings.refusals());
            Duration pause = attempt.retryAfter()
                    .orElseGet(
                            () -> Backoff.after(attempts, settings.pause(), settings.longest(), random.nextDouble()));
            database.update(DELIVERY)
                    .set(DELIVERY.STATE, dead ? "DEAD" : "WAITING")
                    .set(DELIVERY.ATTEMPTS, attempts)
                    .set(DELIVERY.NEXT_AT, dead ? null : now.plus(pause))
                    .set(DELIVERY.LAST_ERROR, attempt.error())
                    .where(DELIVERY.ID.eq(row.getId()))
                    .execute();
            if (dead) {
                journal(ActKind.ACTION_DEAD, row, Actor.MACHINE);
            }
        });
    }

    private byte[] body(DeliveryRecord row) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", row.getId().toString());
        body.put("type", "decision.effect");
        body.put("sequence", row.getSequence());
        body.put("platform", row.getPlatform());
        body.put("externalId", row.getExternalId());
        body.put("author", author(row));
        body.put("effect", row.getEffect());
        ObjectNode clause = body.putObject("clause");
        clause.put("id", row.getClause());
        clause.put("title", row.getClauseTitle());
        clause.put("text", row.getClauseText());
        body.put("release", row.getRelease());
        body.put("reason", row.getReason());
        body.put("decidedAt", row.getDecidedAt().toString());
        body.put("case", row.getCaseId().toString());
        return JSON.writeValueAsBytes(body);
    }

    private @Nullable String author(DeliveryRecord row) {
        UUID exhibit = row.getAuthor();
        if (exhibit == null || vault.info(exhibit).expiredAt() != null) {
            return null;
        }
        return vault.open(
                        exhibit,
                        Actor.MACHINE,
                        Purpose.ACTION,
                        row.getDecision().toString())
                .text();
    }

    @Override
    public int verifyDue() {
        List<DeliveryRecord> rows = take(DELIVERY.STATE.eq("DELIVERED"));
        rows.forEach(this::look);
        return rows.size();
    }

    private void look(DeliveryRecord row) {
        Optional<Endpoint> endpoint = endpoints.endpoint(row.getPlatform());
        String template = endpoint.map(Endpoint::statusTemplate).orElse(null);
        PlatformClient.State seen = endpoint.isEmpty() || template == null
                ? new PlatformClient.State(null, "The platform has no status address.")
                : client.state(endpoint.get(), template, row.getExternalId());
        PlatformEffect effect = PlatformEffect.valueOf(row.getEffect());
        Instant now = clock.instant();
        int looks = row.getAttempts() + 1;
        boolean done = seen.state() != null && confirms(effect, seen.state());
        boolean over = !now.isBefore(Objects.requireNonNull(row.getGiveUpAt()));
        transactions.executeWithoutResult(status -> {
            String error = seen.error() != null
                    ? seen.error()
                    : done ? null : "The platform still shows it as " + seen.state() + ".";
            database.update(DELIVERY)
                    .set(DELIVERY.STATE, done ? "VERIFIED" : over ? "UNVERIFIED" : "DELIVERED")
                    .set(DELIVERY.ATTEMPTS, looks)
                    .set(DELIVERY.VERIFIED_AT, done ? now : null)
                    .set(
                            DELIVERY.NEXT_AT,
                            done || over
                                    ? null
                                    : now.plus(Backoff.after(
                                            looks, settings.pause(), Duration.ofMinutes(5), random.nextDouble())))
                    .set(DELIVERY.LAST_ERROR, error)
                    .where(DELIVERY.ID.eq(row.getId()))
                    .and(DELIVERY.STATE.eq("DELIVERED"))
                    .execute();
            if (done || over) {
                journal(done ? ActKind.ACTION_VERIFIED : ActKind.ACTION_UNVERIFIED, row, Actor.MACHINE);
            }
        });
    }

    /** Whether a state is at least what was asked for. */
    static boolean confirms(PlatformEffect effect, String state) {
        boolean gone = state.equals("REMOVED") || state.equals("GONE") || state.equals("ACCOUNT_RESTRICTED");
        return switch (effect) {
            case REMOVE -> gone;
            case LIMIT -> gone || state.equals("LIMITED");
            case LABEL -> gone || state.equals("LIMITED") || state.equals("LABELLED");
            case RESTRICT_ACCOUNT -> state.equals("ACCOUNT_RESTRICTED");
            case RESTORE -> state.equals("VISIBLE");
        };
    }

    private void journal(ActKind kind, DeliveryRecord row, Actor actor) {
        journal.append(Act.of(
                kind,
                actor,
                Map.of(
                        "case", row.getCaseId().toString(),
                        "decision", row.getDecision().toString(),
                        "delivery", row.getId().toString(),
                        "effect", row.getEffect(),
                        "platform", row.getPlatform())));
    }

    @Override
    public void retry(UUID delivery, Caller caller) {
        transactions.executeWithoutResult(status -> {
            DeliveryRecord row = waitingForPerson(delivery);
            boolean dead = row.getState().equals("DEAD");
            Instant now = clock.instant();
            database.update(DELIVERY)
                    .set(DELIVERY.STATE, dead ? "WAITING" : "DELIVERED")
                    .set(DELIVERY.ATTEMPTS, 0)
                    .set(DELIVERY.NEXT_AT, now)
                    .set(DELIVERY.GIVE_UP_AT, now.plus(dead ? settings.patience() : settings.window()))
                    .where(DELIVERY.ID.eq(delivery))
                    .execute();
            journal(ActKind.ACTION_RETRIED, row, caller.actor());
        });
    }

    @Override
    public void acknowledge(UUID delivery, String reason, Caller caller) {
        if (reason.isBlank()) {
            throw new Problem(ProblemType.MISSING_FIELD, "Say what was done about it.", "/reason");
        }
        transactions.executeWithoutResult(status -> {
            DeliveryRecord row = waitingForPerson(delivery);
            database.update(DELIVERY)
                    .set(DELIVERY.ACKNOWLEDGED, reason.strip())
                    .where(DELIVERY.ID.eq(delivery))
                    .execute();
            journal.append(Act.about(
                    ActKind.ACTION_RETRIED,
                    caller.actor(),
                    Map.of("reason", reason),
                    Map.of("case", row.getCaseId().toString(), "delivery", delivery.toString(), "what", "put aside")));
        });
    }

    private DeliveryRecord waitingForPerson(UUID delivery) {
        return database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(delivery))
                .and(DELIVERY.STATE.in("DEAD", "UNVERIFIED"))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND, "There is no delivery " + delivery + " that waits for a person."));
    }

    @Override
    public List<Delivery> deliveries(int limit) {
        return read(DSL.noCondition(), true, Math.clamp(limit, 1, 1_000));
    }

    @Override
    public List<Delivery> ofCase(UUID caseId) {
        return read(DELIVERY.CASE_ID.eq(caseId), false, 1_000);
    }

    @Override
    public List<Delivery> attention() {
        return read(attentionNeeded(), true, 1_000);
    }

    private static Condition attentionNeeded() {
        return DELIVERY.STATE.in("DEAD", "UNVERIFIED").and(DELIVERY.ACKNOWLEDGED.isNull());
    }

    private List<Delivery> read(Condition condition, boolean newestFirst, int limit) {
        return database.selectFrom(DELIVERY)
                .where(condition)
                .orderBy(newestFirst ? DELIVERY.CREATED_AT.desc() : DELIVERY.CREATED_AT.asc(), DELIVERY.SEQUENCE)
                .limit(limit)
                .fetch(row -> {
                    DeliveryState state = DeliveryState.valueOf(row.getState());
                    return new Delivery(
                            row.getId(),
                            row.getDecision(),
                            row.getCaseId(),
                            row.getPlatform(),
                            row.getExternalId(),
                            PlatformEffect.valueOf(row.getEffect()),
                            row.getSequence(),
                            state,
                            row.getAttempts(),
                            row.getNextAt(),
                            row.getLastError(),
                            (state == DeliveryState.DEAD || state == DeliveryState.UNVERIFIED)
                                    && row.getAcknowledged() == null,
                            row.getCreatedAt(),
                            row.getDeliveredAt(),
                            row.getVerifiedAt());
                });
    }

    @Override
    public ConfiguredEndpoint configureEndpoint(
            String platform, URI webhook, @Nullable String statusTemplate, boolean privateNetwork, Actor by) {
        return endpoints.configure(platform, webhook, statusTemplate, privateNetwork, by);
    }

    @Override
    public Optional<Endpoint> endpoint(String platform) {
        return endpoints.endpoint(platform);
    }
}
