package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class AccountTest extends ServerFixture {

    @Test
    void a_folder_that_cannot_be_passed_is_named_with_what_to_do() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Path deep = Files.createDirectories(closed.resolve("data/postgres"));

        assertThatThrownBy(() -> new Account(65534, 65534, true).mustReach(deep))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("cannot pass through " + closed + " (mode rwx------)")
                .hasMessageContaining("chmod o+x " + closed);
    }

    @Test
    void an_account_that_is_not_switched_needs_no_permission_of_its_own() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        assertThatCode(() -> new Account(65534, 65534, false).mustReach(closed)).doesNotThrowAnyException();
    }

    @Test
    void data_that_belongs_to_an_ordinary_user_keeps_its_owner() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        assumeTrue(Account.forData(data, settings()).switched(), "only root chooses an account");
        new Account(1234, 1235, true).own(data);

        assertThat(Account.forData(data, settings())).isEqualTo(new Account(1234, 1235, true));
    }

    @Test
    void new_data_belongs_to_the_account_of_the_settings() throws Exception {
        Path data = folder.resolve("data");
        assumeTrue(Account.forData(data, settings()).switched(), "only root chooses an account");

        assertThat(Account.forData(data, settings().withAccount(4321, 4322))).isEqualTo(new Account(4321, 4322, true));
    }
}
