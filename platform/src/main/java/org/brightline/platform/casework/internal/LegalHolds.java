package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.LEGAL_HOLD;
import static org.brightline.schema.db.Tables.REFERRAL;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.brightline.platform.access.Caller;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.LegalHold;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.vault.ExhibitInfo;
import org.brightline.platform.vault.Vault;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Legal holds on all that was sealed for a case. Runs in the caller's transaction. */
final class LegalHolds {
    private final DSLContext database;
    private final Journal journal;
    private final Vault vault;
    private final CaseReader reader;
    private final Clock clock;

    LegalHolds(DSLContext database, Journal journal, Vault vault, CaseReader reader, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.vault = vault;
        this.reader = reader;
        this.clock = clock;
    }

    List<LegalHold> all() {
        return where(DSL.noCondition());
    }

    List<LegalHold> of(UUID caseId) {
        return where(LEGAL_HOLD.CASE_ID.eq(caseId));
    }

    private List<LegalHold> where(Condition condition) {
        return database.select(LEGAL_HOLD.fields())
                .select(CASE_FILE.PLATFORM, CASE_FILE.EXTERNAL_ID)
                .from(LEGAL_HOLD)
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(LEGAL_HOLD.CASE_ID))
                .where(condition)
                .orderBy(LEGAL_HOLD.PLACED_AT, LEGAL_HOLD.CASE_ID)
                .fetch(row -> new LegalHold(
                        row.get(LEGAL_HOLD.CASE_ID),
                        row.get(CASE_FILE.PLATFORM),
                        row.get(CASE_FILE.EXTERNAL_ID),
                        row.get(LEGAL_HOLD.REASON),
                        row.get(LEGAL_HOLD.PLACED_BY),
                        row.get(LEGAL_HOLD.PLACED_AT)));
    }

    /** Every exhibit of every version; a hold over a hold replaces the reason. */
    void place(UUID caseId, String reason, Caller caller) {
        lock(caseId);
        List<UUID> standing = standing(caseId);
        if (standing.isEmpty()) {
            throw new Problem(
                    ProblemType.EXHIBIT_GONE,
                    "The time of all that was sealed for this case has run out; nothing is left to hold.");
        }
        standing.forEach(exhibit -> vault.hold(exhibit, caller.actor(), reason));
        database.insertInto(LEGAL_HOLD)
                .set(LEGAL_HOLD.CASE_ID, caseId)
                .set(LEGAL_HOLD.REASON, reason)
                .set(LEGAL_HOLD.PLACED_BY, PostgresCasework.person(caller))
                .set(LEGAL_HOLD.PLACED_AT, clock.instant())
                .onConflict(LEGAL_HOLD.CASE_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        journal.append(about(ActKind.CASE_HELD, caseId, reason, caller.actor()));
    }

    void lift(UUID caseId, String reason, Caller caller) {
        lock(caseId);
        if (database.fetchExists(REFERRAL, REFERRAL.CASE_ID.eq(caseId).and(REFERRAL.STATE.eq("PROPOSED")))) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "A referral of this case waits for a second person; what it rests on is held until it is answered.");
        }
        int lifted = database.deleteFrom(LEGAL_HOLD)
                .where(LEGAL_HOLD.CASE_ID.eq(caseId))
                .execute();
        if (lifted == 0) {
            throw new Problem(ProblemType.CONFLICT, "There is no legal hold on this case.");
        }
        standing(caseId).forEach(exhibit -> vault.liftHold(exhibit, caller.actor(), reason));
        journal.append(about(ActKind.CASE_HOLD_LIFTED, caseId, reason, caller.actor()));
    }

    /** A version that comes to a case under a hold is held from its first moment. */
    void join(UUID caseId, KeptItem item) {
        of(caseId)
                .forEach(hold -> exhibits(item)
                        .forEach(exhibit -> vault.hold(exhibit, Actor.person(hold.placedBy()), hold.reason())));
    }

    private List<UUID> standing(UUID caseId) {
        return reader.file(caseId).items().stream()
                .flatMap(LegalHolds::exhibits)
                .map(vault::info)
                .filter(info -> info.expiredAt() == null)
                .map(ExhibitInfo::id)
                .toList();
    }

    private static Stream<UUID> exhibits(KeptItem item) {
        return Stream.concat(
                Stream.of(item.text(), item.author()).filter(Objects::nonNull),
                item.media().stream().map(KeptMedium::exhibit));
    }

    /** Versions join under the lock of the open case, so none slips in between. */
    private void lock(UUID caseId) {
        reader.summary(caseId);
        database.select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.ID.eq(caseId))
                .forUpdate()
                .fetch();
    }

    private static Act about(ActKind kind, UUID caseId, String reason, Actor actor) {
        return Act.about(kind, actor, Map.of("reason", reason), Map.of("case", caseId.toString()));
    }
}
