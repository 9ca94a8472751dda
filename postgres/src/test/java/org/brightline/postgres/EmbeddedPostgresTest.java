package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** How a server starts, what it promises, and how it stops. */
class EmbeddedPostgresTest extends ServerFixture {

    @BeforeEach
    void initialise(TestInfo test) throws Exception {
        if (!test.getTags().contains(FROM_NOTHING)) {
            initialiseByCopy();
        }
    }

    @Test
    void durability_is_on_and_cannot_be_switched_off_in_a_file() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "ALTER SYSTEM SET fsync = off");
            execute(postgres, "ALTER SYSTEM SET synchronous_commit = off");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    @Tag(FROM_NOTHING)
    void text_is_utf_8_times_are_utc_and_memory_is_modest() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SHOW server_version")).startsWith("18.");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(
                            ask(
                                    postgres,
                                    "SELECT concat(datlocprovider, ' ', datlocale) FROM pg_database WHERE datname = 'brightline'"))
                    .as("the built-in provider: the order of text does not depend on the machine")
                    .isEqualTo("b C.UTF-8");
            assertThat(ask(postgres, "SELECT upper('äß')")).isEqualTo("Äß");
            assertThat(ask(postgres, "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(ask(postgres, "SHOW shared_buffers")).isEqualTo("128MB");
            assertThat(ask(postgres, "SHOW max_connections")).isEqualTo("100");
        }
    }

    @Test
    void data_password_and_port_survive_a_clean_stop() throws Exception {
        String password;
        int port;
        try (EmbeddedPostgres postgres = start()) {
            writeHundredRows(postgres);
            password = postgres.password();
            port = postgres.port();
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT count(*) FROM mark")).isEqualTo("100");
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(postgres.port()).isEqualTo(port);
        }
        assertThat(Files.readString(folder.resolve("server.log")))
                .as("no recovery: the stop was clean")
                .contains("database system was shut down at")
                .doesNotContain("was not properly shut down");
    }

    @Test
    void a_wrong_password_and_no_password_are_refused() {
        try (EmbeddedPostgres postgres = start()) {
            for (String wrong : List.of("", "guess", postgres.password() + "x")) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), wrong)
                                .close())
                        .isInstanceOf(SQLException.class);
            }
            assertThat(postgres.password()).hasSizeGreaterThanOrEqualTo(32);
        }
    }

    @Test
    @Tag(FROM_NOTHING)
    void two_servers_have_different_passwords() {
        try (EmbeddedPostgres one = start();
                EmbeddedPostgres other = EmbeddedPostgres.start(PostgresSettings.in(folder.resolve("other"))
                        .withBinaries(settings().binaries()))) {
            assertThat(one.password()).isNotEqualTo(other.password());
            assertThat(one.port()).isNotEqualTo(other.port());
        }
    }

    @Test
    @Tag(FROM_NOTHING)
    void only_its_owner_reads_the_password_the_data_and_the_log() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(mode(folder.resolve("password"))).isEqualTo("rw-------");
            assertThat(mode(folder.resolve("server.log"))).isEqualTo("rw-------");
            assertThat(mode(postgres.dataDirectory())).isEqualTo("rwx------");
            assertThat(Files.readString(folder.resolve("password")).strip()).isEqualTo(postgres.password());
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("nothing of the initialisation is left")
                        .containsExactlyInAnyOrder("data", "password", "port", "server.log", "lock");
            }
        }
    }

    @Test
    void it_listens_on_the_loopback_address_only_and_on_no_socket_file() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SHOW unix_socket_directories")).isEmpty();
            for (InetAddress address : addressesOfThisMachine()) {
                assertThatThrownBy(() -> new Socket(address, postgres.port()).close())
                        .as(address.toString())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void it_never_runs_as_root() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ProcessHandle.of(postgres.pid())
                            .flatMap(process -> process.info().user()))
                    .isPresent()
                    .get()
                    .isNotEqualTo("root");
        }
    }

    @Test
    void the_log_holds_neither_statements_nor_values_of_rows() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "CREATE TABLE note (body text UNIQUE)");
            execute(postgres, "INSERT INTO note VALUES ('what somebody wrote')");
            assertThatThrownBy(() -> execute(postgres, "INSERT INTO note VALUES ('what somebody wrote')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.readString(folder.resolve("server.log")))
                .contains("duplicate key value")
                .doesNotContain("somebody");
    }

    @Test
    void a_port_that_is_taken_is_left_alone_and_another_one_is_used() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
        }
        try (ServerSocket occupied = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isNotEqualTo(port);
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(occupied.isClosed()).isFalse();
        }
    }

    @Test
    void a_port_that_was_asked_for_and_is_taken_is_an_error_that_names_it() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings().withPort(occupied.getLocalPort()))
                            .close())
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("Another program listens on 127.0.0.1:" + occupied.getLocalPort());
        }
    }

    @Test
    void a_directory_in_use_is_refused() {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> start().close())
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("already in use")
                    .hasMessageContaining(folder.toString());
            assertThat(postgres.alive()).isTrue();
        }
    }

    @Test
    void closing_twice_is_closing_once() {
        EmbeddedPostgres postgres = start();
        postgres.close();
        postgres.close();
        assertThat(postgres.alive()).isFalse();
    }

    @Test
    void a_data_directory_of_another_major_version_is_refused_untouched() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> start().close())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("was written by PostgreSQL 17; this is PostgreSQL 18");
    }

    @Test
    void a_lost_password_is_named_and_no_new_one_is_invented() throws Exception {
        start().close();
        Files.delete(folder.resolve("password"));

        assertThatThrownBy(() -> start().close())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("The password of the database is missing: " + folder.resolve("password"));
    }

    @Test
    void a_password_of_other_data_is_refused_with_the_name_of_its_file() throws Exception {
        start().close();
        Files.writeString(folder.resolve("password"), "another-password\n");

        assertThatThrownBy(() -> start().close())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("refuses the password in " + folder.resolve("password"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
    }
}
