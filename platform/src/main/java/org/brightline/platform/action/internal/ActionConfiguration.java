package org.brightline.platform.action.internal;

import java.security.SecureRandom;
import java.time.Clock;
import org.brightline.platform.access.Access;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.Actions;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.vault.KeyWrapper;
import org.brightline.platform.vault.Vault;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ActionConfiguration {
    @Bean
    Endpoints endpoints(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Access access,
            KeyWrapper keys,
            SecureRandom random,
            Clock clock) {
        return new Endpoints(database, transactions, journal, access, keys, random, clock);
    }

    @Bean(destroyMethod = "close")
    PlatformClient platformClient(Endpoints endpoints, ActionSettings settings, Clock clock) {
        return new PlatformClient(endpoints, settings, clock);
    }

    @Bean
    Actions actions(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Vault vault,
            Endpoints endpoints,
            PlatformClient client,
            ActionSettings settings,
            Clock clock,
            SecureRandom random) {
        return new PostgresActions(database, transactions, journal, vault, endpoints, client, settings, clock, random);
    }

    @Bean
    RecurringWork deliveries(Actions actions, ActionSettings settings) {
        return new RecurringWork("action.deliveries", settings.every(), () -> {
            // Goes on while there is something to send, so that an order of many is not one a pause.
            int sent;
            do {
                sent = actions.deliverDue();
            } while (sent > 0 && !Thread.currentThread().isInterrupted());
        });
    }

    @Bean
    RecurringWork verifications(Actions actions, ActionSettings settings) {
        return new RecurringWork("action.verifications", settings.every(), actions::verifyDue);
    }
}
