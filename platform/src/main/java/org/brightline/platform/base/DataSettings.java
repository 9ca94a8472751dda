package org.brightline.platform.base;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the server keeps what must survive it. */
@ConfigurationProperties("brightline.data")
public record DataSettings(
        @Setting("The folder for the embedded database, the journal's key and the vault's key.") @DefaultValue("data")
        Path directory) {}
