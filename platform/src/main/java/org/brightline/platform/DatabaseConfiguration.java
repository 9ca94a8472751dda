package org.brightline.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.brightline.platform.base.DataSettings;
import org.brightline.postgres.EmbeddedPostgres;
import org.brightline.postgres.PostgresSettings;
import org.brightline.schema.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool over the real PostgreSQL behind everything: ours, started and stopped with the server, or the operator's. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

    @Bean
    HikariDataSource dataSource(Database database, DatabaseSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("brightline");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        // Batches of inserts travel as one statement; large reads come in pages, not whole.
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "brightline");
        return pool;
    }

    /** Where the database is and, if it is ours, the running server. */
    record Database(String url, String user, String password, Optional<EmbeddedPostgres> embedded)
            implements AutoCloseable {
        /** The database with its schema up to date. */
        static Database start(DatabaseSettings settings, DataSettings data) {
            Database database = settings.own()
                    ? new Database(settings.url(), settings.user(), settings.password(), Optional.empty())
                    : embedded(settings, data);
            try {
                int applied = Schema.migrate(database.url, database.user, database.password);
                if (applied > 0) {
                    log.info("The schema moved forward by {} steps", applied);
                }
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
            return database;
        }

        private static Database embedded(DatabaseSettings settings, DataSettings data) {
            EmbeddedPostgres embedded =
                    EmbeddedPostgres.start(PostgresSettings.in(data.directory().resolve("postgres"))
                            .withPort(settings.port())
                            .withStopAtExit(false));
            return new Database(embedded.jdbcUrl(), embedded.user(), embedded.password(), Optional.of(embedded));
        }

        @Override
        public void close() {
            embedded.ifPresent(EmbeddedPostgres::close);
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }
}
