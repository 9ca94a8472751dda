package org.brightline.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brightline.platform.DatabaseConfiguration.Database;
import org.brightline.platform.base.DataSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** Starts the database beside the server, because the one mostly waits while the other reads its own classes. */
final class DatabaseStart implements ApplicationContextInitializer<GenericApplicationContext> {
    private CompletableFuture<Database> started =
            CompletableFuture.failedFuture(new IllegalStateException("not begun"));

    @Override
    public void initialize(GenericApplicationContext context) {
        DatabaseSettings settings = settings(context.getEnvironment(), DatabaseSettings.class, "brightline.database");
        DataSettings data = settings(context.getEnvironment(), DataSettings.class, "brightline.data");
        started = new CompletableFuture<>();
        Thread.ofPlatform().name("database-start").start(() -> {
            try {
                started.complete(Database.start(settings, data));
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        });
        // A bean of its own, so that Spring closes the connection pool first and the database last.
        context.registerBean(
                "database", Database.class, this::join, definition -> definition.setDestroyMethodName("close"));
    }

    /** Stops what was started for a server that does not come to be; a bean that Spring made is closed twice, which does no harm. */
    void abandon() {
        started.handle((database, fault) -> database)
                .thenAccept(database -> {
                    if (database != null) {
                        database.close();
                    }
                })
                .join();
    }

    /** Waits a second at a time: Spring takes a start that waits without end for stuck, and would leave it half done when the process is told to stop. */
    private Database join() {
        while (true) {
            try {
                return started.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // The first start makes the database, which takes some seconds.
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The start was interrupted.", e);
            }
        }
    }

    private static <T> T settings(Environment environment, Class<T> type, String prefix) {
        return Binder.get(environment).bindOrCreate(prefix, type);
    }
}
