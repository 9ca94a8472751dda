package org.brightline.platform.banks;

import java.time.Duration;
import org.brightline.matching.FloodGuard;
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

        @Setting("How long matches of an entry are counted together to notice a flood.") @DefaultValue("1h")
        Duration floodWindow,

        @Setting("Matches in that time below which no entry floods.") @DefaultValue("100")
        int floodMatches,

        @Setting("How many times more than expected a flood is.") @DefaultValue("10")
        double floodRatio,

        @Setting("Largest file of entries that is brought in at once.") @DefaultValue("2GB")
        DataSize importSize) {

    /** When an entry floods. */
    public FloodGuard.Settings flood() {
        FloodGuard.Settings usual = FloodGuard.Settings.DEFAULT;
        return new FloodGuard.Settings(
                floodWindow,
                usual.halfLife(),
                usual.leastExpected(),
                floodMatches,
                floodRatio,
                usual.chance(),
                usual.remembered());
    }
}
