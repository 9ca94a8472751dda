package org.brightline.platform.casework.internal;

import java.time.Clock;
import org.brightline.platform.access.Access;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.casework.CaseworkSettings;
import org.brightline.platform.casework.Referrals;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.vault.Vault;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {
    @Bean
    CaseReader caseReader(DSLContext database, Intake intake, Clock clock) {
        return new CaseReader(database, intake, clock);
    }

    @Bean
    LegalHolds legalHolds(DSLContext database, Journal journal, Vault vault, CaseReader reader, Clock clock) {
        return new LegalHolds(database, journal, vault, reader, clock);
    }

    @Bean
    MachineHolds machineHolds(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Releases releases,
            CaseReader reader,
            ApplicationEventPublisher events,
            CaseworkSettings settings,
            Clock clock) {
        return new MachineHolds(database, transactions, journal, releases, reader, events, settings, clock);
    }

    @Bean
    RecurringWork machineHoldsDue(MachineHolds holds) {
        return new RecurringWork("casework.machine-holds", MachineHolds.EVERY, holds::endDue);
    }

    @Bean
    Referrals referrals(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Vault vault,
            Access access,
            Releases releases,
            CaseReader reader,
            LegalHolds holds,
            Clock clock) {
        ReferralDocument document = new ReferralDocument(access, vault);
        return new PostgresReferrals(database, transactions, journal, releases, reader, holds, document, clock);
    }

    @Bean
    Casework casework(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Vault vault,
            Releases releases,
            CaseReader reader,
            LegalHolds legalHolds,
            MachineHolds machineHolds,
            ApplicationEventPublisher events,
            CaseworkSettings settings,
            Clock clock) {
        DecisionRows decisions = new DecisionRows(database, journal);
        Decider decider =
                new Decider(database, vault, releases, reader, decisions, machineHolds, events, settings, clock);
        Takeback takeback =
                new Takeback(database, journal, releases, reader, decisions, machineHolds, events, settings, clock);
        return new PostgresCasework(
                database, transactions, journal, reader, decider, takeback, legalHolds, settings, clock);
    }
}
