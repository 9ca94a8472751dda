package org.brightline.platform.releases.internal;

import java.time.Clock;
import java.time.Duration;
import org.brightline.language.Reader;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Drafts;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReleasesConfiguration {
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Bean
    PostgresReleases releases(DSLContext database, TransactionTemplate transactions, Journal journal, Clock clock) {
        return new PostgresReleases(database, transactions, journal, clock);
    }

    @Bean
    Drafts drafts(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            PostgresReleases releases,
            Reader reader,
            Clock clock) {
        return new PostgresDrafts(
                database, transactions, new DraftRows(database, journal, clock), releases, reader, clock);
    }

    /** What another node has put in force. */
    @Bean
    RecurringWork releasesRefresh(PostgresReleases releases) {
        return new RecurringWork("releases.in-force", EVERY, releases::refresh);
    }
}
