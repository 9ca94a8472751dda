package org.brightline.platform.releases.internal;

import static org.brightline.schema.db.Tables.RELEASE_BACKTEST;
import static org.brightline.schema.db.Tables.RELEASE_DRAFT;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Draft.Source;
import org.brightline.platform.releases.Draft.State;
import org.brightline.policy.trial.BacktestReport;
import org.brightline.schema.db.tables.records.ReleaseBacktestRecord;
import org.brightline.schema.db.tables.records.ReleaseDraftRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows of drafts. Whoever changes one holds it, and says which version he has seen; every change is in the journal. */
final class DraftRows {
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext database;
    private final Journal journal;
    private final Clock clock;

    DraftRows(DSLContext database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** A new row, not stored yet. */
    ReleaseDraftRecord fresh(
            String name, Map<String, String> files, Map<String, String> tests, String basedOn, Actor by) {
        ReleaseDraftRecord row = database.newRecord(RELEASE_DRAFT);
        row.setVersion(1);
        row.setState(State.DRAFT.name());
        row.setName(name);
        row.setFiles(json(files));
        row.setTests(json(tests));
        row.setBasedOn(basedOn);
        row.setAuthors(new String[] {by.text()});
        row.setCreatedAt(clock.instant());
        row.setChangedAt(clock.instant());
        return row;
    }

    /** The tests of the draft that a release was made of; none where it came with the program. */
    Map<String, String> testsOf(String release) {
        return database.select(RELEASE_DRAFT.TESTS)
                .from(RELEASE_DRAFT)
                .where(RELEASE_DRAFT.DIGEST.eq(release))
                .and(RELEASE_DRAFT.STATE.eq(State.PUBLISHED.name()))
                .and(RELEASE_DRAFT.ROLLS_BACK_TO.isNull())
                .orderBy(RELEASE_DRAFT.CHANGED_AT.desc())
                .limit(1)
                .fetchOptional(row -> JSON.readValue(row.value1().data(), PostgresReleases.FILES))
                .<Map<String, String>>map(tests -> tests)
                .orElse(Map.of());
    }

    /** The row, held until the transaction ends, of a version that the caller has seen. */
    ReleaseDraftRecord held(UUID draft, int version, State... states) {
        ReleaseDraftRecord row = held(draft, states);
        if (row.getVersion() != version) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The draft has changed since you read it: you saw version " + version + ", it is "
                            + row.getVersion() + ". Read it again, then repeat the step.");
        }
        return row;
    }

    /** The row, held until the transaction ends. */
    ReleaseDraftRecord held(UUID draft, State... states) {
        ReleaseDraftRecord row = database.selectFrom(RELEASE_DRAFT)
                .where(RELEASE_DRAFT.ID.eq(draft))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> unknown(draft));
        if (!List.of(states).contains(State.valueOf(row.getState()))) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The draft is " + row.getState() + "; it would have to be " + List.of(states) + ".");
        }
        return row;
    }

    /** Counts and stores a change. */
    void changed(ReleaseDraftRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.setChangedAt(clock.instant());
        row.store();
    }

    /** Keeps what a backtest found, in place of the last one of the same source. */
    void backtested(ReleaseDraftRecord row, Source source, BacktestReport report, Actor by) {
        ReleaseBacktestRecord found = database.newRecord(RELEASE_BACKTEST);
        found.setDraft(row.getId());
        found.setSource(source.name());
        found.setReleaseBefore(report.before());
        found.setReleaseAfter(report.after());
        found.setItems(report.count());
        found.setChanged(report.changed());
        found.setReport(JSONB.valueOf(JSON.writeValueAsString(report.withoutItems())));
        found.setRunBy(by.text());
        found.setRunAt(clock.instant());
        database.insertInto(RELEASE_BACKTEST)
                .set(found)
                .onConflict(RELEASE_BACKTEST.DRAFT, RELEASE_BACKTEST.SOURCE)
                .doUpdate()
                .set(found)
                .execute();
    }

    /** Writes the act to the journal. */
    Draft done(ReleaseDraftRecord row, ActKind kind, Actor by) {
        return done(row, kind, by, Map.of());
    }

    /** The same, with more to say of it. */
    Draft done(ReleaseDraftRecord row, ActKind kind, Actor by, Map<String, String> more) {
        row.refresh();
        Map<String, String> references = new TreeMap<>(more);
        references.put("draft", row.getId().toString());
        if (row.getDigest() != null) {
            references.put("release", row.getDigest());
        }
        journal.append(Act.of(kind, by, references));
        return draft(row);
    }

    static JSONB json(Map<String, String> files) {
        return JSONB.valueOf(JSON.writeValueAsString(new TreeMap<>(files)));
    }

    private static @Nullable BacktestReport report(@Nullable JSONB stored) {
        return stored == null ? null : JSON.readValue(stored.data(), BacktestReport.class);
    }

    static Problem unknown(UUID draft) {
        return new Problem(ProblemType.NOT_FOUND, "There is no draft " + draft + ".");
    }

    Draft draft(ReleaseDraftRecord row) {
        return new Draft(
                row.getId(),
                row.getVersion(),
                State.valueOf(row.getState()),
                row.getName(),
                JSON.readValue(row.getFiles().data(), PostgresReleases.FILES),
                JSON.readValue(row.getTests().data(), PostgresReleases.FILES),
                List.of(row.getAuthors()),
                row.getBasedOn(),
                row.getRollsBackTo(),
                row.getChangedAt(),
                row.getReason(),
                row.getSentBackBecause(),
                row.getDigest(),
                backtests(row.getId()),
                row.getApprovedBy());
    }

    private List<Draft.Backtested> backtests(UUID draft) {
        return database.selectFrom(RELEASE_BACKTEST)
                .where(RELEASE_BACKTEST.DRAFT.eq(draft))
                .orderBy(RELEASE_BACKTEST.RUN_AT.desc(), RELEASE_BACKTEST.SOURCE)
                .fetch(row -> new Draft.Backtested(
                        Source.valueOf(row.getSource()),
                        row.getReleaseBefore(),
                        row.getReleaseAfter(),
                        row.getItems(),
                        row.getChanged(),
                        report(row.getReport()),
                        row.getRunBy(),
                        row.getRunAt()));
    }
}
