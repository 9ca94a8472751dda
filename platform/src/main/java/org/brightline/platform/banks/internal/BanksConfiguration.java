package org.brightline.platform.banks.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.brightline.assessment.MediumLooker;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchSettings;
import org.brightline.platform.banks.BanksSettings;
import org.brightline.platform.banks.FloodSettings;
import org.brightline.platform.base.DataSettings;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BanksConfiguration {
    /** Merges what changes leave in the index; one thread, because merging is work for a processor that queries need too. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService indexMerger() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .name("index-merge")
                .daemon(true)
                .priority(Thread.MIN_PRIORITY)
                .factory());
    }

    @Bean
    PostgresBanks banks(
            DSLContext database,
            TransactionTemplate transactions,
            PlatformTransactionManager manager,
            Journal journal,
            MediumLooker looker,
            ExecutorService indexMerger,
            BanksSettings settings,
            FloodSettings floods,
            DataSettings data,
            Clock clock) {
        BankVersion versions = new BankVersion(database);
        BankRows banks = new BankRows(database, journal, clock);
        EntryRows entries = new EntryRows(database, journal, clock);
        Quarantines quarantines = new Quarantines(database, journal, entries, floods.guard(), clock);
        LiveIndex live = new LiveIndex(
                MatchSettings.PLAIN
                        .withClock(clock)
                        .withProvenance(new ProvenanceRows(database))
                        .withGuard(quarantines.guard()),
                indexMerger);
        Snapshots snapshots = new Snapshots(database, data.directory().resolve("index"), clock);
        BankIndex index =
                new BankIndex(database, banks, versions, quarantines, live, snapshots, manager, settings.threshold());
        index.begin();
        return new PostgresBanks(
                database,
                transactions,
                versions,
                banks,
                entries,
                new TypeRows(database, journal, clock),
                quarantines,
                index,
                new Imports(
                        database,
                        transactions,
                        versions,
                        banks,
                        journal,
                        clock,
                        settings.largest().toBytes()),
                new Exports(database, transactions),
                looker);
    }

    @Bean
    RecurringWork banksRefresh(PostgresBanks banks, BanksSettings settings) {
        return new RecurringWork("banks.index", settings.every(), banks::tend);
    }

    @Bean
    RecurringWork banksSnapshot(PostgresBanks banks) {
        return new RecurringWork("banks.snapshot", Duration.ofMinutes(5), banks::keep);
    }
}
