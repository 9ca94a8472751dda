package org.brightline.platform.intake.internal;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** What is taken in, and for how long it is kept. */
@ConfigurationProperties("brightline.intake")
public record IntakeSettings(
        @Setting("Longest text of an item, in bytes of UTF-8.") @DefaultValue("256KB")
        DataSize text,

        @Setting("Longest JSON of an item, as a whole body or as a line of a batch, in bytes.") @DefaultValue("2MB")
        DataSize line,

        @Setting("Most pictures and videos that one item may have.") @DefaultValue("8")
        int pictures,

        @Setting("Most bytes of pictures and videos that are held in memory at a time, over all requests.")
        @DefaultValue("256MB")
        DataSize memory,

        @Setting("Most lines of a batch that are assessed and committed together.") @DefaultValue("64")
        int chunk,

        @Setting("Items that are assessed at a time; 0 is one for each processor.") @DefaultValue("0")
        int workers,

        @Setting("How far in the future an item's time may lie, for clocks that differ.") @DefaultValue("1d")
        Duration ahead,

        @Setting(
                "How long the content of an item with a finding is kept, unless it is preserved for longer or held. The default, 183 days, is the six months of Art. 6(2) of Regulation (EU) 2021/784.")
        @DefaultValue("183d")
        Duration keep,

        @Setting("How long a request under an Idempotency-Key is recognised when it is sent again.")
        @DefaultValue("24h")
        Duration repeat) {

    int workersOrProcessors() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }
}
