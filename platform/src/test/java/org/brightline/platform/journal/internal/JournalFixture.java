package org.brightline.platform.journal.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.platform.base.Actor;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.schema.testing.TestDatabase;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A journal over an empty database. */
final class JournalFixture {
    static final String ORIGIN = "test.example/journal";
    static final Duration PAUSE = Duration.ofSeconds(1);

    final TestDatabase database = TestDatabase.fresh();
    final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    final DSLContext joined =
            DSL.using(new TransactionAwareDataSourceProxy(database.dataSource()), SQLDialect.POSTGRES);
    final Actor somebody = Actor.person(UUID.randomUUID());
    /** What the journal would run beside the committing thread; here the test runs it. */
    final List<Runnable> afterCommit = new ArrayList<>();

    private final Path data;
    private final Clock clock;

    JournalFixture(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** As at a start of the server: everything comes from the database and the data folder. */
    PostgresJournal open() {
        return new PostgresJournal(
                joined,
                transactions,
                JournalKey.in(data, ORIGIN, new SecureRandom()),
                clock,
                new SecureRandom(),
                afterCommit::add,
                PAUSE);
    }

    UUID append(PostgresJournal journal, String n) {
        return journal.append(Act.about(ActKind.CASE_OPENED, somebody, Map.of("author", "u-" + n), Map.of("n", n)));
    }

    void appendMany(PostgresJournal journal, int from, int to) {
        transactions.executeWithoutResult(status -> {
            for (int i = from; i < to; i++) {
                append(journal, Integer.toString(i));
            }
        });
    }

    /** As the owner of the database can, past the triggers. */
    void tamper(String statement) {
        database.jooq().transaction(transaction -> {
            transaction.dsl().execute("set local session_replication_role = replica");
            transaction.dsl().execute(statement);
        });
    }
}
