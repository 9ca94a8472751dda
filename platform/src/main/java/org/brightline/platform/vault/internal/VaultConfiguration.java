package org.brightline.platform.vault.internal;

import static org.brightline.schema.db.Tables.EXHIBIT;

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
    /** Another key than the one that sealed what is there would only be noticed at the first look into an old exhibit. */
    @Bean
    @ConditionalOnMissingBean
    KeyWrapper keyWrapper(DataSettings data, DSLContext database, SecureRandom random) {
        String sealedUnder = database.select(EXHIBIT.MASTER_KEY)
                .from(EXHIBIT)
                .where(EXHIBIT.EXPIRED_AT.isNull())
                .limit(1)
                .fetchOne(EXHIBIT.MASTER_KEY);
        KeyWrapper keys = FileKeyWrapper.in(data.directory(), sealedUnder != null, random);
        if (sealedUnder != null && !sealedUnder.equals(keys.keyId())) {
            throw new IllegalStateException("The vault's key in "
                    + data.directory().toAbsolutePath() + " is " + keys.keyId()
                    + ", but the exhibits in the database were sealed under "
                    + sealedUnder + ". Put that key back.");
        }
        return keys;
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
