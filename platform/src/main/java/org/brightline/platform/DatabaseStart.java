package org.brightline.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    private Database join() {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    private static <T> T settings(Environment environment, Class<T> type, String prefix) {
        return Binder.get(environment).bindOrCreate(prefix, type);
    }
}
