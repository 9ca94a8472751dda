package org.brightline.platform.journal;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How the journal signs. */
@ConfigurationProperties("brightline.journal")
public record JournalSettings(
        @Setting("The name that checkpoints are signed under (C2SP origin); choose it once and keep it.")
        @DefaultValue("brightline.local/journal")
        String origin,

        @Setting("How often entries that have no place yet get one, at the latest.") @DefaultValue("500ms")
        Duration every) {}
