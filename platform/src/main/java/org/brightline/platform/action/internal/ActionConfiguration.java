package org.brightline.platform.action.internal;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.brightline.platform.access.Access;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.Actions;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.releases.Releases;
import org.brightline.platform.vault.KeyWrapper;
import org.brightline.platform.vault.Vault;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ActionConfiguration {
    private final AddressCheck addresses = new AddressCheck(host -> List.of(InetAddress.getAllByName(host)));

    @Bean
    Outbox outbox(DSLContext database, Clock clock) {
        return new Outbox(database, clock);
    }

    @Bean(destroyMethod = "close")
    Courier courier(ActionSettings settings, Clock clock) {
        return new Courier(settings, clock);
    }

    @Bean
    Endpoints endpoints(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Access access,
            KeyWrapper keys,
            ActionSettings settings,
            Clock clock,
            SecureRandom random) {
        return new Endpoints(database, transactions, journal, access, keys, addresses, settings, clock, random);
    }

    @Bean(destroyMethod = "close")
    Dispatcher dispatcher(
            DSLContext database,
            TransactionTemplate transactions,
            Vault vault,
            Casework casework,
            Releases releases,
            Journal journal,
            Endpoints endpoints,
            Courier courier,
            ActionSettings settings,
            Clock clock,
            SecureRandom random) {
        Schedule schedule = new Schedule(settings, random, clock);
        Explanations explanations = new Explanations(casework, releases);
        Sender sender = new Sender(
                database,
                transactions,
                vault,
                explanations,
                endpoints,
                addresses,
                courier,
                new Acts(journal),
                schedule,
                clock);
        return new Dispatcher(sender, settings.parallel());
    }

    @Bean
    Verifier verifier(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Endpoints endpoints,
            Courier courier,
            ActionSettings settings,
            Clock clock,
            SecureRandom random) {
        return new Verifier(
                database,
                transactions,
                endpoints,
                addresses,
                courier,
                new Acts(journal),
                new Schedule(settings, random, clock),
                settings.parallel(),
                clock);
    }

    @Bean
    Actions actions(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Endpoints endpoints,
            Dispatcher dispatcher,
            Verifier verifier,
            Clock clock) {
        return new PostgresActions(
                database,
                transactions,
                new DeliveryReader(database, clock),
                endpoints,
                dispatcher,
                verifier,
                new Acts(journal),
                clock);
    }

    @Bean
    RecurringWork deliverDue(Dispatcher dispatcher, ActionSettings settings) {
        return new RecurringWork("action.deliver", settings.every(), dispatcher::start);
    }

    @Bean
    RecurringWork verifyDue(Verifier verifier, ActionSettings settings) {
        return new RecurringWork("action.verify", settings.every(), verifier::verifyDue);
    }
}
