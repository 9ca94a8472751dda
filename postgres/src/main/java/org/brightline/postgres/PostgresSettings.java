package org.brightline.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How and where {@link EmbeddedPostgres} runs. Start from {@link #in(Path)} and change what differs.
 *
 * @param directory holds everything of this server: data, password, last port, log, lock; created when absent
 * @param binaries where the unpacked programs of PostgreSQL are kept, shared by all servers that name the same folder
 * @param port the port on 127.0.0.1, 1 to 65535; 0 keeps the last one where it is free, and takes any free one otherwise
 * @param startTimeout how long a start may take, recovery after a crash included; positive
 * @param stopTimeout how long a clean stop may take before the server is told to stop at once; positive
 * @param supervise whether a server that dies is started again while this process runs
 * @param stopAtExit whether the server is stopped by a shutdown hook of the JVM; an application that closes in an order of
 *     its own sets this to false and calls {@link EmbeddedPostgres#close()}
 * @param uid the user id that the server runs under when this process is root (PostgreSQL refuses to run as root); a data
 *     directory that belongs to another ordinary user keeps its owner
 * @param gid the group id that goes with {@code uid}
 * @param logLimit bytes that the log may reach before it is moved to {@code server.log.1}; at least 64 KiB
 */
public record PostgresSettings(
        Path directory,
        Path binaries,
        int port,
        Duration startTimeout,
        Duration stopTimeout,
        boolean supervise,
        boolean stopAtExit,
        int uid,
        int gid,
        long logLimit) {

    /** The user and group {@code nobody} of most systems. */
    private static final int NOBODY = 65534;

    private static final long MIN_LOG_LIMIT = 64 * 1024;

    /** Refuses what cannot work, with a message that names the setting. */
    public PostgresSettings {
        directory =
                Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize();
        binaries = Objects.requireNonNull(binaries, "binaries").toAbsolutePath().normalize();
        require(port >= 0 && port <= 65535, "port must be 0 to 65535, not " + port);
        require(startTimeout.isPositive(), "startTimeout must be positive, not " + startTimeout);
        require(stopTimeout.isPositive(), "stopTimeout must be positive, not " + stopTimeout);
        require(uid > 0, "uid must be that of an ordinary user (1 or more), not " + uid);
        require(gid > 0, "gid must be that of an ordinary group (1 or more), not " + gid);
        require(logLimit >= MIN_LOG_LIMIT, "logLimit must be at least " + MIN_LOG_LIMIT + " bytes, not " + logLimit);
    }

    /**
     * The defaults for a server whose whole state lives in one directory.
     *
     * @param directory for example {@code data/postgres}
     */
    public static PostgresSettings in(Path directory) {
        return new PostgresSettings(
                directory,
                directory.resolve("binaries"),
                0,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                true,
                true,
                NOBODY,
                NOBODY,
                10L * 1024 * 1024);
    }

    /** These settings with the programs unpacked elsewhere. */
    public PostgresSettings withBinaries(Path other) {
        return new PostgresSettings(
                directory, other, port, startTimeout, stopTimeout, supervise, stopAtExit, uid, gid, logLimit);
    }

    /** These settings with another port; see {@link #port()}. */
    public PostgresSettings withPort(int other) {
        return new PostgresSettings(
                directory, binaries, other, startTimeout, stopTimeout, supervise, stopAtExit, uid, gid, logLimit);
    }

    /** These settings with another limit for a start. */
    public PostgresSettings withStartTimeout(Duration other) {
        return new PostgresSettings(
                directory, binaries, port, other, stopTimeout, supervise, stopAtExit, uid, gid, logLimit);
    }

    /** These settings with another limit for a clean stop. */
    public PostgresSettings withStopTimeout(Duration other) {
        return new PostgresSettings(
                directory, binaries, port, startTimeout, other, supervise, stopAtExit, uid, gid, logLimit);
    }

    /** These settings with supervision on or off. */
    public PostgresSettings withSupervise(boolean other) {
        return new PostgresSettings(
                directory, binaries, port, startTimeout, stopTimeout, other, stopAtExit, uid, gid, logLimit);
    }

    /** These settings with the shutdown hook on or off. */
    public PostgresSettings withStopAtExit(boolean other) {
        return new PostgresSettings(
                directory, binaries, port, startTimeout, stopTimeout, supervise, other, uid, gid, logLimit);
    }

    /** These settings with another account for a server that root starts. */
    public PostgresSettings withAccount(int otherUid, int otherGid) {
        return new PostgresSettings(
                directory,
                binaries,
                port,
                startTimeout,
                stopTimeout,
                supervise,
                stopAtExit,
                otherUid,
                otherGid,
                logLimit);
    }

    /** These settings with another limit for the log, in bytes. */
    public PostgresSettings withLogLimit(long other) {
        return new PostgresSettings(
                directory, binaries, port, startTimeout, stopTimeout, supervise, stopAtExit, uid, gid, other);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("PostgreSQL settings: " + message);
        }
    }
}
