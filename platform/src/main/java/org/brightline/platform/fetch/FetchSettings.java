package org.brightline.platform.fetch;

import java.time.Duration;
import java.util.List;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How pictures and videos are fetched from the addresses that an item names. */
@ConfigurationProperties("brightline.fetch")
public record FetchSettings(
        @Setting(
                "Machines of your own that may be fetched from although they are not public, as host:port separated by commas; these may also use any port.")
        @DefaultValue("")
        List<String> allow,

        @Setting("Largest picture or video that is fetched, in bytes.") @DefaultValue("20MB")
        DataSize size,

        @Setting("Longest that one fetch may take from the name look-up to the last byte.") @DefaultValue("10s")
        Duration time,

        @Setting("Most redirects that one fetch follows.") @DefaultValue("3")
        int redirects) {
    /** Copies the list. */
    public FetchSettings {
        allow = List.copyOf(allow);
    }
}
