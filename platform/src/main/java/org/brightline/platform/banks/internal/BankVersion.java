package org.brightline.platform.banks.internal;

import java.util.Objects;
import org.jooq.DSLContext;

/**
 * The version of all banks. Versions commit in their order, because whoever changes something holds the row of the version; so
 * reading everything after the last version misses nothing.
 */
final class BankVersion {
    private final DSLContext database;

    BankVersion(DSLContext database) {
        this.database = database;
    }

    long current() {
        return number("select version from bank_version");
    }

    /** Takes the next version in the caller's transaction; others wait until it ends. */
    long next() {
        return number("update bank_version set version = version + 1 returning version");
    }

    private long number(String sql) {
        return Objects.requireNonNull(database.fetchSingle(sql).get(0, Long.class));
    }
}
