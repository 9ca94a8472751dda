package org.brightline.platform.banks;

import java.time.Duration;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** When an entry of a bank matches so suddenly often that a person has to look at it. */
@ConfigurationProperties("brightline.flood")
public record FloodSettings(
        @Setting("How long matches of an entry are counted together to notice a flood.") @DefaultValue("1h")
        Duration window,

        @Setting("Matches in that time below which no entry floods.") @DefaultValue("100")
        int matches,

        @Setting("How many times more than expected a flood is.") @DefaultValue("10")
        double ratio) {

    /** The guard's settings; what is not said here is as usual. */
    public FloodGuard.Settings guard() {
        FloodGuard.Settings usual = FloodGuard.Settings.DEFAULT;
        return new FloodGuard.Settings(
                window, usual.halfLife(), usual.leastExpected(), matches, ratio, usual.chance(), usual.remembered());
    }
}
