package org.brightline.platform.action;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How platforms are told, and looked at again. */
@ConfigurationProperties("brightline.action")
public record ActionSettings(
        @Setting("How often the outbox is looked at.") @DefaultValue("500ms")
        Duration every,

        @Setting("How long a platform may take to answer.") @DefaultValue("10s")
        Duration timeout,

        @Setting("Most bytes that are read of an answer.") @DefaultValue("64KB")
        DataSize answer,

        @Setting("Most platforms that are sent to, and most posts that are looked at, at a time.") @DefaultValue("8")
        int parallel,

        @Setting("The first pause between attempts; it doubles with each.") @DefaultValue("1s")
        Duration pause,

        @Setting("The longest pause between attempts.") @DefaultValue("1h")
        Duration longest,

        @Setting("After this long without success a delivery is dead and a person is told.") @DefaultValue("3d")
        Duration patience,

        @Setting("How many refusals (4xx, or a redirect) make a delivery dead.") @DefaultValue("5")
        int refusals,

        @Setting("The longest pause between two looks at what became of a delivery.") @DefaultValue("1m")
        Duration look,

        @Setting(
                "How long a platform may take until its own status shows what it was told; an endpoint can say otherwise.")
        @DefaultValue("30m")
        Duration window) {}
