package org.brightline.platform.reading.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.brightline.language.Reader;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.onnx.OnnxModel;
import org.brightline.language.learned.onnx.OnnxReader;
import org.brightline.platform.base.RecurringWork;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.reading.ReadingSettings;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** The one reader of the server, for what comes in as for what is tried; the operator's own model is opened before all else. */
    @Bean
    ListedReader reader(ReadingSettings settings, Optional<OnnxModel> own) {
        return new ListedReader(patterns -> {
            Reader reader = settings.learned() ? LearnedReader.shipped(patterns) : patterns;
            return own.<Reader>map(model -> new OnnxReader(reader, model)).orElse(reader);
        });
    }

    @Bean
    PostgresNameLists nameLists(
            DSLContext database, TransactionTemplate transactions, Journal journal, ListedReader reader, Clock clock) {
        return new PostgresNameLists(database, transactions, journal, reader, clock);
    }

    /** What another node has put in force. */
    @Bean
    RecurringWork nameListsRefresh(PostgresNameLists lists) {
        return new RecurringWork("reading.lists", EVERY, lists::refresh);
    }
}
