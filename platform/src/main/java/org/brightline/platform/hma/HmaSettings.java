package org.brightline.platform.hma;

import java.util.List;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may ask through the interface of Hasher-Matcher-Actioner, whose own clients send no credentials. */
@ConfigurationProperties("brightline.hma")
public record HmaSettings(
        @Setting(
                "Addresses and networks, separated by commas (10.1.0.0/16), from which the interface of Hasher-Matcher-Actioner (/h, /m, /c, /ui) is asked without a key, and banks are changed.")
        @DefaultValue({"127.0.0.0/8", "::1"})
        List<String> addresses,

        @Setting(
                "Whether every caller of that interface must send an API key; it can then be asked from anywhere, and a key does what its scopes say.")
        @DefaultValue("false")
        boolean keyed,

        @Setting(
                "Proxies, as addresses and networks, that are believed when they say for whom they ask (the end of X-Forwarded-For). What comes through another proxy needs a key.")
        @DefaultValue("")
        List<String> proxies,

        @Setting("The kinds of fingerprints that content gets there if the caller names none.")
        @DefaultValue({"pdq", "video_md5", "raw_text", "text_tlsh"})
        List<String> types) {
    /** Copies the lists. */
    public HmaSettings {
        addresses = List.copyOf(addresses);
        proxies = List.copyOf(proxies);
        types = List.copyOf(types);
    }
}
