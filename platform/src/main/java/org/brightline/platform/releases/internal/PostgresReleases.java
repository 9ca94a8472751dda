package org.brightline.platform.releases.internal;

import static org.brightline.schema.db.Tables.RELEASE;
import static org.brightline.schema.db.Tables.RELEASE_PUBLICATION;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Publication;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Release;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.files.ReleaseReader;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Releases in PostgreSQL. The shipped one comes into force at the first start, and with a new version that ships another; but once
 * people here have published a release, a new version of the program does not change their line.
 */
final class PostgresReleases implements Releases {
    private static final JsonMapper JSON = new JsonMapper();
    static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

    private final DSLContext database;
    private final Map<String, Release> read = new ConcurrentHashMap<>();
    private long number = -1;
    private volatile PolicyEngine engine;

    PostgresReleases(DSLContext database, TransactionTemplate transactions, Journal journal, Clock clock) {
        this.database = database;
        Release shipped = ReleaseReader.shipped();
        read.put(shipped.digest(), shipped);
        transactions.executeWithoutResult(status -> {
            store(shipped, ReleaseReader.shippedFiles(), clock, Actor.MACHINE);
            if (database.fetchExists(RELEASE_PUBLICATION, RELEASE_PUBLICATION.KIND.ne("SHIPPED"))
                    || database.fetchExists(RELEASE_PUBLICATION, RELEASE_PUBLICATION.RELEASE.eq(shipped.digest()))) {
                return;
            }
            database.insertInto(RELEASE_PUBLICATION)
                    .set(RELEASE_PUBLICATION.RELEASE, shipped.digest())
                    .set(RELEASE_PUBLICATION.KIND, "SHIPPED")
                    .set(RELEASE_PUBLICATION.AUTHORS, new String[0])
                    .set(RELEASE_PUBLICATION.REASON, "It came with the program.")
                    .set(RELEASE_PUBLICATION.AT, clock.instant())
                    .execute();
            journal.append(Act.of(
                    ActKind.RELEASE_PUBLISHED,
                    Actor.MACHINE,
                    Map.of("release", shipped.digest(), "name", shipped.name())));
        });
        this.engine = ReleaseReader.shippedEngine();
        refresh();
    }

    /** Keeps a release for ever, if it is not kept already. */
    void store(Release release, Map<String, String> files, Clock clock, Actor by) {
        database.insertInto(RELEASE)
                .set(RELEASE.DIGEST, release.digest())
                .set(RELEASE.NAME, release.name())
                .set(RELEASE.FILES, JSONB.valueOf(JSON.writeValueAsString(files)))
                .set(RELEASE.PUBLISHED_AT, clock.instant())
                .set(RELEASE.PUBLISHED_BY, by.text())
                .onConflictDoNothing()
                .execute();
    }

    /** Takes up the release that is in force now. */
    synchronized void refresh() {
        var last = database.select(RELEASE_PUBLICATION.NUMBER, RELEASE_PUBLICATION.RELEASE)
                .from(RELEASE_PUBLICATION)
                .orderBy(RELEASE_PUBLICATION.NUMBER.desc())
                .limit(1)
                .fetchSingle();
        if (last.value1() != number) {
            if (!engine.release().digest().equals(last.value2())) {
                engine = new PolicyEngine(release(last.value2()).orElseThrow());
            }
            number = last.value1();
        }
    }

    @Override
    public Optional<Map<String, String>> files(String digest) {
        return database.select(RELEASE.FILES)
                .from(RELEASE)
                .where(RELEASE.DIGEST.eq(digest))
                .fetchOptional(row -> JSON.readValue(row.value1().data(), FILES));
    }

    @Override
    public PolicyEngine current() {
        return engine;
    }

    @Override
    public Optional<Release> release(String digest) {
        Release known = read.get(digest);
        if (known != null) {
            return Optional.of(known);
        }
        return database.selectFrom(RELEASE).where(RELEASE.DIGEST.eq(digest)).fetchOptional(row -> {
            Release release = ReleaseReader.readPublished(
                    row.getName(), JSON.readValue(row.getFiles().data(), FILES));
            read.put(digest, release);
            return release;
        });
    }

    @Override
    public List<Publication> history() {
        return database.select(RELEASE_PUBLICATION.asterisk(), RELEASE.NAME)
                .from(RELEASE_PUBLICATION)
                .join(RELEASE)
                .on(RELEASE.DIGEST.eq(RELEASE_PUBLICATION.RELEASE))
                .orderBy(RELEASE_PUBLICATION.NUMBER.desc())
                .limit(200)
                .fetch(row -> new Publication(
                        row.get(RELEASE_PUBLICATION.RELEASE),
                        row.get(RELEASE.NAME),
                        Publication.Kind.valueOf(row.get(RELEASE_PUBLICATION.KIND)),
                        List.of(row.get(RELEASE_PUBLICATION.AUTHORS)),
                        row.get(RELEASE_PUBLICATION.APPROVED_BY),
                        row.get(RELEASE_PUBLICATION.REASON),
                        row.get(RELEASE_PUBLICATION.AT)));
    }
}
