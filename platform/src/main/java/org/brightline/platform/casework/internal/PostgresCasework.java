package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.CASE_ITEM;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.CaseSummary;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.CaseworkSettings;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.DecisionRequest;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.LegalHold;
import org.brightline.platform.casework.QueueCounts;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Casework in PostgreSQL: the queue and who holds what. Reading is done by {@link CaseReader}, deciding by {@link Decider}, taking
 * back by {@link Takeback}, and preserving by {@link LegalHolds}.
 */
final class PostgresCasework implements Casework {
    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final CaseReader reader;
    private final Decider decider;
    private final Takeback takeback;
    private final LegalHolds holds;
    private final CaseworkSettings settings;
    private final Clock clock;

    PostgresCasework(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            CaseReader reader,
            Decider decider,
            Takeback takeback,
            LegalHolds holds,
            CaseworkSettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.reader = reader;
        this.decider = decider;
        this.takeback = takeback;
        this.holds = holds;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<CaseSummary> queue(@Nullable String rung, @Nullable String platform, @Nullable UUID after, int limit) {
        return reader.queue(rung, platform, after, Math.clamp(limit, 1, 500));
    }

    @Override
    public List<CaseSummary> decided(int limit) {
        return reader.decided(Math.clamp(limit, 1, 500));
    }

    @Override
    public List<CaseSummary> ofPost(String externalId, int limit) {
        return reader.ofPost(externalId, Math.clamp(limit, 1, 500));
    }

    @Override
    public List<CaseSummary> alike(UUID caseId, int limit) {
        return reader.alike(caseId, Math.clamp(limit, 1, 500));
    }

    @Override
    public int identical(UUID caseId, int most, Caller caller) {
        return decider.identical(caseId, most, person(caller));
    }

    @Override
    public int takenAlong(UUID decision) {
        return reader.takenAlong(decision);
    }

    @Override
    public QueueCounts counts() {
        return reader.counts();
    }

    @Override
    public CaseFile file(UUID caseId) {
        return reader.file(caseId);
    }

    @Override
    public Optional<FoundClause> found(UUID caseId, String clause) {
        return reader.found(caseId, clause);
    }

    @Override
    public Optional<UUID> caseOf(UUID item) {
        return database.select(CASE_ITEM.CASE_ID)
                .from(CASE_ITEM)
                .where(CASE_ITEM.ITEM.eq(item))
                .fetchOptional(CASE_ITEM.CASE_ID);
    }

    @Override
    public void claim(UUID caseId, Caller caller) {
        UUID person = reviewer(caller);
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            boolean mine =
                    hold(CASE_FILE.ID.eq(caseId).and(free(now).or(CASE_FILE.CLAIMED_BY.eq(person))), person, now);
            if (!mine) {
                refuse(caseId);
            }
            claimed(caseId, caller);
        });
    }

    @Override
    public Optional<UUID> claimNext(Caller caller) {
        UUID person = reviewer(caller);
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            var copy = CASE_FILE.as("copy");
            Optional<UUID> next = database.select(CASE_FILE.ID)
                    .from(CASE_FILE)
                    .where(CASE_FILE.STATE.eq("OPEN"))
                    .and(free(now))
                    .and(DSL.notExists(DSL.selectOne()
                            .from(copy)
                            .where(copy.CLUSTER.eq(CASE_FILE.CLUSTER))
                            .and(copy.STATE.eq("OPEN"))
                            .and(copy.CLAIMED_BY.ne(person))
                            .and(copy.CLAIMED_UNTIL.gt(now))))
                    .orderBy(CASE_FILE.PRIORITY, CASE_FILE.DEADLINE, CASE_FILE.ID)
                    .limit(1)
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional(CASE_FILE.ID);
            next.ifPresent(id -> {
                if (hold(CASE_FILE.ID.eq(id), person, now)) {
                    claimed(id, caller);
                }
            });
            return next;
        }));
    }

    private void claimed(UUID caseId, Caller caller) {
        journal.append(Act.of(ActKind.CASE_CLAIMED, caller.actor(), Map.of("case", caseId.toString())));
    }

    @Override
    public void renew(UUID caseId, Caller caller) {
        UUID person = reviewer(caller);
        Instant now = clock.instant();
        if (!hold(held(caseId, person, now), person, now)) {
            throw notHeld();
        }
    }

    @Override
    public void giveBack(UUID caseId, Caller caller) {
        UUID person = reviewer(caller);
        transactions.executeWithoutResult(status -> {
            int given = database.update(CASE_FILE)
                    .setNull(CASE_FILE.CLAIMED_BY)
                    .setNull(CASE_FILE.CLAIMED_UNTIL)
                    .where(CASE_FILE.ID.eq(caseId))
                    .and(CASE_FILE.CLAIMED_BY.eq(person))
                    .execute();
            if (given == 0) {
                throw notHeld();
            }
            journal.append(Act.of(ActKind.CASE_CLAIM_RELEASED, caller.actor(), Map.of("case", caseId.toString())));
        });
    }

    /** One statement, so that of two who reach for a case at once exactly one gets it. */
    private boolean hold(Condition condition, UUID person, Instant now) {
        return database.update(CASE_FILE)
                        .set(CASE_FILE.CLAIMED_BY, person)
                        .set(CASE_FILE.CLAIMED_UNTIL, now.plus(settings.lease()))
                        .where(condition)
                        .and(CASE_FILE.STATE.eq("OPEN"))
                        .execute()
                == 1;
    }

    private static Condition free(Instant now) {
        return CASE_FILE.CLAIMED_BY.isNull().or(CASE_FILE.CLAIMED_UNTIL.le(now));
    }

    static Condition held(UUID caseId, UUID person, Instant now) {
        return CASE_FILE.ID.eq(caseId).and(CASE_FILE.CLAIMED_BY.eq(person)).and(CASE_FILE.CLAIMED_UNTIL.gt(now));
    }

    private void refuse(UUID caseId) {
        CaseSummary summary = reader.summary(caseId);
        if (!summary.open()) {
            throw new Problem(ProblemType.DECIDED, "This case is decided; there is nothing to take.");
        }
        throw new Problem(ProblemType.CLAIMED, "Somebody else holds this case until " + summary.heldUntil() + ".");
    }

    private static Problem notHeld() {
        return new Problem(
                ProblemType.NOT_CLAIMED, "You do not hold this case, or your hold has run out. Take it again.");
    }

    private static UUID reviewer(Caller caller) {
        caller.require(Permission.CASES_DECIDE);
        return person(caller);
    }

    static UUID person(Caller caller) {
        if (caller.actor().kind() != Actor.Kind.PERSON) {
            throw new Problem(ProblemType.FORBIDDEN, "Only a person can take and decide cases.");
        }
        return caller.actor().id();
    }

    @Override
    public List<Decision> decide(DecisionRequest request, Caller caller) {
        caller.require(Permission.CASES_DECIDE);
        return Objects.requireNonNull(transactions.execute(status -> decider.decide(request, caller)));
    }

    @Override
    public void undo(UUID decision, Caller caller) {
        caller.require(Permission.CASES_DECIDE);
        transactions.executeWithoutResult(status -> takeback.undo(decision, caller));
    }

    @Override
    public Decision reverse(UUID caseId, String reason, Caller caller) {
        caller.require(Permission.CASES_REVERSE);
        return Objects.requireNonNull(transactions.execute(status -> takeback.reverse(caseId, reason, caller)));
    }

    @Override
    public List<LegalHold> legalHolds() {
        return holds.all();
    }

    @Override
    public Optional<LegalHold> legalHold(UUID caseId) {
        return holds.of(caseId).stream().findFirst();
    }

    @Override
    public void placeLegalHold(UUID caseId, String reason, Caller caller) {
        caller.require(Permission.EXHIBITS_HOLD);
        transactions.executeWithoutResult(status -> holds.place(caseId, reason, caller));
    }

    @Override
    public void liftLegalHold(UUID caseId, String reason, Caller caller) {
        caller.require(Permission.EXHIBITS_HOLD);
        transactions.executeWithoutResult(status -> holds.lift(caseId, reason, caller));
    }
}
