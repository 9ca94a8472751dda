package org.brightline.platform.releases.internal;

import static org.brightline.schema.db.Tables.RELEASE_DRAFT;
import static org.brightline.schema.db.Tables.RELEASE_PUBLICATION;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brightline.language.Reader;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.releases.CheckedFiles;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Draft.State;
import org.brightline.platform.releases.Drafts;
import org.brightline.policy.Example;
import org.brightline.policy.Judgement;
import org.brightline.policy.Release;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.trial.Backtest;
import org.brightline.policy.trial.BacktestReport;
import org.brightline.policy.trial.PolicyTestReport;
import org.brightline.policy.trial.ReleaseExamples;
import org.brightline.schema.db.tables.records.ReleaseDraftRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts in PostgreSQL. */
final class PostgresDrafts implements Drafts {
    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final DraftRows rows;
    private final PostgresReleases releases;
    private final Reader reader;
    private final DraftTests tests;
    private final Clock clock;

    PostgresDrafts(
            DSLContext database,
            TransactionTemplate transactions,
            DraftRows rows,
            PostgresReleases releases,
            Reader reader,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.rows = rows;
        this.releases = releases;
        this.reader = reader;
        this.tests = new DraftTests(reader);
        this.clock = clock;
    }

    @Override
    public Draft create(String name, Actor by) {
        String wanted = DraftChecks.name(name);
        String digest = releases.current().release().digest();
        return within(() -> {
            ReleaseDraftRecord row =
                    rows.fresh(wanted, releases.files(digest).orElseThrow(), rows.testsOf(digest), digest, by);
            row.store();
            return rows.done(row, ActKind.RELEASE_DRAFTED, by, Map.of("basedOn", digest));
        });
    }

    @Override
    public Draft save(UUID draft, int version, Map<String, String> files, Actor by) {
        DraftChecks.files(files);
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.DRAFT);
            refuseRollback(row);
            Draft now = rows.draft(row);
            return now.files().equals(files) ? now : written(row, files, now.tests(), Map.of(), by);
        });
    }

    @Override
    public Draft saveTests(UUID draft, int version, Map<String, String> wanted, Actor by) {
        DraftChecks.tests(wanted);
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.DRAFT);
            refuseRollback(row);
            Draft now = rows.draft(row);
            return now.tests().equals(wanted) ? now : written(row, now.files(), wanted, Map.of(), by);
        });
    }

    @Override
    public Draft saveFile(UUID draft, String file, String seen, @Nullable String text, Actor by) {
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, State.DRAFT);
            refuseRollback(row);
            Draft now = rows.draft(row);
            // Asked before what was seen: a second click on Save has seen the file as it was before the first.
            if (Objects.equals(text, now.files().get(file))) {
                return now;
            }
            if (!now.mark(file).equals(seen)) {
                throw new Problem(ProblemType.CONFLICT, "Somebody has changed " + file + " since you read it.");
            }
            Map<String, String> files = new TreeMap<>(now.files());
            if (text == null) {
                files.remove(file);
            } else {
                files.put(file, text);
            }
            DraftChecks.files(files);
            return written(row, files, now.tests(), Map.of(), by);
        });
    }

    /** It is published as the earlier release, so it has to stay what that one was. */
    private static void refuseRollback(ReleaseDraftRecord row) {
        if (row.getRollsBackTo() != null) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "This draft brings an earlier release back as it was; nothing in it can be changed. "
                            + "Start a draft of your own and write your change into it.");
        }
    }

    /** The journal names the files, so that everybody sees who wrote which. */
    private Draft written(
            ReleaseDraftRecord row,
            Map<String, String> files,
            Map<String, String> testFiles,
            Map<String, String> more,
            Actor by) {
        Map<String, String> references = new TreeMap<>(more);
        Draft before = rows.draft(row);
        String changed = ChangedFiles.words(
                ChangedFiles.together(before.files(), before.tests()), ChangedFiles.together(files, testFiles));
        if (!changed.isEmpty()) {
            references.put("files", changed);
        }
        TreeSet<String> authors = new TreeSet<>(List.of(row.getAuthors()));
        authors.add(by.text());
        row.setAuthors(authors.toArray(String[]::new));
        row.setFiles(DraftRows.json(files));
        row.setTests(DraftRows.json(testFiles));
        rows.changed(row);
        return rows.done(row, ActKind.RELEASE_DRAFTED, by, references);
    }

    @Override
    public Draft takeOver(UUID draft, int version, Actor by) {
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.DRAFT);
            refuseRollback(row);
            Draft seen = rows.draft(row);
            String current = releases.current().release().digest();
            TakenOver taken = TakenOver.of(
                    releases.files(seen.basedOn()).orElseThrow(),
                    seen.files(),
                    releases.files(current).orElseThrow());
            TakenOver takenTests = TakenOver.of(rows.testsOf(seen.basedOn()), seen.tests(), rows.testsOf(current));
            List<String> both = new ArrayList<>(taken.changedByBoth());
            takenTests.changedByBoth().forEach(name -> both.add(ChangedFiles.TESTS + name));
            if (!both.isEmpty()) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "The draft and the release in force have both changed "
                                + String.join(", ", both)
                                + ", in different ways. Start a draft anew and write your change into it.");
            }
            row.setBasedOn(current);
            return written(row, taken.files(), takenTests.files(), Map.of("takenOver", current), by);
        });
    }

    @Override
    public PolicyTestReport test(UUID draft, Map<String, String> further) {
        Draft seen = known(draft);
        return tests.report(release(seen), seen.tests(), further);
    }

    @Override
    public Judgement judge(UUID draft, Example post) {
        DraftChecks.audience(post.audience());
        return PolicyEngine.withDrafts(release(known(draft))).judgeAndExplain(post.read(reader));
    }

    @Override
    public BacktestReport backtest(
            UUID draft, int version, Draft.Source source, Iterator<Backtest.Sample> samples, Actor by) {
        Draft seen = known(draft);
        Release before = releases.current().release();
        BacktestReport report = new Backtest(before, release(seen)).run(samples);
        if (report.count() == 0) {
            throw new Problem(ProblemType.BAD_FIELD, "A backtest needs at least one item.", "/samples");
        }
        within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.DRAFT, State.SUBMITTED);
            rows.backtested(row, source, report, by);
            return rows.done(
                    row,
                    ActKind.RELEASE_BACKTESTED,
                    by,
                    Map.of("source", source.name(), "items", Long.toString(report.count())));
        });
        return report;
    }

    @Override
    public Draft submit(UUID draft, int version, String reason, Actor by) {
        String why = DraftChecks.reason(reason);
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.DRAFT);
            Draft seen = rows.draft(row);
            Release release = release(seen);
            String failures = ReleaseExamples.failures(release, reader).stream()
                    .map(ReleaseExamples.Outcome::toString)
                    .collect(Collectors.joining("\n"));
            if (!failures.isEmpty()) {
                throw new Problem(
                        ProblemType.BAD_FIELD, "Examples do not come out as their clauses say.\n" + failures, "/files");
            }
            tests.demand(release, seen.tests());
            if (release.digest().equals(releases.current().release().digest())) {
                throw new Problem(ProblemType.BAD_FIELD, "The files say what the release in force says.", "/files");
            }
            refuseUnknowing(seen);
            submitted(row, release.digest(), why);
            return rows.done(row, ActKind.RELEASE_SUBMITTED, by);
        });
    }

    /** A draft that was begun before another release came into force says what that one has changed back, and nobody wrote so. */
    private void refuseUnknowing(Draft draft) {
        Release current = releases.current().release();
        if (!draft.basedOn().equals(current.digest())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The draft does not know the release «" + current.name() + "» ("
                            + current.digest().substring(0, 8)
                            + "), which came into force after it was begun, and would undo it. "
                            + (draft.rollsBackTo() == null
                                    ? "Take that release over into the draft, or start a draft anew; one that is submitted is sent back first."
                                    : "Give it up and propose again that the earlier release comes back."));
        }
    }

    @Override
    public Draft proposeRollback(String digest, String reason, Actor by) {
        String why = DraftChecks.reason(reason);
        if (!database.fetchExists(RELEASE_PUBLICATION, RELEASE_PUBLICATION.RELEASE.eq(digest))) {
            throw new Problem(ProblemType.NOT_FOUND, "No release " + digest + " was ever in force.");
        }
        String current = releases.current().release().digest();
        if (current.equals(digest)) {
            throw new Problem(ProblemType.CONFLICT, "This release is in force.");
        }
        Release earlier = releases.release(digest).orElseThrow();
        return within(() -> {
            ReleaseDraftRecord row =
                    rows.fresh(earlier.name(), releases.files(digest).orElseThrow(), Map.of(), current, by);
            row.setRollsBackTo(digest);
            submitted(row, digest, why);
            return rows.done(row, ActKind.RELEASE_SUBMITTED, by);
        });
    }

    private static void submitted(ReleaseDraftRecord row, String digest, String reason) {
        row.setState(State.SUBMITTED.name());
        row.setDigest(digest);
        row.setReason(reason);
        row.store();
    }

    @Override
    public Draft sendBack(UUID draft, int version, String reason, Actor by) {
        String why = DraftChecks.reason(reason);
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.SUBMITTED);
            row.setState(State.DRAFT.name());
            row.setDigest(null);
            row.setSentBackBecause(why);
            rows.changed(row);
            return rows.done(row, ActKind.RELEASE_SENT_BACK, by);
        });
    }

    @Override
    public Draft withdraw(UUID draft, int version, Actor by) {
        return within(() -> {
            ReleaseDraftRecord row = rows.held(draft, version, State.DRAFT, State.SUBMITTED);
            row.setState(State.WITHDRAWN.name());
            rows.changed(row);
            return rows.done(row, ActKind.RELEASE_WITHDRAWN, by);
        });
    }

    @Override
    public Draft approve(UUID draft, int version, Actor by) {
        return within(() -> {
            // One at a time, so that nobody approves against a release that another has just replaced.
            database.fetch("lock table release_publication in share row exclusive mode");
            releases.refresh();
            ReleaseDraftRecord row = rows.held(draft, version, State.SUBMITTED);
            if (by.kind() != Actor.Kind.PERSON || List.of(row.getAuthors()).contains(by.text())) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        "A release is approved by a person who did not "
                                + (row.getRollsBackTo() == null ? "write it." : "propose it."));
            }
            Draft seen = rows.draft(row);
            refuseUnknowing(seen);
            String current = releases.current().release().digest();
            if (seen.backtests().stream().noneMatch(one -> one.compares(current, seen.digest()))) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "It was not backtested against the release that is in force now; do that first.");
            }
            releases.store(release(seen), seen.files(), clock, by);
            boolean back = row.getRollsBackTo() != null;
            database.insertInto(RELEASE_PUBLICATION)
                    .set(RELEASE_PUBLICATION.RELEASE, row.getDigest())
                    .set(RELEASE_PUBLICATION.KIND, back ? "ROLLED_BACK" : "PUBLISHED")
                    .set(RELEASE_PUBLICATION.AUTHORS, row.getAuthors())
                    .set(RELEASE_PUBLICATION.APPROVED_BY, by.text())
                    .set(RELEASE_PUBLICATION.REASON, row.getReason())
                    .set(RELEASE_PUBLICATION.AT, clock.instant())
                    .execute();
            row.setState(State.PUBLISHED.name());
            row.setApprovedBy(by.text());
            rows.changed(row);
            afterCommit(releases::refresh);
            return rows.done(row, back ? ActKind.RELEASE_ROLLED_BACK : ActKind.RELEASE_PUBLISHED, by);
        });
    }

    @Override
    public Optional<Draft> draft(UUID draft) {
        return database.fetchOptional(RELEASE_DRAFT, RELEASE_DRAFT.ID.eq(draft)).map(rows::draft);
    }

    @Override
    public int waitingFor(Actor person) {
        return database.fetchCount(
                RELEASE_DRAFT,
                RELEASE_DRAFT.STATE.eq(State.SUBMITTED.name()).andNot(RELEASE_DRAFT.AUTHORS.contains(new String[] {
                    person.text()
                })));
    }

    @Override
    public List<Draft> open() {
        return database.selectFrom(RELEASE_DRAFT)
                .where(RELEASE_DRAFT.STATE.in(State.DRAFT.name(), State.SUBMITTED.name()))
                .orderBy(RELEASE_DRAFT.CHANGED_AT, RELEASE_DRAFT.ID)
                .fetch(rows::draft);
    }

    private Draft known(UUID draft) {
        return draft(draft).orElseThrow(() -> DraftRows.unknown(draft));
    }

    private static Release release(Draft draft) {
        return CheckedFiles.of(draft).orRefuse();
    }

    private Draft within(Supplier<Draft> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
