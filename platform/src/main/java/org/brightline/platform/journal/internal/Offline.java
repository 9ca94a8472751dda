package org.brightline.platform.journal.internal;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.brightline.platform.journal.Verification;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The verifier without Spring. */
public final class Offline {
    private Offline() {}

    /** See {@link org.brightline.platform.journal.OfflineVerification}. */
    public static Verification verify(DataSource database, Path data) {
        return new JournalVerifier(DSL.using(database, SQLDialect.POSTGRES), JournalKey.verifierIn(data)).verify();
    }
}
