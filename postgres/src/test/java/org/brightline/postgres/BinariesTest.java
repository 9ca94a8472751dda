package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class BinariesTest extends ServerFixture {

    @Test
    void programs_are_unpacked_once_for_every_account_to_run() throws Exception {
        Binaries first = Binaries.unpackedUnder(folder);
        Path postgres = Path.of(first.program("postgres"));
        var written = Files.getLastModifiedTime(postgres);

        Binaries second = Binaries.unpackedUnder(folder);

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(postgres)).isEqualTo(written);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(postgres)))
                .isEqualTo("rwxr-xr-x");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing half unpacked is left").containsExactly(first.home());
        }
    }

    @Test
    void a_system_without_built_in_programs_is_told_what_to_do() {
        assertThatThrownBy(() -> Binaries.unpackedUnder(folder, "Windows 11", "amd64"))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("no built-in PostgreSQL for Windows 11 on amd64")
                .hasMessageContaining("BRIGHTLINE_DATABASE_URL");
        assertThatThrownBy(() -> Binaries.unpackedUnder(folder, "Linux", "riscv64"))
                .hasMessageContaining("no built-in PostgreSQL for Linux on riscv64");
    }
}
