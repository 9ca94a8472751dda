package org.brightline.platform;

import java.time.Clock;
import java.util.function.Consumer;
import org.brightline.language.pattern.PatternReader;
import org.brightline.policy.files.ReleaseReader;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
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

    /**
     * Starts as {@link #start(String...)}, with something to be there before the first request is answered.
     *
     * @param before gets the server with all of its rooms, while nothing listens yet
     */
    public static ConfigurableApplicationContext start(Consumer<ApplicationContext> before, String... arguments) {
        return start(
                Clock.systemUTC(),
                context ->
                        context.registerBean("preparation", Preparation.class, () -> new Preparation(context, before)),
                arguments);
    }

    /** Starts with a clock of the caller's choosing, so that tests can travel in time. */
    static ConfigurableApplicationContext start(Clock clock, String... arguments) {
        return start(clock, context -> {}, arguments);
    }

    private static ConfigurableApplicationContext start(
            Clock clock, ApplicationContextInitializer<GenericApplicationContext> more, String... arguments) {
        // What is read and compiled once is needed at the end of the start; there is a second core until then.
        Thread.ofPlatform().name("line-start").daemon().start(() -> {
            ReleaseReader.shippedEngine();
            PatternReader.shipped();
        });
        DatabaseStart database = new DatabaseStart();
        try {
            return new SpringApplicationBuilder(Brightline.class)
                    .main(Brightline.class)
                    .initializers(
                            (GenericApplicationContext context) ->
                                    context.registerBean("clock", Clock.class, () -> clock),
                            new OwnModel(),
                            database,
                            more)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .run(arguments);
        } catch (RuntimeException e) {
            database.abandon();
            throw e;
        }
    }

    /** Runs in the first phase of the start; the web server listens in a late one. */
    private static final class Preparation implements SmartLifecycle {
        private final ApplicationContext context;
        private final Consumer<ApplicationContext> work;
        private boolean running;

        Preparation(ApplicationContext context, Consumer<ApplicationContext> work) {
            this.context = context;
            this.work = work;
        }

        @Override
        public void start() {
            running = true;
            work.accept(context);
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
