package org.brightline.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ConnectionProvider;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class HealthApiTest {
    /** Waits as a pool waits for a database that is gone, until the test lets it go. */
    private static final class Gone implements ConnectionProvider {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public Connection acquire() {
            asked.incrementAndGet();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new DataAccessException("no connection", new SQLException("gone"));
        }

        @Override
        public void release(Connection connection) {}
    }

    @Test
    void a_database_that_does_not_answer_is_told_without_waiting_for_it_and_asked_once_at_a_time() {
        Gone gone = new Gone();
        HealthApi health = new HealthApi(DSL.using(gone, SQLDialect.POSTGRES), Duration.ofMillis(200));
        ResponseEntity<Map<String, String>> first = health.health();
        assertThat(first.getStatusCode().value()).isEqualTo(503);
        assertThat(first.getBody()).containsEntry("status", "DOWN");
        assertThat(health.health().getStatusCode().value()).isEqualTo(503);
        assertThat(gone.asked).hasValue(1);
        gone.over.countDown();
    }
}
