package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brightline.platform.access.Open;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthApi {
    /** Shorter than the two seconds after which whoever watches the server is told. */
    private static final Duration PATIENCE = Duration.ofMillis(1_800);

    private final DSLContext database;
    private final Duration patience;

    private @Nullable CompletableFuture<Void> asked;

    @Autowired
    HealthApi(DSLContext database) {
        this(database, PATIENCE);
    }

    /** One that waits so long for the database. */
    HealthApi(DSLContext database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    @Operation(summary = "Whether the server and its database answer")
    @Open("Whoever watches the server must not need a key.")
    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        try {
            ask().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ResponseEntity.ok(Map.of("status", "UP"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down();
        } catch (ExecutionException | TimeoutException e) {
            return down();
        }
    }

    private static ResponseEntity<Map<String, String>> down() {
        return ResponseEntity.status(503).body(Map.of("status", "DOWN", "reason", "the database does not answer"));
    }

    /** One question at a time: the pool waits longer for a connection than the watcher does, and everybody may ask. */
    private synchronized CompletableFuture<Void> ask() {
        CompletableFuture<Void> asking = asked;
        if (asking == null || asking.isDone()) {
            asking = CompletableFuture.runAsync(
                    () -> database.selectOne().queryTimeout(2).fetch(),
                    task -> Thread.ofVirtual().name("health").start(task));
            asked = asking;
        }
        return asking;
    }
}
