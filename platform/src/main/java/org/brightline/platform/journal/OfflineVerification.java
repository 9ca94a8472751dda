package org.brightline.platform.journal;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.brightline.platform.journal.internal.Offline;
import org.jspecify.annotations.Nullable;

/** Verifies a journal without a running server. */
public final class OfflineVerification {
    private OfflineVerification() {}

    /**
     * Recomputes the journal.
     *
     * @param database the database that holds it
     * @param data the data folder, for the journal's public key
     * @param saved a checkpoint that somebody kept, as a signed note: the journal must continue it; null to check only what is in the
     *     database
     */
    public static Verification run(DataSource database, Path data, @Nullable String saved) {
        return Offline.verify(database, data, saved);
    }
}
