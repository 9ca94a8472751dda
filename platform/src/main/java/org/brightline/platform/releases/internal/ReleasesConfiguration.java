package org.brightline.platform.releases.internal;

import java.time.Clock;
import java.time.Duration;
import org.brightline.language.PatternReader;
import org.brightline.language.Reader;
import org.brightline.language.learned.LearnedReader;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.releases.ReadingSettings;
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

    /** The one reader of the server, for what comes in as for what is tried. */
    @Bean
    Reader reader(ReadingSettings settings) {
        Reader patterns = PatternReader.shipped();
        return settings.learned() ? LearnedReader.shipped(patterns) : patterns;
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
