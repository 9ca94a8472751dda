package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_CHECKPOINT;
import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_OPENING;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;
import static org.brightline.schema.db.Tables.JOURNAL_REFERENCE;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.Checkpoint;
import org.brightline.platform.journal.ConsistencyProof;
import org.brightline.platform.journal.InclusionProof;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.JournalFilter;
import org.brightline.platform.journal.Verification;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal in PostgreSQL. */
final class PostgresJournal implements Journal {
    private static final int SALT = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final AtomicLong lastTick = new AtomicLong();
    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final JournalKey key;
    private final Sequencer sequencer;
    private final SequencingAfterCommit afterCommit;
    private final Entries entries;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * Puts it together.
     *
     * @param background what runs the sequencer after a commit, beside the committing thread
     * @param pause the shortest time between two such runs
     */
    PostgresJournal(
            DSLContext database,
            TransactionTemplate transactions,
            JournalKey key,
            Clock clock,
            SecureRandom random,
            Executor background,
            Duration pause) {
        this.database = database;
        this.transactions = transactions;
        this.key = key;
        this.sequencer = new Sequencer(database, transactions, key, clock);
        this.afterCommit = new SequencingAfterCommit(sequencer::run, background, clock, pause);
        this.entries = new Entries(database);
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID append(Act act) {
        act.references().forEach(PostgresJournal::refuseUnstorable);
        act.subjects().forEach(PostgresJournal::refuseUnstorable);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = timeOrdered(at);
        SortedMap<String, String> commitments = new TreeMap<>();
        SortedMap<String, byte[]> salts = new TreeMap<>();
        act.subjects().forEach((role, value) -> {
            byte[] salt = new byte[SALT];
            random.nextBytes(salt);
            salts.put(role, salt);
            commitments.put(role, HEX.formatHex(Leaf.commitment(salt, role, value)));
        });
        String actor = act.actor().text();
        String leaf = Leaf.of(id, at, act.kind().text(), actor, commitments, act.references());
        List<Query> inserts = new ArrayList<>();
        inserts.add(database.insertInto(JOURNAL_ENTRY)
                .set(JOURNAL_ENTRY.ID, id)
                .set(JOURNAL_ENTRY.AT, at)
                .set(JOURNAL_ENTRY.KIND, act.kind().text())
                .set(JOURNAL_ENTRY.ACTOR, actor)
                .set(JOURNAL_ENTRY.LEAF, leaf)
                .set(JOURNAL_ENTRY.LEAF_HASH, Leaf.hash(leaf)));
        act.references()
                .forEach((name, value) -> inserts.add(database.insertInto(JOURNAL_REFERENCE)
                        .set(JOURNAL_REFERENCE.ENTRY, id)
                        .set(JOURNAL_REFERENCE.NAME, name)
                        .set(JOURNAL_REFERENCE.VALUE, value)));
        act.subjects()
                .forEach((role, value) -> inserts.add(database.insertInto(JOURNAL_OPENING)
                        .set(JOURNAL_OPENING.ENTRY, id)
                        .set(JOURNAL_OPENING.ROLE, role)
                        .set(JOURNAL_OPENING.SALT, salts.get(role))
                        .set(JOURNAL_OPENING.VALUE, value)));
        inserts.add(database.insertInto(JOURNAL_PENDING).set(JOURNAL_PENDING.ENTRY, id));
        // Joins the caller's transaction; without one, the parts of the entry still stand or fall together.
        transactions.executeWithoutResult(status -> {
            database.batch(inserts).execute();
            afterCommit.appended();
        });
        return id;
    }

    /** JSON of a client can carry characters that neither PostgreSQL nor UTF-8 can. */
    private static void refuseUnstorable(String name, String value) {
        boolean storable = value.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (!storable) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The " + name + " holds a character that cannot be kept: U+0000 or half of a surrogate pair.",
                    name);
        }
    }

    @Override
    public Checkpoint sequence() {
        sequencer.run();
        return checkpoint();
    }

    @Override
    public Checkpoint checkpoint() {
        return database.selectFrom(JOURNAL_CHECKPOINT)
                .orderBy(JOURNAL_CHECKPOINT.TREE_SIZE.desc())
                .limit(1)
                .fetchOptional(row -> new Checkpoint(row.getTreeSize(), HEX.formatHex(row.getRoot()), row.getNote()))
                .orElseGet(this::sequence);
    }

    @Override
    public InclusionProof inclusion(long index, long treeSize) {
        StoredTree tree = sized(treeSize, "size");
        if (index < 0 || index >= treeSize) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The index must be from 0 to " + (treeSize - 1) + " in a tree of this size.",
                    "index");
        }
        return new InclusionProof(
                index,
                treeSize,
                HEX.formatHex(tree.hash(0, index)),
                hex(MerkleTree.inclusion(index, treeSize, tree)),
                HEX.formatHex(MerkleTree.root(treeSize, tree)));
    }

    @Override
    public ConsistencyProof consistency(long first, long second) {
        StoredTree tree = sized(second, "second");
        if (first < 1 || first > second) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "The first size must be from 1 to the second, " + second + ".", "first");
        }
        return new ConsistencyProof(
                first,
                second,
                hex(MerkleTree.consistency(first, second, tree)),
                HEX.formatHex(MerkleTree.root(first, tree)),
                HEX.formatHex(MerkleTree.root(second, tree)));
    }

    private StoredTree sized(long size, String name) {
        StoredTree tree = new StoredTree(database);
        if (size < 1 || size > tree.size()) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The size must be from 1 to " + tree.size() + ", the number of entries.",
                    name);
        }
        return tree;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }

    @Override
    public Optional<JournalEntry> entry(UUID id) {
        return entries.byId(id);
    }

    @Override
    public List<JournalEntry> newest(JournalFilter filter, long before, int limit) {
        return entries.newest(filter, before, limit);
    }

    @Override
    public List<JournalEntry> referencing(String name, String value) {
        return entries.referencing(name, value);
    }

    @Override
    public Verification verify() {
        return new JournalVerifier(database, key.verifier()).verify();
    }

    NoteKey verifierKey() {
        return key.verifier();
    }

    /**
     * A version 7 UUID (RFC 9562, method 1 of section 6.2): the time first, so that new entries stand together on the disk, then a counter, so
     * that those of one millisecond keep their order.
     */
    private UUID timeOrdered(Instant at) {
        long tick = lastTick.accumulateAndGet(at.toEpochMilli() << 12, (last, now) -> Math.max(last + 1, now));
        long high = tick >>> 12 << 16 | 0x7000L | tick & 0xfffL;
        return new UUID(high, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
