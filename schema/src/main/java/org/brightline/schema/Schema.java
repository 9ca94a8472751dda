package org.brightline.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the schema of this release. The history only goes forward; nothing is ever cleaned. */
public final class Schema {
    private static final String LOCATION = "classpath:db/migration";

    private Schema() {}

    /**
     * Applies the migrations that are missing. Does nothing when the database is up to date.
     *
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException when a migration fails (it is rolled back), or when an applied migration
     *     is not the one of this release
     */
    public static int migrate(DataSource database) {
        return migrate(Flyway.configure(Schema.class.getClassLoader()).dataSource(database));
    }

    /** The same for a database that is named by its JDBC address. */
    public static int migrate(String url, String user, String password) {
        return migrate(Flyway.configure(Schema.class.getClassLoader()).dataSource(url, user, password));
    }

    /**
     * Checks that the database has exactly the migrations of this release.
     *
     * @throws org.flywaydb.core.api.FlywayException naming the first difference
     */
    public static void validate(DataSource database) {
        configured(Flyway.configure(Schema.class.getClassLoader()).dataSource(database))
                .validate();
    }

    private static int migrate(FluentConfiguration configuration) {
        return configured(configuration).migrate().migrationsExecuted;
    }

    private static Flyway configured(FluentConfiguration configuration) {
        return configuration
                .locations(LOCATION)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }
}
