package org.brightline.platform.journal.internal;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.brightline.platform.journal.Verification;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The verifier without Spring. */
public final class Offline {
    private Offline() {}

    /** See {@link org.brightline.platform.journal.OfflineVerification}. */
    public static Verification verify(DataSource database, Path data, @Nullable String saved) {
        DSLContext jooq = DSL.using(database, SQLDialect.POSTGRES);
        NoteKey key = JournalKey.verifierIn(data);
        Verification found = new JournalVerifier(jooq, key).verify();
        if (saved == null) {
            return found;
        }
        List<String> faults = new ArrayList<>(found.faults());
        disagreement(jooq, key, saved).ifPresent(faults::add);
        return new Verification(found.leaves(), found.checkpoints(), found.rootHash(), faults);
    }

    private static Optional<String> disagreement(DSLContext jooq, NoteKey key, String saved) {
        if (!SignedNote.verifies(saved, key)) {
            return Optional.of("The saved checkpoint is not signed with the key of this journal, " + key.text() + ".");
        }
        CheckpointText.Statement statement = CheckpointText.parse(saved);
        StoredTree tree = new StoredTree(jooq);
        if (statement.size() > tree.size()) {
            return Optional.of("The saved checkpoint has " + statement.size() + " leaves, the journal has only "
                    + tree.size() + ": leaves were taken out.");
        }
        return MessageDigest.isEqual(statement.root(), MerkleTree.root(statement.size(), tree))
                ? Optional.empty()
                : Optional.of("The first " + statement.size()
                        + " leaves are not those of the saved checkpoint: the past was changed.");
    }
}
