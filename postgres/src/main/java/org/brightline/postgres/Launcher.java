package org.brightline.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Brings a server up on an initialised data directory, and down again.
 *
 * <p>After a crash, a server of an earlier run may still be there. One that answers with our password for our data is taken
 * over. One that is on its way out is waited for: {@code postmaster.pid} and PostgreSQL's own check of its shared memory
 * decide, and the file is never deleted here.
 */
final class Launcher {
    /** PostgreSQL's messages while processes of a killed server are still leaving. */
    private static final List<String> LEAVING =
            List.of("lock file \"postmaster.pid\" already exists", "pre-existing shared memory block");

    private static final List<String> PORT_TAKEN = List.of("could not create any TCP/IP sockets", "could not bind");
    private static final Duration LEAVING_LIMIT = Duration.ofSeconds(10);
    private static final Duration QUIT_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOGIN_LIMIT = Duration.ofSeconds(5);
    private static final long SHORT_PAUSE_MILLIS = 20;
    private static final long PAUSE_MILLIS = 200;
    private static final int PORT_ATTEMPTS = 5;
    private static final String INVALID_PASSWORD = "28P01";

    private final PostgresSettings settings;
    private final DataDirectory directory;
    private final ServerCommand command;
    private final Login login;
    private final ServerLog log;
    private final Path data;

    Launcher(PostgresSettings settings, DataDirectory directory, ServerCommand command, Login login) {
        this.settings = settings;
        this.directory = directory;
        this.command = command;
        this.login = login;
        this.log = new ServerLog(command.log(), settings.logLimit());
        this.data = command.data();
    }

    /** Starts or adopts a server on the port of the settings. */
    Server launch() throws IOException, InterruptedException {
        if (settings.port() != 0) {
            return launch(settings.port(), false);
        }
        int port = directory.lastPort();
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(port == 0 ? freePort() : port, true);
            } catch (PortTakenException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
                port = 0;
            }
        }
    }

    /** Starts or adopts a server on exactly this port. */
    Server relaunch(int port) throws IOException, InterruptedException {
        return launch(port, false);
    }

    private Server launch(int port, boolean anyPort) throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(settings.startTimeout());
        Deadline leaving = Deadline.in(LEAVING_LIMIT);
        while (true) {
            Optional<PostmasterFile> earlier = PostmasterFile.read(data);
            if (earlier.isPresent() && earlier.get().runsOn(data)) {
                Optional<Server> adopted = adopt(earlier.get(), port, anyPort);
                if (adopted.isPresent()) {
                    return adopted.get();
                }
                if (deadline.passed()) {
                    throw neverAnswers(earlier.get().pid());
                }
            } else {
                long position = log.size();
                Process process = command.start(port, earlier);
                if (awaitReady(process, port, deadline, position)) {
                    return new Server(process.toHandle(), port, process, data);
                }
                String said = log.since(position);
                if (PORT_TAKEN.stream().anyMatch(said::contains)) {
                    throw new PortTakenException(port, said);
                }
                if (leaving.passed() || LEAVING.stream().noneMatch(said::contains)) {
                    throw new PostgresException("PostgreSQL did not start on " + data + ". It said:\n" + said
                            + "\nThe whole log is " + log.file());
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Takes over the server of a killed process when it is the one that would be started now; stops it otherwise. */
    private Optional<Server> adopt(PostmasterFile file, int wantedPort, boolean anyPort)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(file.pid());
        if (process.isEmpty() || !file.ready() || !answers(file.port())) {
            return Optional.empty();
        }
        Server server = new Server(process.get(), file.port(), null, data);
        if ((anyPort || file.port() == wantedPort) && command.startedWhatRuns(file.port())) {
            return Optional.of(server);
        }
        stop(server);
        return Optional.empty();
    }

    /** Waits until the server answers (true) or has ended (false). */
    private boolean awaitReady(Process process, int port, Deadline deadline, long position)
            throws IOException, InterruptedException {
        boolean ready = false;
        try {
            while (process.isAlive()) {
                // Nobody but our own process gets to see a login: it says itself that it has bound the port.
                Optional<PostmasterFile> file = PostmasterFile.read(data);
                if (file.isPresent()
                        && file.get().pid() == process.pid()
                        && file.get().ready()
                        && answers(port)) {
                    ready = true;
                    return true;
                }
                if (deadline.passed()) {
                    throw new PostgresException("PostgreSQL on " + data + " was not ready within "
                            + settings.startTimeout().toSeconds()
                            + " s. After a crash it may need longer to recover: raise"
                            + " the limit for the start. It said:\n" + log.since(position));
                }
                TimeUnit.MILLISECONDS.sleep(SHORT_PAUSE_MILLIS);
            }
            return false;
        } finally {
            if (!ready) {
                end(process);
            }
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(QUIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
    }

    private boolean answers(int port) throws IOException {
        try (Connection connection = login.connect(port, "postgres", LOGIN_LIMIT)) {
            return Path.of(Login.ask(connection, "SHOW data_directory"))
                    .toRealPath()
                    .equals(data);
        } catch (SQLException e) {
            if (INVALID_PASSWORD.equals(e.getSQLState())) {
                throw new PostgresException(
                        "The database on " + data + " refuses the password in " + directory.passwordFile()
                                + ". Put back the file that belongs to this data.",
                        e);
            }
            return false;
        }
    }

    /** Stops a server: all connections are closed, all data is written. Waits until it is gone. */
    void stop(Server server) throws InterruptedException {
        if (!signal("INT", server, settings.stopTimeout()) && !signal("QUIT", server, QUIT_LIMIT)) {
            throw new PostgresException(
                    "PostgreSQL (process " + server.pid() + ") on " + data + " does not stop. Its data"
                            + " is safe: kill -QUIT " + server.pid() + " ends it, and the next start recovers.");
        }
    }

    private boolean signal(String signal, Server server, Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        if (server.alive()) {
            Binaries binaries = command.binaries();
            List<String> kill = List.of(binaries.program("pg_ctl"), "kill", signal, Long.toString(server.pid()));
            try {
                Command.run(command.account().command(kill), binaries.home(), QUIT_LIMIT);
            } catch (PostgresException e) {
                if (server.alive()) {
                    throw e;
                }
            }
        }
        while (server.alive()) {
            if (deadline.passed()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(SHORT_PAUSE_MILLIS);
        }
        return true;
    }

    void trimLog() throws IOException {
        log.trim();
    }

    private PostgresException neverAnswers(long pid) {
        return new PostgresException(
                "A PostgreSQL server (process " + pid + ") runs on " + data + " but did not answer within "
                        + settings.startTimeout().toSeconds() + " s. Stop it (kill -INT " + pid
                        + ") and start again. Its log is " + log.file());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Login.HOST))) {
            return socket.getLocalPort();
        }
    }

    /** Another program listens on the port. */
    static final class PortTakenException extends PostgresException {
        private static final long serialVersionUID = 1L;

        PortTakenException(int port, String said) {
            super("Another program listens on 127.0.0.1:" + port
                    + ". Stop it, or give the database another port (0 takes a free one). PostgreSQL said:\n" + said);
        }
    }
}
