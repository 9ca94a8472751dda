package org.brightline.platform.reading;

import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How texts are read. */
@ConfigurationProperties("brightline.reading")
public record ReadingSettings(
        @Setting(
                "Whether the learned reader looks at texts beside the patterns. It finds several times as much and is wrong more often; docs/accuracy.md has the figures.")
        @DefaultValue("true")
        boolean learned,

        @Setting(
                "The file that describes a model of your own, which then looks at texts too; empty for none. docs/operating.md says how to write it.")
        @DefaultValue("")
        String model) {}
