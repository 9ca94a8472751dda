package org.brightline.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL server that belongs to this process: durable, with data checksums, reachable from this machine only.
 *
 * <p>It survives what a machine does to it. A killed server is started again on the same port; a server that outlived a killed
 * process is taken over by the next one; an initialisation that was cut off is done again.
 *
 * <p>Safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final String DATABASE = "brightline";
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PostgresSettings settings;
    private final DataDirectory directory;
    private final Launcher launcher;
    private final Login login;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watcher;
    private final @Nullable Thread hook;
    private volatile Server server;
    private boolean closed;

    private EmbeddedPostgres(
            PostgresSettings settings, DataDirectory directory, Launcher launcher, Login login, Server server) {
        this.settings = settings;
        this.directory = directory;
        this.launcher = launcher;
        this.login = login;
        this.server = server;
        this.port = server.port();
        this.watcher = Thread.ofPlatform().daemon().name("postgres-watcher").unstarted(this::watch);
        this.hook = settings.stopAtExit()
                ? Thread.ofPlatform().name("postgres-stop").unstarted(this::stop)
                : null;
    }

    /**
     * Starts a server, or takes over the one that an earlier process left behind, and waits until it answers.
     *
     * @throws PostgresException when it cannot be started; the message says what to do
     */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        try {
            DataDirectory directory = DataDirectory.open(settings);
            boolean started = false;
            try {
                EmbeddedPostgres postgres = start(settings, directory);
                started = true;
                return postgres;
            } finally {
                if (!started) {
                    directory.close();
                }
            }
        } catch (IOException e) {
            throw new PostgresException(
                    "Cannot start the database in " + settings.directory() + ": " + e
                            + ". The directory must be writable for the account that runs Brightline.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("The start of the database was interrupted", e);
        }
    }

    private static EmbeddedPostgres start(PostgresSettings settings, DataDirectory directory)
            throws IOException, InterruptedException {
        Account account = Account.forData(directory.data(), settings);
        account.mustReach(directory.root());
        Binaries binaries = Binaries.unpackedUnder(settings.binaries());
        account.mustReach(binaries.home());
        directory.initialise(binaries, account);
        Login login = new Login(DataDirectory.USER, directory.password());
        ServerCommand command =
                new ServerCommand(binaries, account, directory.data().toRealPath(), directory.log());
        Launcher launcher = new Launcher(settings, directory, command, login);
        Server server = launcher.launch();
        boolean ready = false;
        try {
            directory.rememberPort(server.port());
            createDatabase(login, server.port(), settings.startTimeout());
            ready = true;
        } finally {
            if (!ready) {
                launcher.stop(server);
            }
        }
        EmbeddedPostgres postgres = new EmbeddedPostgres(settings, directory, launcher, login, server);
        postgres.watcher.start();
        if (postgres.hook != null) {
            Runtime.getRuntime().addShutdownHook(postgres.hook);
        }
        return postgres;
    }

    private static void createDatabase(Login login, int port, Duration limit) {
        try (Connection connection = login.connect(port, "postgres", limit);
                Statement statement = connection.createStatement()) {
            String count = Login.ask(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'");
            if (count.equals("0")) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new PostgresException("Cannot create the database " + DATABASE + ": " + e.getMessage(), e);
        }
    }

    /** The JDBC address of the database {@code brightline}; it stays the same when the server is started again. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The JDBC address of another database on this server. */
    public String jdbcUrl(String database) {
        return Login.url(port, database);
    }

    /** The user that owns the server. */
    public String user() {
        return login.user();
    }

    /** The password of {@link #user()}: random, made when the data directory was. */
    public String password() {
        return login.password();
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The process id of the server; another one after the server was started again. */
    public long pid() {
        return server.pid();
    }

    /** Whether the server's process runs at this moment. */
    public boolean alive() {
        return server.alive();
    }

    /** The directory with the cluster itself, to be copied only while the server is stopped. */
    public Path dataDirectory() {
        return directory.data();
    }

    private void watch() {
        Duration pause = LOOK_EVERY;
        try {
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = look(pause);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts: there is nothing left to watch.
            Thread.currentThread().interrupt();
        }
    }

    private Duration look(Duration pause) throws InterruptedException {
        try {
            launcher.trimLog();
            if (settings.supervise() && !server.alive()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The database server (process {0}) has ended; starting it again",
                        Long.toString(server.pid()));
                server = launcher.relaunch(port);
                LOG.log(
                        System.Logger.Level.INFO,
                        "The database server runs again (process {0})",
                        Long.toString(server.pid()));
            }
            return LOOK_EVERY;
        } catch (IOException | RuntimeException e) {
            Duration longer = pause.multipliedBy(2);
            Duration next = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The database server could not be looked after; next try in " + next.toMillis() + " ms",
                    e);
            return next;
        }
    }

    /**
     * Stops the server cleanly and waits until it is gone. Does nothing the second time.
     *
     * @throws PostgresException when the server does not stop; its data is safe all the same
     */
    @Override
    public void close() {
        Thread ours = hook;
        if (ours != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(ours);
            } catch (IllegalStateException e) {
                // The JVM is already on its way out; whoever comes second finds the server closed.
            }
        }
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        closing.countDown();
        watcher.interrupt();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    watcher.join();
                    launcher.stop(server);
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            try {
                directory.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "Cannot release the lock of " + directory.root(), e);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
