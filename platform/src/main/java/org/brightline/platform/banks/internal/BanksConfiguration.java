package org.brightline.platform.banks.internal;

import java.time.Clock;
import org.brightline.fingerprint.PictureDecoder;
import org.brightline.fingerprint.PictureLimits;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.BanksSettings;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BanksConfiguration {
    @Bean
    PictureDecoder pictureDecoder() {
        return new PictureDecoder(PictureLimits.DEFAULT);
    }

    @Bean
    LiveIndex liveIndex(DSLContext database, BanksSettings settings) {
        return new LiveIndex(database, settings.threshold());
    }

    @Bean
    Banks banks(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            LiveIndex live,
            PictureDecoder decoder,
            Clock clock) {
        return new PostgresBanks(database, transactions, journal, live, decoder, clock);
    }

    @Bean
    RecurringWork banksRefresh(LiveIndex live, BanksSettings settings) {
        return new RecurringWork("banks.index", settings.every(), live::refresh);
    }
}
