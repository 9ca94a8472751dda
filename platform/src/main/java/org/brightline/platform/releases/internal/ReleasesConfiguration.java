package org.brightline.platform.releases.internal;

import java.time.Clock;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReleasesConfiguration {
    @Bean
    Releases releases(DSLContext database, TransactionTemplate transactions, Journal journal, Clock clock) {
        return new PostgresReleases(database, transactions, journal, clock);
    }
}
