package org.brightline.platform.action.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to several platforms at a time and to each in its order. A platform that is slow holds up no other. */
final class Dispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    /** After so many a platform makes room for others. */
    private static final int AT_ONCE = 100;

    private final Sender sender;
    private final Semaphore lines;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("deliver-", 0).factory());
    private volatile boolean stopping;

    Dispatcher(Sender sender, int parallel) {
        this.sender = sender;
        this.lines = new Semaphore(Math.max(1, parallel));
    }

    /** Starts to send what is due, and does not wait for it. */
    List<Future<Integer>> start() {
        List<Future<Integer>> started = new ArrayList<>();
        for (String platform : sender.duePlatforms()) {
            if (busy.add(platform)) {
                started.add(executor.submit(() -> send(platform)));
            }
        }
        return started;
    }

    /** Sends what is due, waits for it, and answers how many were tried. */
    int deliverDue() {
        int tried = 0;
        for (Future<Integer> line : start()) {
            try {
                tried += line.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return tried;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return tried;
    }

    private int send(String platform) throws InterruptedException {
        try {
            lines.acquire();
            try {
                int tried = 0;
                while (tried < AT_ONCE && !stopping && sender.sendNext(platform)) {
                    tried++;
                }
                return tried;
            } finally {
                lines.release();
            }
        } catch (RuntimeException e) {
            log.warn("Sending to {} broke off and is taken up again", platform, e);
            throw e;
        } finally {
            busy.remove(platform);
        }
    }

    /** Lets those that are under way come to an end. */
    @Override
    public void close() {
        stopping = true;
        executor.close();
    }
}
