package org.brightline.platform.access;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How people and keys are let in. */
@ConfigurationProperties("brightline.access")
public record AccessSettings(
        @Setting("A session ends when nothing was done with it for this long.") @DefaultValue("12h")
        Duration idle,

        @Setting("A session ends after this long in any case.") @DefaultValue("7d")
        Duration session,

        @Setting("How many wrong passwords a name may see before it waits.") @DefaultValue("5")
        int failures,

        @Setting("How long it then waits.") @DefaultValue("15m")
        Duration lockout,

        @Setting("The longest life of an API key.") @DefaultValue("365d")
        Duration key,

        @Setting("Whether the first start creates the administrator and prints the one-time password.")
        @DefaultValue("true")
        boolean welcome) {}
