package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.DataSettings;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalIdentity;
import org.brightline.platform.journal.JournalSettings;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
    @Bean
    JournalKey journalKey(DataSettings data, JournalSettings settings, SecureRandom random) {
        return JournalKey.in(data.directory(), settings.origin(), random);
    }

    @Bean
    JournalIdentity journalIdentity(JournalKey key) {
        return new JournalIdentity(key.verifier().text());
    }

    @Bean
    Journal journal(
            DSLContext database, TransactionTemplate transactions, JournalKey key, Clock clock, SecureRandom random) {
        Journal journal = new PostgresJournal(database, transactions, key, clock, random);
        transactions.executeWithoutResult(status -> {
            if (!database.fetchExists(JOURNAL_ENTRY)) {
                journal.append(Act.of(
                        ActKind.JOURNAL_OPENED,
                        Actor.MACHINE,
                        Map.of("key", key.verifier().text())));
            }
        });
        return journal;
    }

    @Bean
    RecurringWork journalSequencer(Journal journal, DSLContext database, JournalSettings settings) {
        return new RecurringWork("journal.sequencer", settings.every(), () -> {
            if (database.fetchExists(JOURNAL_PENDING)) {
                journal.sequence();
            }
        });
    }
}
