package org.brightline.postgres.testing;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.brightline.postgres.EmbeddedPostgres;
import org.brightline.postgres.PostgresException;
import org.brightline.postgres.PostgresSettings;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real server for all tests of a JVM, started when the first test asks and deleted when the JVM ends.
 *
 * <p>It is the server of production, with the same settings. Only the unpacked programs outlive the JVM, in the user's cache.
 */
public final class TestPostgres {
    private static final System.Logger LOG = System.getLogger(TestPostgres.class.getName());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final String FOLDER = "brightline-postgres-";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestPostgres() {}

    /**
     * A database for one test.
     *
     * @param name its name on the server
     * @param url its JDBC address
     * @param user who owns it
     * @param password the user's password
     */
    public record Database(String name, String url, String user, String password) {

        /** A source of new connections, without a pool. */
        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
    }

    /**
     * A new, empty database.
     *
     * @param prefix how its name begins: a lower-case letter, then letters, digits and underscores, at most 41 characters
     */
    public static Database freshDatabase(String prefix) {
        return freshDatabase(prefix, "template1");
    }

    /**
     * A new copy of another database of this server.
     *
     * @param prefix how its name begins; see {@link #freshDatabase(String)}
     * @param template the name of the database to copy, to which nobody may be connected
     */
    public static Database freshDatabase(String prefix, String template) {
        requireName(prefix);
        requireName(template);
        EmbeddedPostgres postgres = Shared.SERVER;
        String name = prefix + "_" + COUNTER.incrementAndGet();
        try (Connection connection = open(postgres, "postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the test database " + name + " from " + template, e);
        }
        return open(postgres, name);
    }

    /** The shared server itself; never close it. */
    public static EmbeddedPostgres server() {
        return Shared.SERVER;
    }

    /**
     * A new folder for a server of a test's own. Unlike most temporary folders it can be passed by the unprivileged account
     * that the server runs under when the tests run as root. Delete it with {@link #deleteFolder(Path)}.
     */
    public static Path newFolder() {
        try {
            Path folder =
                    Files.createTempDirectory(FOLDER + ProcessHandle.current().pid() + "-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder and all that is in it. */
    public static void deleteFolder(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where the unpacked programs are kept between runs: {@code /var/cache/brightline} for root, so that the unprivileged
     * server can read them, and {@code ~/.cache/brightline} for everybody else.
     */
    public static Path cache() {
        return new UnixSystem().getUid() == 0
                ? Path.of("/var/cache/brightline")
                : Path.of(System.getProperty("user.home"), ".cache", "brightline");
    }

    private static Database open(EmbeddedPostgres postgres, String name) {
        return new Database(name, postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A name of a test database must match " + NAME + ", not " + name);
        }
    }

    /** Holds the server, so that it starts with the first use and not before. */
    private static final class Shared {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            Path folder = newFolder();
            sweep(folder.getParent());
            EmbeddedPostgres postgres;
            try {
                // A clean stop would write every test's database to the disk, only for it to be deleted.
                postgres = EmbeddedPostgres.start(PostgresSettings.in(folder)
                        .withBinaries(cache())
                        .withStopTimeout(Duration.ofMillis(1))
                        .withStopAtExit(false));
            } catch (PostgresException e) {
                deleteFolder(folder);
                throw e;
            }
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform().name("test-postgres-stop").unstarted(() -> {
                                postgres.close();
                                deleteFolder(folder);
                            }));
            return postgres;
        }

        /** Stops and deletes what killed JVMs have left behind. */
        private static void sweep(@Nullable Path temporary) {
            if (temporary == null) {
                return;
            }
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*-*")) {
                for (Path folder : folders) {
                    String pid = folder.getFileName().toString().split("-")[2];
                    if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                        sweepOne(folder);
                    }
                }
            } catch (IOException | NumberFormatException e) {
                LOG.log(System.Logger.Level.INFO, "Left-over test servers stay in " + temporary, e);
            }
        }

        private static void sweepOne(Path folder) {
            try {
                if (Files.exists(folder.resolve("data/postmaster.pid"))) {
                    EmbeddedPostgres.start(PostgresSettings.in(folder)
                                    .withBinaries(cache())
                                    .withStopAtExit(false))
                            .close();
                }
                deleteFolder(folder);
            } catch (PostgresException | UncheckedIOException e) {
                LOG.log(System.Logger.Level.INFO, "A left-over test server stays in " + folder, e);
            }
        }
    }
}
