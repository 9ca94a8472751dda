package org.brightline.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.brightline.postgres.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A folder for each test, and the few words that all of them use. */
abstract class ServerFixture {
    /** The tag of a test that initialises its server itself. */
    static final String FROM_NOTHING = "from-nothing";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Path folder = Path.of("");

    @BeforeEach
    void createFolder() {
        folder = TestPostgres.newFolder();
    }

    /** Saves a test that is not about initialisation the time for one: gives its folder a copy of a server that never ran. */
    void initialiseByCopy() throws IOException, InterruptedException {
        Command.run(List.of("/bin/cp", "-a", Initialised.FOLDER + "/.", folder.toString()), folder, PATIENCE);
    }

    @AfterEach
    void deleteFolder() throws IOException, InterruptedException {
        Folders.delete(folder);
    }

    PostgresSettings settings() {
        return PostgresSettings.in(folder).withBinaries(TestPostgres.cache());
    }

    EmbeddedPostgres start() {
        return EmbeddedPostgres.start(settings());
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    static void execute(EmbeddedPostgres postgres, String statement) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres)) {
            return Login.ask(connection, query);
        }
    }

    /** Asks again while the server is away. */
    static String askUntilAnswered(EmbeddedPostgres postgres, String query) throws SQLException {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            try {
                return ask(postgres, query);
            } catch (SQLException e) {
                if (deadline.passed()) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Between two looks at another process, whose progress no clock of ours can drive. */
    static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    /** Ends a process as a power cut would, and waits until it is gone. */
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    static void writeHundredRows(EmbeddedPostgres postgres) throws SQLException {
        execute(postgres, "CREATE TABLE mark (id int PRIMARY KEY)");
        execute(postgres, "INSERT INTO mark SELECT generate_series(1, 100)");
    }

    /** Made once and kept until the JVM ends. */
    private static final class Initialised {
        static final Path FOLDER = create();

        private static Path create() {
            Path folder = TestPostgres.newFolder();
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().unstarted(() -> TestPostgres.deleteFolder(folder)));
            EmbeddedPostgres.start(PostgresSettings.in(folder).withBinaries(TestPostgres.cache()))
                    .close();
            return folder;
        }
    }
}
