package org.brightline.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.brightline.platform.base.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs every {@link RecurringWork}, each on a virtual thread of its own, from when the server is up until it stops.
 * Stopping waits for the run that is under way, so that no work is cut off in a clean stop.
 */
@Component
final class Clockwork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

    private final List<RecurringWork> works;
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    Clockwork(List<RecurringWork> works) {
        this.works = List.copyOf(works);
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        works.forEach(work ->
                threads.add(Thread.ofVirtual().name("work " + work.name()).start(() -> repeat(work))));
    }

    private void repeat(RecurringWork work) {
        boolean failing = false;
        do {
            try {
                work.work().run();
                if (failing) {
                    log.info("{} works again", work.name());
                    failing = false;
                }
            } catch (RuntimeException e) {
                // A database that is away would fill the log with the same trace every second.
                if (!failing) {
                    log.warn("{} failed and will be tried again every {}", work.name(), work.every(), e);
                    failing = true;
                }
            }
        } while (!stopped(work));
    }

    private boolean stopped(RecurringWork work) {
        try {
            return stopping.await(work.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        for (Thread thread : threads) {
            try {
                if (!thread.join(java.time.Duration.ofSeconds(10))) {
                    log.warn("{} did not end within 10 s", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
