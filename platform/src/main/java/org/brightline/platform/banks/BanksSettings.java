package org.brightline.platform.banks;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How banks match. */
@ConfigurationProperties("brightline.banks")
public record BanksSettings(
        @Setting("Most differing bits of 256 at which two PDQ hashes match, 0 to 63, where a bank does not say.")
        @DefaultValue("31")
        int threshold,

        @Setting("How often changes that another node made are looked for.") @DefaultValue("500ms")
        Duration every,

        @Setting("Largest file of entries that is brought in at once.") @DefaultValue("2GB")
        DataSize largest) {}
