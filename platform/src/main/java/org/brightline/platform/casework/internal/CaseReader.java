package org.brightline.platform.casework.internal;

import static org.brightline.schema.db.Tables.CASE_FILE;
import static org.brightline.schema.db.Tables.CASE_ITEM;
import static org.brightline.schema.db.Tables.DECISION;
import static org.brightline.schema.db.Tables.FINDING;
import static org.brightline.schema.db.Tables.ITEM;
import static org.brightline.schema.db.Tables.MACHINE_HOLD;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.casework.CaseFile;
import org.brightline.platform.casework.CaseSummary;
import org.brightline.platform.casework.Decision;
import org.brightline.platform.casework.FoundClause;
import org.brightline.platform.casework.MachineHold;
import org.brightline.platform.casework.PlatformEffect;
import org.brightline.platform.casework.QueueCounts;
import org.brightline.platform.casework.Ruling;
import org.brightline.platform.intake.Intake;
import org.brightline.policy.Exemption;
import org.brightline.schema.db.tables.records.FindingRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads cases. */
final class CaseReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext database;
    private final Intake intake;
    private final Clock clock;

    CaseReader(DSLContext database, Intake intake, Clock clock) {
        this.database = database;
        this.intake = intake;
        this.clock = clock;
    }

    /** Of each cluster the case that comes first. */
    List<CaseSummary> queue(@Nullable String rung, @Nullable String platform, @Nullable UUID after, int limit) {
        var other = CASE_FILE.as("other");
        Condition first = DSL.notExists(DSL.selectOne()
                .from(other)
                .where(other.CLUSTER.eq(CASE_FILE.CLUSTER))
                .and(other.STATE.eq("OPEN"))
                .and(DSL.row(other.PRIORITY, other.DEADLINE, other.ID)
                        .lt(CASE_FILE.PRIORITY, CASE_FILE.DEADLINE, CASE_FILE.ID)));
        return summaries(
                CASE_FILE
                        .STATE
                        .eq("OPEN")
                        .and(first)
                        .and(rung == null ? DSL.noCondition() : CASE_FILE.RUNG.eq(rung))
                        .and(platform == null ? DSL.noCondition() : CASE_FILE.PLATFORM.eq(platform))
                        .and(after == null ? DSL.noCondition() : behind(after)),
                limit);
    }

    /** The newest decisions are found first, along their index, and then their cases. */
    List<CaseSummary> decided(int limit) {
        var later = DECISION.as("later");
        List<UUID> newest = database.select(DECISION.CASE_ID)
                .from(DECISION)
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(DECISION.CASE_ID))
                .where(CASE_FILE.STATE.eq("DECIDED"))
                .and(DECISION.UNDONE_AT.isNull())
                .and(DSL.notExists(DSL.selectOne()
                        .from(later)
                        .where(later.CASE_ID.eq(DECISION.CASE_ID))
                        .and(later.UNDONE_AT.isNull())
                        .and(DSL.row(later.DECIDED_AT, later.ID).gt(DECISION.DECIDED_AT, DECISION.ID))))
                .orderBy(DECISION.DECIDED_AT.desc(), DECISION.ID.desc())
                .limit(limit)
                .fetch(DECISION.CASE_ID);
        return inOrder(newest);
    }

    List<CaseSummary> ofPost(String externalId, int limit) {
        List<UUID> newest = database.select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.EXTERNAL_ID.eq(externalId))
                .orderBy(CASE_FILE.OPENED_AT.desc(), CASE_FILE.ID.desc())
                .limit(limit)
                .fetch(CASE_FILE.ID);
        return inOrder(newest);
    }

    private List<CaseSummary> inOrder(List<UUID> cases) {
        return summaries(CASE_FILE.ID.in(cases), Math.max(1, cases.size())).stream()
                .sorted(Comparator.comparing(summary -> cases.indexOf(summary.id())))
                .toList();
    }

    List<CaseSummary> alike(UUID caseId, int limit) {
        var one = CASE_FILE.as("one");
        return summaries(
                CASE_FILE
                        .STATE
                        .eq("OPEN")
                        .and(CASE_FILE.CLUSTER.eq(
                                DSL.select(one.CLUSTER).from(one).where(one.ID.eq(caseId)))),
                limit);
    }

    int takenAlong(UUID decision) {
        return database.fetchCount(DECISION, DECISION.ALONG_WITH.eq(decision));
    }

    /** Later in the queue than a case, whatever became of that one. */
    private static Condition behind(UUID caseId) {
        var last = CASE_FILE.as("last");
        return DSL.row(CASE_FILE.PRIORITY, CASE_FILE.DEADLINE, CASE_FILE.ID)
                .gt(DSL.select(last.PRIORITY, last.DEADLINE, last.ID).from(last).where(last.ID.eq(caseId)));
    }

    CaseSummary summary(UUID caseId) {
        return summaries(CASE_FILE.ID.eq(caseId), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no case " + caseId + "."));
    }

    private List<CaseSummary> summaries(Condition condition, int limit) {
        var other = CASE_FILE.as("alike");
        Field<Integer> alike = DSL.field(DSL.selectCount()
                .from(other)
                .where(other.CLUSTER.eq(CASE_FILE.CLUSTER))
                .and(other.STATE.eq("OPEN"))
                .and(other.ID.ne(CASE_FILE.ID)));
        Field<String> title = DSL.field(DSL.select(FINDING.CLAUSE_TITLE)
                .from(FINDING)
                .where(FINDING.CASE_ID.eq(CASE_FILE.ID))
                .orderBy(gravest())
                .limit(1));
        Field<String> kind = ofItem(ITEM.KIND);
        Field<String> audience = ofItem(ITEM.AUDIENCE);
        return database.select(CASE_FILE.fields())
                .select(alike, title, kind, audience)
                .from(CASE_FILE)
                .where(condition)
                .orderBy(CASE_FILE.PRIORITY, CASE_FILE.DEADLINE, CASE_FILE.ID)
                .limit(limit)
                .fetch(row -> {
                    boolean held = row.get(CASE_FILE.CLAIMED_UNTIL) != null
                            && row.get(CASE_FILE.CLAIMED_UNTIL).isAfter(clock.instant());
                    String named = row.get(title);
                    return new CaseSummary(
                            row.get(CASE_FILE.ID),
                            row.get(CASE_FILE.RUNG),
                            named == null ? "Could not be judged" : named,
                            row.get(CASE_FILE.PLATFORM),
                            row.get(CASE_FILE.EXTERNAL_ID),
                            row.get(kind),
                            row.get(audience),
                            row.get(CASE_FILE.STATE).equals("OPEN"),
                            row.get(CASE_FILE.OPENED_AT),
                            row.get(CASE_FILE.DEADLINE),
                            held ? row.get(CASE_FILE.CLAIMED_BY) : null,
                            held ? row.get(CASE_FILE.CLAIMED_UNTIL) : null,
                            row.get(alike));
                });
    }

    private static Field<String> ofItem(Field<String> field) {
        return DSL.field(DSL.select(field)
                .from(CASE_ITEM)
                .join(ITEM)
                .on(ITEM.ID.eq(CASE_ITEM.ITEM))
                .where(CASE_ITEM.CASE_ID.eq(CASE_FILE.ID))
                .orderBy(ITEM.RECEIVED_AT)
                .limit(1));
    }

    private static List<org.jooq.OrderField<?>> gravest() {
        return List.of(
                DSL.case_(FINDING.RESULT).when("MATCH", 0).else_(1),
                DSL.case_(FINDING.RUNG)
                        .when("PLOTTING", 0)
                        .when("INCITEMENT", 1)
                        .when("SOLICITATION", 2)
                        .when("PROMOTION", 3)
                        .else_(4),
                FINDING.ID);
    }

    QueueCounts counts() {
        Map<String, Long> open = new LinkedHashMap<>();
        for (Rank rank : Rank.values()) {
            open.put(rank.name(), 0L);
        }
        database.select(CASE_FILE.RUNG, DSL.count())
                .from(CASE_FILE)
                .where(CASE_FILE.STATE.eq("OPEN"))
                .groupBy(CASE_FILE.RUNG)
                .forEach(row -> open.put(row.value1(), row.value2().longValue()));
        long overdue =
                database.fetchCount(CASE_FILE, CASE_FILE.STATE.eq("OPEN").and(CASE_FILE.DEADLINE.lt(clock.instant())));
        return new QueueCounts(open, overdue);
    }

    CaseFile file(UUID caseId) {
        CaseSummary summary = summary(caseId);
        var items = database
                .select(CASE_ITEM.ITEM)
                .from(CASE_ITEM)
                .join(ITEM)
                .on(ITEM.ID.eq(CASE_ITEM.ITEM))
                .where(CASE_ITEM.CASE_ID.eq(caseId))
                .orderBy(ITEM.RECEIVED_AT, ITEM.ID)
                .fetch(CASE_ITEM.ITEM)
                .stream()
                .map(intake::item)
                .toList();
        var findings = database.selectFrom(FINDING)
                .where(FINDING.CASE_ID.eq(caseId))
                .orderBy(gravest())
                .fetch(CaseReader::found);
        return new CaseFile(summary, items, findings, decisions(DECISION.CASE_ID.eq(caseId)), machineHold(caseId));
    }

    Optional<FoundClause> found(UUID caseId, String clause) {
        return database.selectFrom(FINDING)
                .where(FINDING.CASE_ID.eq(caseId))
                .and(FINDING.CLAUSE.eq(clause))
                .and(FINDING.ITEM.eq(DSL.select(CASE_ITEM.ITEM)
                        .from(CASE_ITEM)
                        .join(ITEM)
                        .on(ITEM.ID.eq(CASE_ITEM.ITEM))
                        .where(CASE_ITEM.CASE_ID.eq(caseId))
                        .orderBy(ITEM.RECEIVED_AT.desc(), ITEM.ID.desc())
                        .limit(1)))
                .orderBy(FINDING.ID.desc())
                .limit(1)
                .fetchOptional(CaseReader::found);
    }

    private static FoundClause found(FindingRecord row) {
        return new FoundClause(
                row.getId(),
                row.getItem(),
                row.getClause(),
                row.getClauseTitle(),
                row.getRung(),
                row.getResult(),
                row.getRelease(),
                JSON.readTree(row.getEvidence().data()),
                JSON.readTree(row.getTrace().data()));
    }

    private @Nullable MachineHold machineHold(UUID caseId) {
        return database.selectFrom(MACHINE_HOLD)
                .where(MACHINE_HOLD.CASE_ID.eq(caseId))
                .and(MACHINE_HOLD.ENDED_AT.isNull())
                .fetchOne(row -> new MachineHold(row.getFinding(), row.getPlacedAt(), row.getUntil()));
    }

    List<Decision> decisions(Condition condition) {
        return database.selectFrom(DECISION)
                .where(condition)
                .orderBy(DECISION.DECIDED_AT, DECISION.ID)
                .fetch(CaseReader::decision);
    }

    private static Decision decision(Record row) {
        Set<PlatformEffect> effects = Stream.of(row.get(DECISION.EFFECTS))
                .map(PlatformEffect::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Decision(
                row.get(DECISION.ID),
                row.get(DECISION.CASE_ID),
                Ruling.valueOf(row.get(DECISION.RULING)),
                row.get(DECISION.CLAUSE),
                row.get(DECISION.CLAUSE_TITLE),
                row.get(DECISION.RELEASE),
                effects,
                Exemption.valueOf(row.get(DECISION.EXEMPTION)),
                row.get(DECISION.EXEMPTION_REASON),
                row.get(DECISION.REASON),
                row.get(DECISION.DECIDED_BY),
                row.get(DECISION.DECIDED_AT),
                row.get(DECISION.EFFECTIVE_AT),
                row.get(DECISION.ALONG_WITH),
                row.get(DECISION.UNDONE_AT));
    }
}
