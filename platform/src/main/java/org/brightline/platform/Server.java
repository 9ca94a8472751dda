package org.brightline.platform;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The one way to start the server, for the command line and for tests. */
public final class Server {
    private Server() {}

    /**
     * Starts and returns when requests are answered.
     *
     * @param arguments {@code --brightline.…=…}, which win over the environment
     */
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Brightline.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments);
    }
}
