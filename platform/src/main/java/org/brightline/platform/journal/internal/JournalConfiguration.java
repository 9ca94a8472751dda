package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_CHECKPOINT;
import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;

import java.nio.file.Files;
import java.nio.file.Path;
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

    /** A journal is signed with one key from its first entry on: neither a new key nor another one is put in its place. */
    @Bean
    JournalKey journalKey(DataSettings data, JournalSettings settings, DSLContext database, SecureRandom random) {
        Path file = data.directory().resolve("journal.key").toAbsolutePath();
        if (Files.notExists(file) && database.fetchExists(JOURNAL_ENTRY)) {
            throw new IllegalStateException(
                    "The journal's key " + file
                            + " is missing, but the database holds a journal that was signed with it. Put it back from where you keep it.");
        }
        JournalKey key = JournalKey.in(data.directory(), settings.origin(), random);
        String note = database.select(JOURNAL_CHECKPOINT.NOTE)
                .from(JOURNAL_CHECKPOINT)
                .orderBy(JOURNAL_CHECKPOINT.TREE_SIZE.desc())
                .limit(1)
                .fetchOne(JOURNAL_CHECKPOINT.NOTE);
        if (note != null && !SignedNote.verifies(note, key.verifier())) {
            throw new IllegalStateException(
                    "The journal's key " + file + " (" + key.verifier().text()
                            + ") is not the one that the journal in the database was signed with. Put that one back.");
        }
        return key;
    }

    @Bean
    JournalIdentity journalIdentity(JournalKey key) {
        return new JournalIdentity(key.verifier().text());
    }

    @Bean
    Journal journal(
            DSLContext database,
            TransactionTemplate transactions,
            JournalKey key,
            JournalSettings settings,
            Clock clock,
            SecureRandom random) {
        Journal journal = new PostgresJournal(
                database,
                transactions,
                key,
                clock,
                random,
                task -> Thread.ofVirtual().name("journal after commit").start(task),
                settings.every());
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
