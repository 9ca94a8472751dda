package org.brightline.harbour;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.brightline.harbour.internal.Feeder;
import org.brightline.harbour.internal.Posts;
import org.brightline.harbour.internal.Site;
import org.brightline.harbour.internal.Timeline;

/** The running site: its pages, its webhook, and the stream of posts that it sends to Brightline. */
public final class Harbour implements AutoCloseable {
    private final Site site;
    private final Feeder feeder;
    private final Thread feeding;

    private Harbour(Site site, Feeder feeder, Thread feeding) {
        this.site = site;
        this.feeder = feeder;
        this.feeding = feeding;
    }

    /**
     * Starts it.
     *
     * @throws IOException if the port is taken
     */
    public static Harbour start(HarbourSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        Timeline timeline = new Timeline();
        Site site = new Site(settings.port(), timeline, settings.webhookSecret(), clock);
        URI own = URI.create("http://127.0.0.1:" + site.port());
        Feeder feeder = new Feeder(settings, timeline, own, clock);
        Thread feeding = Thread.ofVirtual().name("harbour-feeder").start(() -> feeder.run(Posts.all(settings.seed())));
        return new Harbour(site, feeder, feeding);
    }

    /** Where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + site.port());
    }

    @Override
    public void close() {
        feeder.stop();
        site.close();
        try {
            feeding.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
