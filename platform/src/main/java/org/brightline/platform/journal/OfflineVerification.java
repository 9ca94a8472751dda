package org.brightline.platform.journal;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.brightline.platform.journal.internal.Offline;

/** Verifies a journal without a running server. */
public final class OfflineVerification {
    private OfflineVerification() {}

    /**
     * Recomputes the journal.
     *
     * @param database the database that holds it
     * @param data the data folder, for the journal's public key
     */
    public static Verification run(DataSource database, Path data) {
        return Offline.verify(database, data);
    }
}
