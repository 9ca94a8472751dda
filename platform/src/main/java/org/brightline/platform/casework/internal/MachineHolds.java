package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.FINDING;
import static org.brightline.schema.db.Tables.MACHINE_HOLD;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.casework.CaseworkSettings;
import org.brightline.platform.casework.MachineOrder;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Clause;
import org.brightline.schema.db.tables.records.FindingRecord;
import org.brightline.schema.db.tables.records.MachineHoldRecord;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds of a machine, from the finding to the decision or to the end of their time. */
final class MachineHolds {
    /** How often it is looked whether the time of one has run out. */
    static final Duration EVERY = Duration.ofMinutes(1);

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int AT_ONCE = 100;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Releases releases;
    private final CaseReader reader;
    private final ApplicationEventPublisher events;
    private final CaseworkSettings settings;
    private final Clock clock;

    MachineHolds(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Releases releases,
            CaseReader reader,
            ApplicationEventPublisher events,
            CaseworkSettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.releases = releases;
        this.reader = reader;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Holds the post of an open case, unless it is held already. Runs in the caller's transaction, under the lock of the case. */
    void place(UUID caseId, KeptItem item, UUID finding) {
        if (database.fetchExists(MACHINE_HOLD, MACHINE_HOLD.CASE_ID.eq(caseId).and(MACHINE_HOLD.ENDED_AT.isNull()))) {
            return;
        }
        Instant now = clock.instant();
        MachineHoldRecord hold = database.insertInto(MACHINE_HOLD)
                .set(MACHINE_HOLD.CASE_ID, caseId)
                .set(MACHINE_HOLD.FINDING, finding)
                .set(MACHINE_HOLD.PLACED_AT, now)
                .set(MACHINE_HOLD.UNTIL, now.plus(settings.hold()))
                .returning()
                .fetchSingle();
        tell(
                hold,
                ActKind.MACHINE_HOLD_PLACED,
                PlatformEffect.HOLD,
                item,
                "A machine found an exact copy of content that is known and confirmed. Nobody has decided about this post yet. It is not"
                        + " shown until a person has looked at it, and at the latest until "
                        + UNTIL.format(hold.getUntil()) + ".",
                now);
    }

    /** Ends with a decision what is in force; answers whether anything was. Runs in the caller's transaction. */
    boolean end(UUID caseId, UUID decision) {
        return database.update(MACHINE_HOLD)
                        .set(MACHINE_HOLD.ENDED_AT, clock.instant())
                        .set(MACHINE_HOLD.ENDED_BY, decision)
                        .where(MACHINE_HOLD.CASE_ID.eq(caseId))
                        .and(MACHINE_HOLD.ENDED_AT.isNull())
                        .execute()
                > 0;
    }

    /** What ended with a decision goes on when that is undone. Runs in the caller's transaction. */
    void undo(UUID decision) {
        database.update(MACHINE_HOLD)
                .setNull(MACHINE_HOLD.ENDED_AT)
                .setNull(MACHINE_HOLD.ENDED_BY)
                .where(MACHINE_HOLD.ENDED_BY.eq(decision))
                .execute();
    }

    /** Ends those whose time has run out; their cases stay open. */
    void endDue() {
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            List<MachineHoldRecord> due = database.selectFrom(MACHINE_HOLD)
                    .where(MACHINE_HOLD.ENDED_AT.isNull())
                    .and(MACHINE_HOLD.UNTIL.le(now))
                    .orderBy(MACHINE_HOLD.CASE_ID)
                    .limit(AT_ONCE)
                    .forUpdate()
                    .skipLocked()
                    .fetch();
            for (MachineHoldRecord hold : due) {
                hold.setEndedAt(now);
                hold.update();
                tell(
                        hold,
                        ActKind.MACHINE_HOLD_ENDED,
                        PlatformEffect.RESTORE,
                        reader.file(hold.getCaseId()).items().getLast(),
                        "No person has looked at it in the time for which a machine may keep a post from being shown.",
                        now);
            }
        });
    }

    private void tell(
            MachineHoldRecord hold, ActKind kind, PlatformEffect effect, KeptItem item, String reason, Instant now) {
        FindingRecord found = database.selectFrom(FINDING)
                .where(FINDING.ID.eq(hold.getFinding()))
                .fetchSingle();
        Clause clause = releases.release(found.getRelease())
                .flatMap(release -> release.clause(found.getClause()))
                .orElseThrow();
        journal.append(Act.about(
                kind,
                Actor.MACHINE,
                Map.of("item", item.platform() + ":" + item.externalId()),
                Map.of(
                        "case", hold.getCaseId().toString(),
                        "platform", item.platform(),
                        "clause", clause.id(),
                        "release", found.getRelease())));
        events.publishEvent(new MachineOrder(
                hold.getId(),
                hold.getCaseId(),
                item.platform(),
                item.externalId(),
                item.author(),
                effect,
                clause.id(),
                clause.title(),
                clause.text(),
                found.getRelease(),
                reason,
                now));
    }
}
