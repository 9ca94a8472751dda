package org.brightline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {
    private final PostgresSettings defaults = PostgresSettings.in(Path.of("/srv/brightline/postgres"));

    @Test
    void defaults_keep_everything_in_one_directory_and_look_after_the_server() {
        assertThat(defaults)
                .isEqualTo(new PostgresSettings(
                        Path.of("/srv/brightline/postgres"),
                        Path.of("/srv/brightline/postgres/binaries"),
                        0,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        true,
                        true,
                        65534,
                        65534,
                        10485760));
    }

    @Test
    void every_setting_can_be_given() {
        assertThat(defaults.withBinaries(Path.of("/opt/postgres"))
                        .withPort(5433)
                        .withStartTimeout(Duration.ofSeconds(1))
                        .withStopTimeout(Duration.ofSeconds(2))
                        .withSupervise(false)
                        .withStopAtExit(false)
                        .withAccount(70, 71)
                        .withLogLimit(65536))
                .isEqualTo(new PostgresSettings(
                        Path.of("/srv/brightline/postgres"),
                        Path.of("/opt/postgres"),
                        5433,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        false,
                        false,
                        70,
                        71,
                        65536));
    }

    @Test
    void what_cannot_work_is_refused_by_name() {
        assertThatThrownBy(() -> defaults.withPort(65536)).hasMessageContaining("port must be 0 to 65535, not 65536");
        assertThatThrownBy(() -> defaults.withPort(-1)).hasMessageContaining("port");
        assertThatThrownBy(() -> defaults.withStartTimeout(Duration.ZERO)).hasMessageContaining("startTimeout");
        assertThatThrownBy(() -> defaults.withStopTimeout(Duration.ZERO)).hasMessageContaining("stopTimeout");
        assertThatThrownBy(() -> defaults.withAccount(0, 0)).hasMessageContaining("uid");
        assertThatThrownBy(() -> defaults.withAccount(1, 0)).hasMessageContaining("gid");
        assertThatThrownBy(() -> defaults.withLogLimit(1)).hasMessageContaining("logLimit");
    }
}
