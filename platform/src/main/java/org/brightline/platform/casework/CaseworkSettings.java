package org.brightline.platform.casework;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/** Leases and clocks of casework. */
@ConfigurationProperties("brightline.casework")
public record CaseworkSettings(
        @Setting("How long a case is held without a sign of life from the page.") @DefaultValue("5m")
        Duration lease,

        @Setting("How long a decision can be undone; the platform is told afterwards.") @DefaultValue("60s")
        Duration undo,

        @Setting(
                "How long the content of a case that was acted upon is preserved (Regulation (EU) 2021/784 Art. 6: six months).")
        @DefaultValue("183d")
        Duration preserve,

        @Setting(
                "How long a machine may keep an exact copy of confirmed content from being shown before a person has decided, three days at most; then it is shown again.")
        @DefaultValue("3d")
        Duration hold,

        @DefaultValue Target target) {

    /** What the line promises of a machine that acts alone; no operator can promise less. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(3);

    /** @throws IllegalArgumentException if a machine could hold a post for no time at all, or beyond its longest */
    public CaseworkSettings {
        if (!hold.isPositive() || hold.compareTo(LONGEST_HOLD) > 0) {
            throw new IllegalArgumentException("BRIGHTLINE_CASEWORK_HOLD (brightline.casework.hold) is "
                    + DurationStyle.SIMPLE.print(hold, ChronoUnit.SECONDS)
                    + "; a machine may hold a post before a person has decided for more than 0s and at most 3d.");
        }
    }

    /** How soon a case should be decided after it came in. */
    public record Target(
            @Setting("For plotting.") @DefaultValue("1h") Duration plotting,
            @Setting("For incitement.") @DefaultValue("4h") Duration incitement,

            @Setting("For what could not be judged.") @DefaultValue("24h")
            Duration undetermined,

            @Setting("For solicitation.") @DefaultValue("12h")
            Duration solicitation,

            @Setting("For promotion.") @DefaultValue("24h") Duration promotion) {}
}
