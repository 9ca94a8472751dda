package org.brightline.platform.action;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How platforms are told. */
@ConfigurationProperties("brightline.action")
public record ActionSettings(
        @Setting("How often the outbox is looked at.") @DefaultValue("500ms")
        Duration every,

        @Setting("How long one attempt may take.") @DefaultValue("10s")
        Duration timeout,

        @Setting("The first pause between attempts; it doubles with each.") @DefaultValue("1s")
        Duration pause,

        @Setting("The longest pause between attempts.") @DefaultValue("1h")
        Duration longest,

        @Setting("After this long without success a delivery is dead and a person is told.") @DefaultValue("3d")
        Duration patience,

        @Setting("How many refusals (4xx) make a delivery dead.") @DefaultValue("5")
        int refusals,

        @Setting("How long a platform may take until its own status shows what it was told.") @DefaultValue("30m")
        Duration window) {}
