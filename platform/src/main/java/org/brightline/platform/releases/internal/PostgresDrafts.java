package org.brightline.platform.releases.internal;

import static org.brightline.schema.db.Tables.RELEASE_DRAFT;
import static org.brightline.schema.db.Tables.RELEASE_PUBLICATION;

import java.time.Clock;
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
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Draft.State;
import org.brightline.platform.releases.Drafts;
import org.brightline.policy.Backtest;
import org.brightline.policy.BacktestReport;
import org.brightline.policy.PolicyException;
import org.brightline.policy.Release;
import org.brightline.policy.ReleaseExamples;
import org.brightline.policy.ReleaseReader;
import org.brightline.schema.db.tables.records.ReleaseDraftRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Drafts in PostgreSQL. Whoever changes one holds its row, and says which version he has seen. */
final class PostgresDrafts implements Drafts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_FILE = 200_000;
    private static final int LONGEST_REASON = 2_000;

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final PostgresReleases releases;
    private final Reader reader;
    private final Clock clock;

    PostgresDrafts(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            PostgresReleases releases,
            Reader reader,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.releases = releases;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Draft create(String name, Actor by) {
        if (name.isBlank() || name.length() > 200) {
            throw new Problem(ProblemType.BAD_FIELD, "A release's name has 1 to 200 characters.", "/name");
        }
        String digest = releases.current().release().digest();
        return within(() -> {
            ReleaseDraftRecord row = fresh(name.strip(), releases.files(digest).orElseThrow(), by);
            row.store();
            return done(row, ActKind.RELEASE_DRAFTED, by);
        });
    }

    @Override
    public Draft save(UUID draft, int version, Map<String, String> files, Actor by) {
        check(files);
        return within(() -> {
            ReleaseDraftRecord row = row(draft, version, State.DRAFT);
            TreeSet<String> authors = new TreeSet<>(List.of(row.getAuthors()));
            authors.add(by.text());
            row.setAuthors(authors.toArray(String[]::new));
            row.setFiles(JSONB.valueOf(JSON.writeValueAsString(new TreeMap<>(files))));
            changed(row);
            return done(row, ActKind.RELEASE_DRAFTED, by);
        });
    }

    private static void check(Map<String, String> files) {
        if (files.isEmpty() || files.size() > ReleaseReader.MOST_FILES) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "A release has 1 to " + ReleaseReader.MOST_FILES + " clause files.",
                    "/files");
        }
        files.forEach((name, text) -> {
            if (!name.matches("[a-z0-9][a-z0-9._-]{0,99}\\.yaml")) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "A file's name has lower-case letters, digits, '-', '_' and '.', and ends in .yaml.",
                        "/files");
            }
            if (text.length() > LARGEST_FILE) {
                throw new Problem(
                        ProblemType.TOO_LARGE, name + " has more than " + LARGEST_FILE + " characters.", "/files");
            }
        });
    }

    @Override
    public BacktestReport backtest(UUID draft, int version, Iterator<Backtest.Sample> samples, Actor by) {
        Draft seen = draft(draft).orElseThrow(() -> unknown(draft));
        Release before = releases.current().release();
        BacktestReport report = new Backtest(before, read(seen.name(), seen.files())).run(samples);
        if (report.count() == 0) {
            throw new Problem(ProblemType.BAD_FIELD, "A backtest needs at least one item.", "/samples");
        }
        within(() -> {
            ReleaseDraftRecord row = row(draft, version, State.DRAFT, State.SUBMITTED);
            row.setBacktestBefore(report.before());
            row.setBacktestAfter(report.after());
            row.setBacktestItems(report.count());
            row.setBacktestChange(report.changed());
            row.store();
            return done(row, ActKind.RELEASE_BACKTESTED, by);
        });
        return report;
    }

    @Override
    public Draft submit(UUID draft, int version, String reason, Actor by) {
        String why = reason(reason);
        return within(() -> {
            ReleaseDraftRecord row = row(draft, version, State.DRAFT);
            Draft seen = draft(row);
            Release release = read(seen.name(), seen.files());
            String failures = ReleaseExamples.failures(release, reader).stream()
                    .map(ReleaseExamples.Outcome::toString)
                    .collect(Collectors.joining("\n"));
            if (!failures.isEmpty()) {
                throw new Problem(
                        ProblemType.BAD_FIELD, "Examples do not come out as their clauses say.\n" + failures, "/files");
            }
            if (release.digest().equals(releases.current().release().digest())) {
                throw new Problem(ProblemType.BAD_FIELD, "The files say what the release in force says.", "/files");
            }
            submitted(row, release.digest(), why);
            return done(row, ActKind.RELEASE_SUBMITTED, by);
        });
    }

    @Override
    public Draft proposeRollback(String digest, String reason, Actor by) {
        String why = reason(reason);
        if (!database.fetchExists(RELEASE_PUBLICATION, RELEASE_PUBLICATION.RELEASE.eq(digest))) {
            throw new Problem(ProblemType.NOT_FOUND, "No release " + digest + " was ever in force.");
        }
        if (releases.current().release().digest().equals(digest)) {
            throw new Problem(ProblemType.CONFLICT, "This release is in force.");
        }
        Release earlier = releases.release(digest).orElseThrow();
        return within(() -> {
            ReleaseDraftRecord row =
                    fresh(earlier.name(), releases.files(digest).orElseThrow(), by);
            row.setRollsBackTo(digest);
            submitted(row, digest, why);
            return done(row, ActKind.RELEASE_SUBMITTED, by);
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
        String why = reason(reason);
        return within(() -> {
            ReleaseDraftRecord row = row(draft, version, State.SUBMITTED);
            row.setState(State.DRAFT.name());
            row.setDigest(null);
            row.setReason(why);
            changed(row);
            return done(row, ActKind.RELEASE_SENT_BACK, by);
        });
    }

    @Override
    public Draft withdraw(UUID draft, int version, Actor by) {
        return within(() -> {
            ReleaseDraftRecord row = row(draft, version, State.DRAFT, State.SUBMITTED);
            row.setState(State.WITHDRAWN.name());
            changed(row);
            return done(row, ActKind.RELEASE_WITHDRAWN, by);
        });
    }

    @Override
    public Draft approve(UUID draft, int version, Actor by) {
        return within(() -> {
            // One at a time, so that nobody approves against a release that another has just replaced.
            database.fetch("lock table release_publication in share row exclusive mode");
            releases.refresh();
            ReleaseDraftRecord row = row(draft, version, State.SUBMITTED);
            if (by.kind() != Actor.Kind.PERSON || List.of(row.getAuthors()).contains(by.text())) {
                throw new Problem(ProblemType.FORBIDDEN, "A release is approved by a person who did not write it.");
            }
            String current = releases.current().release().digest();
            if (!Objects.equals(row.getBacktestAfter(), row.getDigest()) || !current.equals(row.getBacktestBefore())) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "It was not backtested against the release that is in force now; do that first.");
            }
            Draft seen = draft(row);
            releases.store(read(seen.name(), seen.files()), seen.files(), clock, by);
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
            changed(row);
            afterCommit(releases::refresh);
            return done(row, back ? ActKind.RELEASE_ROLLED_BACK : ActKind.RELEASE_PUBLISHED, by);
        });
    }

    @Override
    public Optional<Draft> draft(UUID draft) {
        return database.fetchOptional(RELEASE_DRAFT, RELEASE_DRAFT.ID.eq(draft)).map(PostgresDrafts::draft);
    }

    @Override
    public List<Draft> open() {
        return database.selectFrom(RELEASE_DRAFT)
                .where(RELEASE_DRAFT.STATE.in(State.DRAFT.name(), State.SUBMITTED.name()))
                .orderBy(RELEASE_DRAFT.CHANGED_AT, RELEASE_DRAFT.ID)
                .fetch(PostgresDrafts::draft);
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

    private ReleaseDraftRecord fresh(String name, Map<String, String> files, Actor by) {
        ReleaseDraftRecord row = database.newRecord(RELEASE_DRAFT);
        row.setVersion(1);
        row.setState(State.DRAFT.name());
        row.setName(name);
        row.setFiles(JSONB.valueOf(JSON.writeValueAsString(files)));
        row.setAuthors(new String[] {by.text()});
        row.setCreatedAt(clock.instant());
        row.setChangedAt(clock.instant());
        return row;
    }

    /** The row, held until the transaction ends. */
    private ReleaseDraftRecord row(UUID draft, int version, State... states) {
        ReleaseDraftRecord row = database.selectFrom(RELEASE_DRAFT)
                .where(RELEASE_DRAFT.ID.eq(draft))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> unknown(draft));
        if (row.getVersion() != version) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The draft has changed: you saw version " + version + ", it is " + row.getVersion() + ".");
        }
        if (!List.of(states).contains(State.valueOf(row.getState()))) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The draft is " + row.getState() + "; it would have to be " + List.of(states) + ".");
        }
        return row;
    }

    private void changed(ReleaseDraftRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.setChangedAt(clock.instant());
        row.store();
    }

    private Draft done(ReleaseDraftRecord row, ActKind kind, Actor by) {
        row.refresh();
        Map<String, String> references =
                new TreeMap<>(Map.of("draft", row.getId().toString()));
        if (row.getDigest() != null) {
            references.put("release", row.getDigest());
        }
        journal.append(Act.of(kind, by, references));
        return draft(row);
    }

    private static Release read(String name, Map<String, String> files) {
        try {
            return ReleaseReader.read(name, files);
        } catch (PolicyException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), "/files");
        }
    }

    private static String reason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Problem(ProblemType.BAD_FIELD, "A reason has 1 to " + LONGEST_REASON + " characters.", "/reason");
        }
        return reason.strip();
    }

    private static Problem unknown(UUID draft) {
        return new Problem(ProblemType.NOT_FOUND, "There is no draft " + draft + ".");
    }

    private static Draft draft(ReleaseDraftRecord row) {
        return new Draft(
                row.getId(),
                row.getVersion(),
                State.valueOf(row.getState()),
                row.getName(),
                JSON.readValue(row.getFiles().data(), PostgresReleases.FILES),
                List.of(row.getAuthors()),
                row.getRollsBackTo(),
                row.getChangedAt(),
                row.getReason(),
                row.getDigest(),
                backtested(row),
                row.getApprovedBy());
    }

    private static Draft.@Nullable Backtested backtested(ReleaseDraftRecord row) {
        String before = row.getBacktestBefore();
        String after = row.getBacktestAfter();
        return before == null || after == null
                ? null
                : new Draft.Backtested(before, after, row.getBacktestItems(), row.getBacktestChange());
    }
}
