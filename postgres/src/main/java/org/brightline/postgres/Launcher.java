package org.brightline.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final int PORT_ATTEMPTS = 5;
    private static final String INVALID_PASSWORD = "28P01";

    private final PostgresSettings settings;
    private final DataDirectory directory;
    private final Binaries binaries;
    private final Account account;
    private final Login login;
    private final ServerLog log;
    private final Path data;

    Launcher(PostgresSettings settings, DataDirectory directory, Binaries binaries, Account account, Login login)
            throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.binaries = binaries;
        this.account = account;
        this.login = login;
        this.log = new ServerLog(directory.log(), settings.logLimit());
        this.data = directory.data().toRealPath();
    }

    /** Starts or adopts a server on the port of the settings. */
    Server launch() throws IOException, InterruptedException {
        if (settings.port() != 0) {
            return launch(settings.port());
        }
        int port = directory.lastPort();
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(port == 0 ? freePort() : port);
            } catch (PortTakenException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e.forPeople();
                }
                port = 0;
            }
        }
    }

    /** Starts or adopts a server on exactly this port. */
    Server relaunch(int port) throws IOException, InterruptedException {
        return launch(port);
    }

    private Server launch(int port) throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(settings.startTimeout());
        Deadline leaving = Deadline.in(LEAVING_LIMIT);
        while (true) {
            Optional<PostmasterFile> earlier = PostmasterFile.read(data);
            boolean present = earlier.isPresent() && earlier.get().runsOn(data);
            if (present) {
                Optional<Server> adopted = adopt(earlier.get(), port);
                if (adopted.isPresent()) {
                    return adopted.get();
                }
                if (leaving.passed() && deadline.passed()) {
                    throw new PostgresException("A PostgreSQL server (process "
                            + earlier.get().pid() + ") runs on " + data
                            + " but does not answer within "
                            + settings.startTimeout().toSeconds()
                            + " s. Stop it (kill -INT " + earlier.get().pid() + ") and start again. See " + log.file());
                }
            } else {
                long position = log.size();
                Process process = spawn(port, earlier);
                if (await(process, port, deadline, position)) {
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
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Takes over a server that a killed process has left behind, if it is ours and serves the port that is wanted. */
    private Optional<Server> adopt(PostmasterFile file, int wantedPort) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(file.pid());
        if (process.isEmpty() || file.port() == 0) {
            return Optional.empty();
        }
        Server server = new Server(process.get(), file.port(), null, data);
        try (Connection connection = login.connect(file.port(), "postgres", LOGIN_LIMIT)) {
            if (!Path.of(Login.ask(connection, "SHOW data_directory"))
                    .toRealPath()
                    .equals(data)) {
                return Optional.empty();
            }
            if (settings.port() == 0 || file.port() == wantedPort) {
                return Optional.of(server);
            }
        } catch (SQLException e) {
            refuseWrongPassword(e);
            return Optional.empty();
        }
        stop(server);
        return Optional.empty();
    }

    private Process spawn(int port, Optional<PostmasterFile> earlier) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString(), "-k", ""));
        for (String option : List.of(
                "listen_addresses=" + Login.HOST,
                "port=" + port,
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "password_encryption=scram-sha-256",
                "shared_buffers=128MB",
                "max_connections=100",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=off",
                "log_destination=stderr",
                "log_line_prefix=%m [%p] ")) {
            command.addAll(List.of("-c", option));
        }
        List<String> whole = account.command(command);
        ProcessBuilder builder = Command.builder(whole, data.getParent() == null ? data : data.getParent())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .redirectErrorStream(true);
        // The file names a process that is not a server on this data: the system has used its id again, perhaps for a
        // thread
        // of this very process. PostgreSQL ignores the id of its grandparent, and goes on to check its shared memory.
        earlier.ifPresent(file -> builder.environment().put("PG_GRANDPARENT_PID", Long.toString(file.pid())));
        try {
            return builder.start();
        } catch (IOException e) {
            throw Command.cannotStart(whole, e);
        }
    }

    /** Waits until the server answers (true) or has ended (false). */
    private boolean await(Process process, int port, Deadline deadline, long position)
            throws IOException, InterruptedException {
        boolean ready = false;
        try {
            while (process.isAlive()) {
                try (Connection connection = login.connect(port, "postgres", LOGIN_LIMIT)) {
                    if (Path.of(Login.ask(connection, "SHOW data_directory"))
                            .toRealPath()
                            .equals(data)) {
                        ready = true;
                        return true;
                    }
                } catch (SQLException e) {
                    if (process.isAlive()
                            && PostmasterFile.read(data)
                                    .map(PostmasterFile::pid)
                                    .equals(Optional.of(process.pid()))) {
                        refuseWrongPassword(e);
                    }
                }
                if (deadline.passed()) {
                    throw new PostgresException("PostgreSQL on " + data + " was not ready within "
                            + settings.startTimeout().toSeconds()
                            + " s. After a crash it may need longer to recover: raise"
                            + " the limit for the start. It said:\n" + log.since(position));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return false;
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
        }
    }

    private void refuseWrongPassword(SQLException e) {
        if (INVALID_PASSWORD.equals(e.getSQLState())) {
            throw new PostgresException(
                    "The database on " + data + " refuses the password in "
                            + directory.root().resolve("password") + ". Put back the file that belongs to this data.",
                    e);
        }
    }

    /** Stops a server: all connections are closed, all data is written. Waits until it is gone. */
    void stop(Server server) throws InterruptedException {
        if (signal("INT", server, settings.stopTimeout()) || signal("QUIT", server, QUIT_LIMIT)) {
            return;
        }
        throw new PostgresException(
                "PostgreSQL (process " + server.pid() + ") on " + data + " does not stop. Its data is safe:"
                        + " kill -QUIT " + server.pid() + " ends it, and the next start recovers.");
    }

    private boolean signal(String signal, Server server, Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        if (server.alive()) {
            Command.run(
                    account.command(List.of(binaries.program("pg_ctl"), "kill", signal, Long.toString(server.pid()))),
                    binaries.home(),
                    QUIT_LIMIT);
        }
        while (server.alive()) {
            if (deadline.passed()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    void trimLog() throws IOException {
        log.trim();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Login.HOST))) {
            return socket.getLocalPort();
        }
    }

    /** Another program listens on the port. */
    static final class PortTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int port;

        PortTakenException(int port, String said) {
            super(said);
            this.port = port;
        }

        PostgresException forPeople() {
            return new PostgresException("Another program listens on 127.0.0.1:" + port
                    + ". Stop it, or give the database another port (0 takes a free one). PostgreSQL said:\n"
                    + getMessage());
        }
    }
}
