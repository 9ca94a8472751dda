package org.brightline.schema.testing;

import javax.sql.DataSource;
import org.brightline.postgres.testing.TestPostgres;
import org.brightline.schema.Schema;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A database for one test, with all migrations applied and no rows. It is a copy of one that is migrated once a JVM, and lives
 * as long as the JVM.
 *
 * @param url its JDBC address
 * @param user who owns it
 * @param password the user's password
 * @param dataSource new connections, without a pool
 * @param jooq statements outside of a transaction; {@code jooq.transaction(...)} opens one
 */
public record TestDatabase(String url, String user, String password, DataSource dataSource, DSLContext jooq) {

    /** A new database. */
    public static TestDatabase fresh() {
        TestPostgres.Database database = TestPostgres.freshDatabase("test", Template.NAME);
        DataSource source = database.dataSource();
        return new TestDatabase(
                database.url(), database.user(), database.password(), source, DSL.using(source, SQLDialect.POSTGRES));
    }

    /** Holds the migrated database, which is made with the first use. */
    private static final class Template {
        static final String NAME = migrated();

        private static String migrated() {
            System.setProperty("org.jooq.no-logo", "true");
            System.setProperty("org.jooq.no-tips", "true");
            TestPostgres.Database database = TestPostgres.freshDatabase("migrated");
            Schema.migrate(database.dataSource());
            return database.name();
        }
    }
}
