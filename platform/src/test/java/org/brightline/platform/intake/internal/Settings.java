package org.brightline.platform.intake.internal;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Settings that are easily reached in a test. */
final class Settings {
    private Settings() {}

    static IntakeSettings small() {
        return new IntakeSettings(
                DataSize.ofBytes(1000),
                DataSize.ofKilobytes(10),
                2,
                DataSize.ofMegabytes(64),
                8,
                2,
                Duration.ofDays(1),
                Duration.ofDays(183),
                Duration.ofHours(24));
    }
}
