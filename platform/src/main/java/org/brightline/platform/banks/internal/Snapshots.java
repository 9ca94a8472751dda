package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_SNAPSHOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.snapshot.SnapshotException;
import org.brightline.matching.snapshot.SnapshotFile;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of this node in a file, so that a restart reads only what changed since. A file is taken only if the database
 * knows its stamp: so a file beside another database, or of a time that the restoring of a backup undid, is passed over.
 */
final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final String ENDING = ".snapshot";

    private final DSLContext database;
    private final Path folder;
    private final Clock clock;

    Snapshots(DSLContext database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    /** The newest snapshot that is of this database, if there is one. */
    Optional<SnapshotFile.Snapshot> read() {
        Path newest = null;
        long version = -1;
        for (Path file : files()) {
            Long stands = version(file);
            if (stands != null && stands > version) {
                newest = file;
                version = stands;
            }
        }
        try {
            if (newest != null) {
                return Optional.of(SnapshotFile.read(newest));
            }
        } catch (SnapshotException e) {
            log.warn("The index is read from the database: {}", e.getMessage());
        } catch (IOException e) {
            log.warn("The snapshot {} cannot be read; the index is read from the database", newest, e);
        }
        return Optional.empty();
    }

    private @Nullable Long version(Path file) {
        try {
            String name = file.getFileName().toString();
            UUID stamp = UUID.fromString(name.substring(0, name.length() - ENDING.length()));
            return database.select(BANK_SNAPSHOT.VERSION)
                    .from(BANK_SNAPSHOT)
                    .where(BANK_SNAPSHOT.STAMP.eq(stamp))
                    .fetchOne(BANK_SNAPSHOT.VERSION);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Writes the index of a version, and drops the files of earlier ones. */
    void write(long version, MatchIndex index) {
        List<Path> before = files();
        UUID stamp = UUID.randomUUID();
        try {
            Files.createDirectories(folder);
            SnapshotFile.write(folder.resolve(stamp + ENDING), version, index);
            database.insertInto(BANK_SNAPSHOT)
                    .set(BANK_SNAPSHOT.STAMP, stamp)
                    .set(BANK_SNAPSHOT.VERSION, version)
                    .set(BANK_SNAPSHOT.AT, clock.instant())
                    .execute();
            for (Path old : before) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            log.warn("The snapshot of the index could not be written to {}; a restart takes longer", folder, e);
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var inside = Files.newDirectoryStream(folder, "*" + ENDING)) {
                inside.forEach(files::add);
            } catch (IOException e) {
                log.warn("The folder {} cannot be read", folder, e);
            }
        }
        return files;
    }
}
