package org.brightline.platform.intake.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.MediumLooker;
import org.brightline.language.Reader;
import org.brightline.platform.access.Access;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.DataSettings;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.base.SecretFile;
import org.brightline.platform.fetch.GuardedFetcher;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.vault.Vault;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    @Bean
    Assessor assessor(Reader reader, Banks banks, Releases releases, MediumLooker looker) {
        return new Assessor(reader, banks::index, releases::current, looker, banks::frames);
    }

    /** Assessing is work for processors, so there are as many workers as processors; virtual threads would only queue. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService assessmentWorkers(IntakeSettings settings) {
        return Executors.newFixedThreadPool(
                settings.workersOrProcessors(),
                Thread.ofPlatform().name("assess-", 0).daemon(true).factory());
    }

    @Bean
    KeyedDigest intakeDigests(DataSettings data, SecureRandom random) {
        String secret = SecretFile.readOrMake(data.directory().resolve("intake.key"), () -> {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes) + "\n";
        });
        return new KeyedDigest(Base64.getDecoder().decode(secret.strip()));
    }

    @Bean
    Repeats repeats(DSLContext database, KeyedDigest intakeDigests, IntakeSettings settings, Clock clock) {
        return new Repeats(database, intakeDigests, settings, clock);
    }

    @Bean
    Intake intake(
            GuardedFetcher fetcher,
            Assessor assessor,
            Access access,
            DSLContext database,
            Vault vault,
            ApplicationEventPublisher events,
            KeyedDigest intakeDigests,
            Repeats repeats,
            LookAlikes lookAlikes,
            TransactionTemplate transactions,
            ExecutorService assessmentWorkers,
            IntakeSettings settings,
            Clock clock) {
        Examiner examiner =
                new Examiner(new ItemParser(settings, clock), fetcher, assessor, access, intakeDigests, settings);
        ShadowCounts shadows = new ShadowCounts(database);
        Ledger ledger = new Ledger(database, shadows, vault, events, intakeDigests, settings, clock);
        Batches batches = new Batches(examiner, ledger, repeats, transactions, assessmentWorkers, settings);
        return new IntakeService(
                examiner, batches, ledger, repeats, lookAlikes, shadows, new KeptSamples(database), transactions);
    }

    @Bean
    LookAlikes lookAlikes(DSLContext database, TransactionTemplate transactions, KeyedDigest intakeDigests) {
        return new LookAlikes(database, transactions, intakeDigests);
    }

    @Bean
    RecurringWork forgottenLooks(LookAlikes lookAlikes, Clock clock) {
        return new RecurringWork("intake.looks", Duration.ofHours(1), () -> lookAlikes.forget(clock.instant()));
    }

    @Bean
    RecurringWork forgottenRequests(Repeats repeats) {
        return new RecurringWork("intake.repeats", Duration.ofMinutes(10), repeats::forget);
    }
}
