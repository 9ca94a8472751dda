package org.brightline.platform.journal.internal;

import static org.brightline.schema.db.Tables.JOURNAL_CHECKPOINT;
import static org.brightline.schema.db.Tables.JOURNAL_ENTRY;
import static org.brightline.schema.db.Tables.JOURNAL_LEAF;
import static org.brightline.schema.db.Tables.JOURNAL_OPENING;
import static org.brightline.schema.db.Tables.JOURNAL_PENDING;
import static org.brightline.schema.db.Tables.JOURNAL_REFERENCE;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.Checkpoint;
import org.brightline.platform.journal.ConsistencyProof;
import org.brightline.platform.journal.InclusionProof;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.Verification;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectSeekStepN;
import org.jooq.impl.DSL;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal in PostgreSQL. */
final class PostgresJournal implements Journal {
    /** Any number, the same on every node: only one may give places at a time. */
    private static final long SEQUENCER = 0x6a6f75726e616cL;

    private static final int BATCH = 5_000;
    private static final HexFormat HEX = HexFormat.of();

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final JournalKey key;
    private final Clock clock;
    private final SecureRandom random;

    PostgresJournal(
            DSLContext database, TransactionTemplate transactions, JournalKey key, Clock clock, SecureRandom random) {
        this.database = database;
        this.transactions = transactions;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID append(Act act) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = timeOrdered(at);
        SortedMap<String, String> commitments = new TreeMap<>();
        SortedMap<String, byte[]> salts = new TreeMap<>();
        act.subjects().forEach((role, value) -> {
            byte[] salt = new byte[32];
            random.nextBytes(salt);
            salts.put(role, salt);
            commitments.put(role, HEX.formatHex(Leaf.commitment(salt, role, value)));
        });
        String actor = act.actor().text();
        String leaf = Leaf.of(id, at, act.kind().text(), actor, commitments, act.references());
        database.batch(java.util.stream.Stream.of(
                                java.util.stream.Stream.of(database.insertInto(JOURNAL_ENTRY)
                                        .set(JOURNAL_ENTRY.ID, id)
                                        .set(JOURNAL_ENTRY.AT, at)
                                        .set(JOURNAL_ENTRY.KIND, act.kind().text())
                                        .set(JOURNAL_ENTRY.ACTOR, actor)
                                        .set(JOURNAL_ENTRY.LEAF, leaf)
                                        .set(JOURNAL_ENTRY.LEAF_HASH, Leaf.hash(leaf))),
                                act.references().entrySet().stream()
                                        .map(reference -> database.insertInto(JOURNAL_REFERENCE)
                                                .set(JOURNAL_REFERENCE.ENTRY, id)
                                                .set(JOURNAL_REFERENCE.NAME, reference.getKey())
                                                .set(JOURNAL_REFERENCE.VALUE, reference.getValue())),
                                act.subjects().entrySet().stream()
                                        .map(subject -> database.insertInto(JOURNAL_OPENING)
                                                .set(JOURNAL_OPENING.ENTRY, id)
                                                .set(JOURNAL_OPENING.ROLE, subject.getKey())
                                                .set(JOURNAL_OPENING.SALT, salts.get(subject.getKey()))
                                                .set(JOURNAL_OPENING.VALUE, subject.getValue())),
                                java.util.stream.Stream.of(
                                        database.insertInto(JOURNAL_PENDING).set(JOURNAL_PENDING.ENTRY, id)))
                        .flatMap(statements -> statements)
                        .toList())
                .execute();
        return id;
    }

    @Override
    public Checkpoint sequence() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> sequenceSome()));
        }
        return checkpoint();
    }

    /** Answers whether there may be more. */
    private boolean sequenceSome() {
        database.execute("select pg_advisory_xact_lock({0})", DSL.inline(SEQUENCER));
        var pending = database.select(JOURNAL_PENDING.NUMBER, JOURNAL_ENTRY.ID, JOURNAL_ENTRY.LEAF_HASH)
                .from(JOURNAL_PENDING)
                .join(JOURNAL_ENTRY)
                .on(JOURNAL_ENTRY.ID.eq(JOURNAL_PENDING.ENTRY))
                .orderBy(JOURNAL_PENDING.NUMBER)
                .limit(BATCH)
                .fetch();
        StoredTree tree = new StoredTree(database);
        if (pending.isEmpty()) {
            if (tree.size() == 0 && !database.fetchExists(JOURNAL_CHECKPOINT)) {
                sign(tree);
            }
            return false;
        }
        pending.forEach(row -> tree.append(row.get(JOURNAL_ENTRY.ID), row.get(JOURNAL_ENTRY.LEAF_HASH)));
        tree.write();
        database.deleteFrom(JOURNAL_PENDING)
                .where(JOURNAL_PENDING.NUMBER.in(pending.getValues(JOURNAL_PENDING.NUMBER)))
                .execute();
        sign(tree);
        return pending.size() == BATCH;
    }

    private void sign(StoredTree tree) {
        byte[] root = MerkleTree.root(tree.size(), tree);
        String text = key.verifier().name() + "\n" + tree.size() + "\n"
                + Base64.getEncoder().encodeToString(root) + "\n";
        database.insertInto(JOURNAL_CHECKPOINT)
                .set(JOURNAL_CHECKPOINT.TREE_SIZE, tree.size())
                .set(JOURNAL_CHECKPOINT.ROOT, root)
                .set(JOURNAL_CHECKPOINT.NOTE, SignedNote.sign(text, key.verifier(), key.secret()))
                .set(JOURNAL_CHECKPOINT.AT, clock.instant())
                .execute();
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
        return entries(JOURNAL_ENTRY.ID.eq(id), false, 1).stream().findFirst();
    }

    @Override
    public List<JournalEntry> newest(long before, int limit) {
        return entries(
                before == Long.MAX_VALUE ? DSL.noCondition() : JOURNAL_LEAF.INDEX.lt(before),
                true,
                Math.clamp(limit, 1, 500));
    }

    @Override
    public List<JournalEntry> referencing(String name, String value) {
        return entries(
                JOURNAL_ENTRY.ID.in(DSL.select(JOURNAL_REFERENCE.ENTRY)
                        .from(JOURNAL_REFERENCE)
                        .where(JOURNAL_REFERENCE.NAME.eq(name))
                        .and(JOURNAL_REFERENCE.VALUE.eq(value))),
                false,
                1_000);
    }

    private List<JournalEntry> entries(Condition condition, boolean newestFirst, int limit) {
        SelectSeekStepN<Record> rows = database.select(JOURNAL_ENTRY.fields())
                .select(JOURNAL_LEAF.INDEX)
                .from(JOURNAL_ENTRY)
                .leftJoin(JOURNAL_LEAF)
                .on(JOURNAL_LEAF.ENTRY.eq(JOURNAL_ENTRY.ID))
                .where(condition)
                .orderBy(
                        newestFirst
                                ? List.of(JOURNAL_LEAF.INDEX.desc().nullsFirst(), JOURNAL_ENTRY.ID.desc())
                                : List.of(JOURNAL_LEAF.INDEX.asc().nullsLast(), JOURNAL_ENTRY.ID.asc()));
        return rows.limit(limit)
                .fetch(row -> StoredLeaf.parse(row.get(JOURNAL_ENTRY.LEAF))
                        .entry(row.get(JOURNAL_LEAF.INDEX), HEX.formatHex(row.get(JOURNAL_ENTRY.LEAF_HASH))));
    }

    @Override
    public Verification verify() {
        return new JournalVerifier(database, key.verifier()).verify();
    }

    NoteKey verifierKey() {
        return key.verifier();
    }

    /** A version 7 UUID (RFC 9562): the time first, so that new entries stand together on the disk. */
    private UUID timeOrdered(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12);
        return new UUID(high, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
