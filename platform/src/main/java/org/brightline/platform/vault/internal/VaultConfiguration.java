package org.brightline.platform.vault.internal;

import static org.brightline.schema.db.Tables.EXHIBIT_BLOB;

import java.security.SecureRandom;
import java.time.Clock;
import org.brightline.platform.base.DataSettings;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.vault.KeyWrapper;
import org.brightline.platform.vault.Vault;
import org.brightline.platform.vault.VaultSettings;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    @ConditionalOnMissingBean
    KeyWrapper keyWrapper(DataSettings data, DSLContext database, SecureRandom random) {
        return FileKeyWrapper.in(data.directory(), database.fetchExists(EXHIBIT_BLOB), random);
    }

    @Bean
    Vault vault(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            KeyWrapper keys,
            VaultSettings settings,
            Clock clock,
            SecureRandom random) {
        return new PostgresVault(database, transactions, journal, keys, settings, clock, random);
    }

    @Bean
    RecurringWork vaultExpiry(Vault vault, VaultSettings settings) {
        return new RecurringWork("vault.expiry", settings.every(), vault::expireDue);
    }
}
