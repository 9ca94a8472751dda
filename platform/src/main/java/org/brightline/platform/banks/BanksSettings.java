package org.brightline.platform.banks;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How banks match. */
@ConfigurationProperties("brightline.banks")
public record BanksSettings(
        @Setting("Most differing bits of 256 at which two PDQ hashes match, 0 to 63.") @DefaultValue("31")
        int threshold,

        @Setting("How often changes that another node made are looked for.") @DefaultValue("1s")
        Duration every) {}
