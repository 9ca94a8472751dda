package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_QUARANTINE;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.brightline.matching.flood.Flood;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Quarantined;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.schema.db.tables.records.BankQuarantineRecord;
import org.jooq.DSLContext;

/**
 * Entries in quarantine, in the database and in the guard of this node. The guard notices floods in the middle of a query, which
 * must not wait; what it noticed is written down a moment later.
 */
final class Quarantines {
    private static final int SHOWN = 200;

    private final DSLContext database;
    private final Journal journal;
    private final EntryRows entries;
    private final Clock clock;
    private final FloodGuard guard;
    private final Queue<Flood> noticed = new ConcurrentLinkedQueue<>();

    Quarantines(DSLContext database, Journal journal, EntryRows entries, FloodGuard.Settings settings, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.entries = entries;
        this.clock = clock;
        this.guard = new FloodGuard(settings, clock, noticed::add);
    }

    FloodGuard guard() {
        return guard;
    }

    /** What this node noticed and nobody wrote down yet. */
    List<Flood> noticed() {
        return List.copyOf(noticed);
    }

    /** Writes a flood down, in the caller's transaction, after it took the next version. */
    void open(Flood flood) {
        int opened = database.insertInto(BANK_QUARANTINE)
                .set(BANK_QUARANTINE.CONTENT, flood.entry())
                .set(BANK_QUARANTINE.MATCHES, flood.matches())
                .set(BANK_QUARANTINE.EXPECTED, flood.expected())
                .set(BANK_QUARANTINE.SINCE, flood.since())
                .set(BANK_QUARANTINE.NOTICED_AT, flood.noticed())
                .onConflictDoNothing()
                .execute();
        if (opened == 1) {
            journal.append(Act.of(
                    ActKind.BANK_ENTRY_QUARANTINED,
                    Actor.MACHINE,
                    Map.of(
                            "entry",
                            Long.toString(flood.entry()),
                            "matches",
                            Integer.toString(flood.matches()),
                            "since",
                            flood.since().truncatedTo(ChronoUnit.SECONDS).toString())));
        }
    }

    /** Forgets what was written down. */
    void written(Flood flood) {
        noticed.remove(flood);
    }

    /** Ends a quarantine, in the caller's transaction, after it took the next version. */
    void end(long entry, Quarantined.Verdict verdict, String reason, Actor by) {
        int ended = database.update(BANK_QUARANTINE)
                .set(BANK_QUARANTINE.ENDED_AS, verdict.name())
                .set(BANK_QUARANTINE.ENDED_AT, clock.instant())
                .set(BANK_QUARANTINE.ENDED_BY, by.text())
                .set(BANK_QUARANTINE.REASON, Reasons.checked(reason))
                .where(BANK_QUARANTINE.CONTENT.eq(entry))
                .and(BANK_QUARANTINE.ENDED_AT.isNull())
                .execute();
        if (ended == 0) {
            throw new Problem(ProblemType.CONFLICT, "The entry " + entry + " is not in quarantine.");
        }
        journal.append(Act.about(
                ActKind.BANK_QUARANTINE_ENDED,
                by,
                Map.of("reason", reason),
                Map.of("entry", Long.toString(entry), "verdict", verdict.name())));
    }

    /** Brings the guard of this node to what the database says. */
    void follow() {
        List<BankQuarantineRecord> open = database.selectFrom(BANK_QUARANTINE)
                .where(BANK_QUARANTINE.ENDED_AT.isNull())
                .fetch();
        Set<Long> kept =
                open.stream().map(BankQuarantineRecord::getContent).collect(Collectors.toCollection(HashSet::new));
        noticed.forEach(flood -> kept.add(flood.entry()));
        guard.quarantined().stream()
                .map(Flood::entry)
                .filter(entry -> !kept.contains(entry))
                .forEach(guard::release);
        guard.restore(open.stream()
                .map(row -> new Flood(
                        row.getContent(), row.getMatches(), row.getExpected(), row.getSince(), row.getNoticedAt()))
                .toList());
    }

    List<Quarantined> all() {
        List<BankQuarantineRecord> rows = database.selectFrom(BANK_QUARANTINE)
                .orderBy(BANK_QUARANTINE.ENDED_AT.isNotNull(), BANK_QUARANTINE.ID.desc())
                .limit(SHOWN)
                .fetch();
        Map<Long, KnownEntry> known = entries.entries(
                rows.stream().map(BankQuarantineRecord::getContent).collect(Collectors.toSet()));
        return rows.stream()
                .filter(row -> known.containsKey(row.getContent()))
                .map(row -> new Quarantined(
                        Objects.requireNonNull(known.get(row.getContent())),
                        row.getMatches(),
                        row.getExpected(),
                        row.getSince(),
                        row.getNoticedAt(),
                        row.getEndedAt() == null
                                ? null
                                : new Quarantined.End(
                                        Quarantined.Verdict.valueOf(row.getEndedAs()),
                                        row.getEndedAt(),
                                        row.getEndedBy(),
                                        row.getReason())))
                .toList();
    }
}
