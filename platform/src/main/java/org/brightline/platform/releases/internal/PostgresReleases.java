package org.brightline.platform.releases.internal;

import static org.brightline.schema.db.Tables.RELEASE;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.PolicyEngine;
import org.brightline.policy.Release;
import org.brightline.policy.ReleaseReader;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Releases in PostgreSQL. The shipped one is published at the first start, and again when a new version ships another. */
final class PostgresReleases implements Releases {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

    private final DSLContext database;
    private final Map<String, Release> read = new ConcurrentHashMap<>();
    private final PolicyEngine engine;

    PostgresReleases(DSLContext database, TransactionTemplate transactions, Journal journal, Clock clock) {
        this.database = database;
        Release shipped = ReleaseReader.shipped();
        transactions.executeWithoutResult(status -> {
            int added = database.insertInto(RELEASE)
                    .set(RELEASE.DIGEST, shipped.digest())
                    .set(RELEASE.NAME, shipped.name())
                    .set(RELEASE.FILES, JSONB.valueOf(JSON.writeValueAsString(ReleaseReader.shippedFiles())))
                    .set(RELEASE.PUBLISHED_AT, clock.instant())
                    .set(RELEASE.PUBLISHED_BY, Actor.MACHINE.text())
                    .onConflictDoNothing()
                    .execute();
            if (added > 0) {
                journal.append(Act.of(
                        ActKind.RELEASE_PUBLISHED,
                        Actor.MACHINE,
                        Map.of("release", shipped.digest(), "name", shipped.name())));
            }
        });
        read.put(shipped.digest(), shipped);
        this.engine = new PolicyEngine(shipped);
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
            Release release = ReleaseReader.read(
                    row.getName(), JSON.readValue(row.getFiles().data(), FILES));
            read.put(digest, release);
            return release;
        });
    }
}
