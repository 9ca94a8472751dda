package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.CASE_ITEM;
import static org.brightline.schema.db.Tables.FINDING;
import static org.brightline.schema.db.Tables.ITEM_MEDIUM;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Finding;
import org.brightline.fingerprint.Pdq;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.base.Actor;
import org.brightline.platform.casework.CaseworkSettings;
import org.brightline.platform.intake.FindingsJson;
import org.brightline.platform.intake.ItemKept;
import org.brightline.platform.intake.KeptItem;
import org.brightline.platform.intake.KeptMedium;
import org.brightline.platform.intake.TraceJson;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.policy.Effect;
import org.brightline.schema.db.tables.records.CaseFileRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a case for what was kept, or adds it to the open case of its subject, in the transaction that keeps it. */
@Component
final class CaseOpener {
    private final DSLContext database;
    private final Journal journal;
    private final LegalHolds legalHolds;
    private final MachineHolds machineHolds;
    private final CaseworkSettings settings;

    CaseOpener(
            DSLContext database,
            Journal journal,
            LegalHolds legalHolds,
            MachineHolds machineHolds,
            CaseworkSettings settings) {
        this.database = database;
        this.journal = journal;
        this.legalHolds = legalHolds;
        this.machineHolds = machineHolds;
        this.settings = settings;
    }

    @EventListener
    void on(ItemKept kept) {
        KeptItem item = kept.item();
        Rank rank = Rank.of(kept.assessment());
        // Two items of one subject at once must not open two cases; the lock ends with the transaction.
        database.execute(
                "select pg_advisory_xact_lock(hashtextextended({0}, 7))",
                org.jooq.impl.DSL.inline(item.platform() + "\n" + item.externalId()));
        CaseFileRecord open = database.selectFrom(CASE_FILE)
                .where(CASE_FILE.PLATFORM.eq(item.platform()))
                .and(CASE_FILE.EXTERNAL_ID.eq(item.externalId()))
                .and(CASE_FILE.STATE.eq("OPEN"))
                .orderBy(CASE_FILE.REOPENED)
                .limit(1)
                // Whoever decides it at this moment comes first; then it is not open any more, and this opens another.
                .forUpdate()
                .fetchOne();
        UUID caseId = open == null ? open(item, rank) : raise(open, item, rank);
        database.insertInto(CASE_ITEM)
                .set(CASE_ITEM.ITEM, item.id())
                .set(CASE_ITEM.CASE_ID, caseId)
                .set(CASE_ITEM.TEXT_DIGEST, item.textDigest())
                .execute();
        findings(caseId, item, kept.assessment());
        legalHolds.join(caseId, item);
    }

    private UUID open(KeptItem item, Rank rank) {
        UUID cluster = cluster(item);
        UUID id = database.insertInto(CASE_FILE)
                .set(CASE_FILE.PLATFORM, item.platform())
                .set(CASE_FILE.EXTERNAL_ID, item.externalId())
                .set(CASE_FILE.CLUSTER, cluster == null ? UUID.randomUUID() : cluster)
                .set(CASE_FILE.RUNG, rank.name())
                .set(CASE_FILE.PRIORITY, rank.priority())
                .set(CASE_FILE.STATE, "OPEN")
                .set(CASE_FILE.OPENED_AT, item.receivedAt())
                .set(CASE_FILE.DEADLINE, deadline(item, rank))
                .returningResult(CASE_FILE.ID)
                .fetchSingle()
                .value1();
        journal.append(Act.about(
                ActKind.CASE_OPENED,
                Actor.MACHINE,
                Map.of("item", item.platform() + ":" + item.externalId()),
                Map.of("case", id.toString(), "rung", rank.name(), "platform", item.platform())));
        return id;
    }

    private UUID raise(CaseFileRecord open, KeptItem item, Rank rank) {
        Instant deadline = deadline(item, rank);
        if (rank.priority() < open.getPriority()) {
            open.setRung(rank.name());
            open.setPriority(rank.priority());
        }
        if (deadline.isBefore(open.getDeadline())) {
            open.setDeadline(deadline);
        }
        // Whoever holds it has not seen this version and must not decide on it unseen.
        boolean held = open.getClaimedBy() != null;
        open.setClaimedBy(null);
        open.setClaimedUntil(null);
        open.update();
        if (held) {
            journal.append(Act.of(
                    ActKind.CASE_CLAIM_RELEASED,
                    Actor.MACHINE,
                    Map.of("case", open.getId().toString())));
        }
        return open.getId();
    }

    private Instant deadline(KeptItem item, Rank rank) {
        return item.receivedAt().plus(rank.target(settings.target()));
    }

    private @Nullable UUID cluster(KeptItem item) {
        String words = item.textDigest();
        if (words != null && item.media().isEmpty()) {
            UUID same = database.select(CASE_FILE.CLUSTER)
                    .from(CASE_ITEM)
                    .join(CASE_FILE)
                    .on(CASE_FILE.ID.eq(CASE_ITEM.CASE_ID))
                    .where(CASE_ITEM.TEXT_DIGEST.eq(words))
                    .and(CASE_FILE.STATE.eq("OPEN"))
                    .limit(1)
                    .fetchOne(CASE_FILE.CLUSTER);
            if (same != null) {
                return same;
            }
        }
        return item.media().isEmpty() ? null : clusterOfPicture(item.media());
    }

    /** Open cases are few, so their pictures are compared one by one. */
    private @Nullable UUID clusterOfPicture(List<KeptMedium> media) {
        var candidates = database.select(CASE_FILE.CLUSTER, ITEM_MEDIUM.SHA256, ITEM_MEDIUM.PDQ, ITEM_MEDIUM.QUALITY)
                .from(ITEM_MEDIUM)
                .join(CASE_ITEM)
                .on(CASE_ITEM.ITEM.eq(ITEM_MEDIUM.ITEM))
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(CASE_ITEM.CASE_ID))
                .where(CASE_FILE.STATE.eq("OPEN"))
                .fetch();
        for (KeptMedium medium : media) {
            for (var candidate : candidates) {
                boolean same = candidate.value2().equals(medium.sha256());
                boolean near = medium.pdq() != null
                        && candidate.value3() != null
                        && Math.min(medium.quality(), candidate.value4()) >= 50
                        && Pdq.parse(medium.pdq()).distance(Pdq.parse(candidate.value3()))
                                <= MatchIndex.DEFAULT_THRESHOLD;
                if (same || near) {
                    return candidate.value1();
                }
            }
        }
        return null;
    }

    private void findings(UUID caseId, KeptItem item, Assessment assessment) {
        for (Finding finding : assessment.findings()) {
            UUID id = database.insertInto(FINDING)
                    .set(FINDING.CASE_ID, caseId)
                    .set(FINDING.ITEM, item.id())
                    .set(FINDING.CLAUSE, finding.clause())
                    .set(FINDING.CLAUSE_TITLE, finding.clauseTitle())
                    .set(FINDING.RUNG, finding.rung().name())
                    .set(FINDING.RESULT, finding.result().name())
                    .set(FINDING.RELEASE, assessment.release())
                    .set(
                            FINDING.EVIDENCE,
                            JSONB.valueOf(
                                    FindingsJson.evidence(finding.evidence()).toString()))
                    .set(
                            FINDING.TRACE,
                            JSONB.valueOf(TraceJson.of(finding.trace()).toString()))
                    .returningResult(FINDING.ID)
                    .fetchSingle()
                    .value1();
            if (finding.machineEffects().contains(Effect.HOLD)) {
                machineHolds.place(caseId, item, id);
            }
        }
    }
}
