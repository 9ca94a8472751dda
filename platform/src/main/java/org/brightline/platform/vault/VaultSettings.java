package org.brightline.platform.vault;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How the vault keeps. */
@ConfigurationProperties("brightline.vault")
public record VaultSettings(
        @Setting("The largest exhibit.") @DefaultValue("32MB")
        DataSize limit,

        @Setting("How often exhibits whose time has run out are destroyed.") @DefaultValue("60s")
        Duration every) {}
