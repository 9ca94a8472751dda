package org.brightline.platform.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The append-only log of every act: RFC 6962 leaves and nodes, C2SP checkpoints. */
public interface Journal {
    /** How many entries {@link #referencing} gives at most. */
    int MOST_REFERENCING = 1_000;

    /**
     * Appends one act in the caller's transaction: the act and its entry commit together or not at all. The entry
     * gets its place in the tree shortly after the commit: at once where little happens, else within
     * {@link JournalSettings#every}.
     *
     * @return the entry's id
     * @throws org.brightline.platform.base.Problem BAD_FIELD if a subject or reference holds U+0000 or a lone surrogate
     */
    UUID append(Act act);

    /** Gives every committed entry that has no place yet its place in the tree, and signs a checkpoint if it grew. */
    Checkpoint sequence();

    /** The newest signed checkpoint. */
    Checkpoint checkpoint();

    /**
     * The proof that a leaf is in the tree of a given size (RFC 9162, 2.1.3).
     *
     * @throws org.brightline.platform.base.Problem if index or size are out of range
     */
    InclusionProof inclusion(long index, long treeSize);

    /**
     * The proof that the tree of size {@code first} is a prefix of that of size {@code second} (RFC 9162, 2.1.4).
     *
     * @throws org.brightline.platform.base.Problem if the sizes are out of range
     */
    ConsistencyProof consistency(long first, long second);

    /** The entry with this id. */
    Optional<JournalEntry> entry(UUID id);

    /** As {@link #newest(JournalFilter, long, int)}, nothing left out. */
    default List<JournalEntry> newest(long before, int limit) {
        return newest(JournalFilter.ALL, before, limit);
    }

    /**
     * The newest entries first, of those before index {@code before} (exclusive). With {@link Long#MAX_VALUE} those that have no
     * place yet come before all others.
     *
     * @param limit from 1 to 500; another value is taken as the nearest of these
     */
    List<JournalEntry> newest(JournalFilter filter, long before, int limit);

    /**
     * The entries that reference {@code value} under {@code name} (for example all acts of one case), oldest first, at most
     * {@link #MOST_REFERENCING}.
     */
    List<JournalEntry> referencing(String name, String value);

    /** Recomputes everything from the database, in bounded memory, on one snapshot of it. */
    Verification verify();
}
