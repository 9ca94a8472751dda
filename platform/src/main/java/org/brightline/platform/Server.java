package org.brightline.platform;

import java.time.Clock;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The one way to start the server, for the command line and for tests. */
public final class Server {
    private Server() {}

    /**
     * Starts and returns when requests are answered.
     *
     * @param arguments {@code --brightline.…=…}, which win over the environment
     */
    public static ConfigurableApplicationContext start(String... arguments) {
        return start(Clock.systemUTC(), arguments);
    }

    /** Starts with a clock of the caller's choosing, so that tests can travel in time. */
    static ConfigurableApplicationContext start(Clock clock, String... arguments) {
        return new SpringApplicationBuilder(Brightline.class)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments);
    }
}
