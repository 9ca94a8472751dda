package org.brightline.platform.hma;

import java.util.List;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may ask through the interface of Hasher-Matcher-Actioner, whose own clients send no credentials. */
@ConfigurationProperties("brightline.hma")
public record HmaSettings(
        @Setting(
                "Addresses and networks, separated by commas (10.1.0.0/16), from which content is looked up without a key through the interface of Hasher-Matcher-Actioner (/h, /m, /c, /ui).")
        @DefaultValue({"127.0.0.0/8", "::1"})
        List<String> addresses,

        @Setting(
                "Whether callers without a key may also change banks of the role candidate there. Otherwise every change takes an API key with the permission banks edit.")
        @DefaultValue("false")
        boolean changes,

        @Setting(
                "Whether every caller of that interface must send an API key. A key does what its scopes say, from anywhere and whatever this says.")
        @DefaultValue("false")
        boolean keyed,

        @Setting(
                "Names, separated by commas, by which that interface is asked without a key, besides localhost and addresses.")
        @DefaultValue("")
        List<String> names,

        @Setting(
                "Proxies, as addresses and networks, that are believed when they say for whom they ask (the end of X-Forwarded-For). What says that it comes through another proxy needs a key.")
        @DefaultValue("")
        List<String> proxies,

        @Setting("The kinds of fingerprints that content gets there if the caller names none.")
        @DefaultValue({"pdq", "video_md5", "raw_text", "text_tlsh"})
        List<String> types) {

    /** The addresses that are listed where the operator lists none. */
    public static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1");

    /** Copies the lists. */
    public HmaSettings {
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
        proxies = List.copyOf(proxies);
        types = List.copyOf(types);
    }
}
