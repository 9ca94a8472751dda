package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Everything that was committed is there after everything that can be killed was killed. */
class CrashTest extends ServerFixture {

    @BeforeEach
    void initialise(TestInfo test) throws Exception {
        if (!test.getTags().contains(FROM_NOTHING)) {
            initialiseByCopy();
        }
    }

    @Test
    void a_killed_server_is_started_again_on_the_same_port_with_all_rows() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            writeHundredRows(postgres);
            long killed = postgres.pid();

            kill(killed);

            assertThat(askUntilAnswered(postgres, "SELECT count(*) FROM mark")).isEqualTo("100");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_server_killed_in_the_middle_of_work_is_started_again_without_the_unfinished_part() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            writeHundredRows(postgres);
            try (Connection connection = connect(postgres);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("INSERT INTO mark SELECT generate_series(101, 5000)");
                kill(postgres.pid());

                assertThat(askUntilAnswered(postgres, "SELECT count(*) FROM mark"))
                        .isEqualTo("100");
            }
        }
    }

    @Test
    void without_supervision_a_killed_server_stays_down_and_the_next_start_recovers() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings().withSupervise(false))) {
            writeHundredRows(postgres);
            kill(postgres.pid());
            assertThat(postgres.alive()).isFalse();
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT count(*) FROM mark")).isEqualTo("100");
        }
        assertThat(Files.readString(folder.resolve("server.log"))).contains("was not properly shut down");
    }

    @Test
    void a_server_that_outlived_its_jvm_is_taken_over_looked_after_and_stopped() throws Exception {
        try (OtherJvm other = OtherJvm.on(folder)) {
            long pid = other.serverPid();
            other.kill();

            try (EmbeddedPostgres postgres = start()) {
                assertThat(postgres.pid()).isEqualTo(pid);
                writeHundredRows(postgres);

                kill(pid);

                assertThat(askUntilAnswered(postgres, "SELECT count(*) FROM mark"))
                        .isEqualTo("100");
            }
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_server_that_outlived_its_jvm_on_another_port_is_replaced() throws Exception {
        try (OtherJvm other = OtherJvm.on(folder)) {
            long pid = other.serverPid();
            other.kill();
            int port = Integer.parseInt(Files.readString(folder.resolve("port")).strip()) == 54329 ? 54330 : 54329;

            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings().withPort(port))) {
                assertThat(postgres.pid()).isNotEqualTo(pid);
                assertThat(postgres.port()).isEqualTo(port);
                assertThat(PostmasterFile.runsOn(pid, folder.resolve("data"))).isFalse();
            }
        }
    }

    @Test
    void killing_jvm_and_server_together_loses_nothing() throws Exception {
        try (OtherJvm other = OtherJvm.on(folder)) {
            long pid = other.serverPid();
            try (Connection connection = login().connect(port(), "brightline", Duration.ofSeconds(5));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE mark AS SELECT generate_series(1, 100) AS id");
            }
            other.process().destroyForcibly();
            kill(pid);

            try (EmbeddedPostgres postgres = start()) {
                assertThat(ask(postgres, "SELECT count(*) FROM mark")).isEqualTo("100");
            }
        }
    }

    @Test
    void a_jvm_that_ends_in_the_ordinary_way_stops_its_server() throws Exception {
        try (OtherJvm other = OtherJvm.on(folder)) {
            long pid = other.serverPid();
            other.end();

            assertThat(PostmasterFile.runsOn(pid, folder.resolve("data"))).isFalse();
            assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    @Tag(FROM_NOTHING)
    void an_initialisation_that_was_cut_off_is_done_again() throws Exception {
        try (OtherJvm other = OtherJvm.on(folder)) {
            Deadline deadline = Deadline.in(Duration.ofSeconds(60));
            while (!initialising() && !deadline.passed()) {
                pause();
            }
            other.kill();
        }
        assertThat(folder.resolve("data")).as("it was cut off in the middle").doesNotExist();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("data", "password", "port", "server.log", "lock");
            }
        }
    }

    @Test
    void a_process_id_that_the_system_has_given_to_another_program_does_not_stop_the_start() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings().withSupervise(false))) {
            writeHundredRows(postgres);
            kill(postgres.pid());
        }
        Account account = Account.forData(folder.resolve("data"), settings());
        Process stranger = new ProcessBuilder(account.command(List.of("/bin/sleep", "600"))).start();
        try {
            Path file = folder.resolve("data/postmaster.pid");
            String pid = Files.readString(file);
            Files.writeString(
                    file, stranger.pid() + pid.substring(pid.indexOf('\n')), StandardOpenOption.TRUNCATE_EXISTING);

            try (EmbeddedPostgres postgres = start()) {
                assertThat(ask(postgres, "SELECT count(*) FROM mark")).isEqualTo("100");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void data_restored_by_root_is_given_back_to_the_account_of_the_server() throws Exception {
        assumeTrue(Account.forData(folder, settings()).switched(), "only root can restore as another user");
        try (EmbeddedPostgres postgres = start()) {
            writeHundredRows(postgres);
        }
        Folders.give(folder.resolve("data"), new Account(0, 0, true));

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT count(*) FROM mark")).isEqualTo("100");
        }
    }

    @Test
    void the_log_is_bounded_while_the_server_writes_on() throws Exception {
        Path log = folder.resolve("server.log");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings().withLogLimit(64 * 1024))) {
            execute(postgres, "DO $$ BEGIN FOR i IN 1..2000 LOOP RAISE LOG '%', repeat('x', 100); END LOOP; END $$");
            Deadline deadline = Deadline.in(Duration.ofSeconds(60));
            while (!(Files.exists(folder.resolve("server.log.1")) && Files.size(log) < 64 * 1024)
                    && !deadline.passed()) {
                pause();
            }
            assertThat(log).satisfies(file -> assertThat(Files.size(file)).isLessThan(64 * 1024));
            assertThat(Files.size(folder.resolve("server.log.1"))).isGreaterThan(64 * 1024);
            execute(postgres, "DO $$ BEGIN RAISE LOG 'still here'; END $$");
            assertThat(Files.readString(log)).contains("still here").doesNotContain("\0");
        }
    }

    private boolean initialising() throws IOException {
        try (var stagings = Files.newDirectoryStream(folder, "data.new-*")) {
            for (Path staging : stagings) {
                if (Files.exists(staging.resolve("PG_VERSION"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private Login login() throws IOException {
        return new Login(
                DataDirectory.USER, Files.readString(folder.resolve("password")).strip());
    }

    private int port() throws IOException {
        return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
    }
}
