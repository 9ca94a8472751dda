package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK;
import static org.brightline.schema.db.Tables.BANK_ENTRY;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.PdqHash;
import org.brightline.fingerprint.PdqHasher;
import org.brightline.fingerprint.PictureDecoder;
import org.brightline.fingerprint.PictureException;
import org.brightline.fingerprint.Sha256;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.PictureProblems;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The banks in PostgreSQL. */
final class PostgresBanks implements Banks {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,64}");

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final LiveIndex live;
    private final PictureDecoder decoder;
    private final Clock clock;

    PostgresBanks(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            LiveIndex live,
            PictureDecoder decoder,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.live = live;
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Bank create(String name, String description, Actor by) {
        if (!NAME.matcher(name).matches()) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "A bank's name has 1 to 64 capitals, digits and underscores.", "/name");
        }
        if (description.isBlank() || description.length() > 1_000) {
            throw new Problem(ProblemType.BAD_FIELD, "A description has 1 to 1000 characters.", "/description");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            UUID id = database.insertInto(BANK)
                    .set(BANK.NAME, name)
                    .set(BANK.DESCRIPTION, description.strip())
                    .set(BANK.CREATED_AT, clock.instant())
                    .set(BANK.CREATED_BY, by.text())
                    .onConflict(BANK.NAME)
                    .doNothing()
                    .returningResult(BANK.ID)
                    .fetchOptional(BANK.ID)
                    .orElseThrow(
                            () -> new Problem(ProblemType.CONFLICT, "There is a bank " + name + " already.", "/name"));
            journal.append(Act.of(ActKind.BANK_CREATED, by, Map.of("bank", name)));
            return new Bank(id, name, description.strip(), 0);
        }));
    }

    @Override
    public List<Bank> all() {
        return banks(DSL.noCondition());
    }

    @Override
    public Optional<Bank> bank(String name) {
        return banks(BANK.NAME.eq(name)).stream().findFirst();
    }

    private List<Bank> banks(Condition condition) {
        var entries = DSL.field(DSL.selectCount()
                .from(BANK_ENTRY)
                .where(BANK_ENTRY.BANK.eq(BANK.ID))
                .and(BANK_ENTRY.REMOVED_AT.isNull()));
        return database.select(BANK.ID, BANK.NAME, BANK.DESCRIPTION, entries)
                .from(BANK)
                .where(condition)
                .orderBy(BANK.NAME)
                .fetch(row -> new Bank(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    @Override
    public KnownEntry add(String bank, Fingerprint fingerprint, Provenance provenance, Actor by) {
        return addAll(bank, List.of(fingerprint), provenance, by).getFirst();
    }

    @Override
    public List<KnownEntry> addPicture(String bank, byte[] picture, Provenance provenance, Actor by) {
        return addAll(bank, fingerprints(picture), provenance, by);
    }

    private List<Fingerprint> fingerprints(byte[] picture) {
        try {
            PdqHash pdq = PdqHasher.hash(decoder.decode(picture));
            Sha256 digest = Sha256.of(picture);
            // A picture that is too plain to be told from others is known by its bytes alone.
            return pdq.usable() ? List.of(pdq.hash(), digest) : List.of(digest);
        } catch (PictureException e) {
            throw PictureProblems.of(e, "/file");
        }
    }

    private List<KnownEntry> addAll(String bankName, List<Fingerprint> fingerprints, Provenance provenance, Actor by) {
        Bank bank = bank(bankName).orElseThrow(() -> noBank(bankName));
        List<KnownEntry> added = Objects.requireNonNull(transactions.execute(status -> {
            long version = live.nextVersion();
            List<KnownEntry> entries = new ArrayList<>();
            for (Fingerprint fingerprint : fingerprints) {
                insert(bank, fingerprint, provenance, by, version).ifPresent(entries::add);
            }
            if (entries.isEmpty()) {
                throw new Problem(ProblemType.CONFLICT, "The bank " + bankName + " has this already.", "/fingerprint");
            }
            return entries;
        }));
        live.refresh();
        return added;
    }

    private Optional<KnownEntry> insert(
            Bank bank, Fingerprint fingerprint, Provenance provenance, Actor by, long version) {
        return database.insertInto(BANK_ENTRY)
                .set(BANK_ENTRY.BANK, bank.id())
                .set(BANK_ENTRY.TYPE, fingerprint.type().name())
                .set(BANK_ENTRY.FINGERPRINT, fingerprint.text())
                .set(BANK_ENTRY.LABEL, provenance.label())
                .set(BANK_ENTRY.SOURCE, provenance.source())
                .set(BANK_ENTRY.REASON, provenance.reason())
                .set(BANK_ENTRY.ADDED_AT, clock.instant())
                .set(BANK_ENTRY.ADDED_BY, by.text())
                .set(BANK_ENTRY.ADDED_VERSION, version)
                .onConflictDoNothing()
                .returning()
                .fetchOptional()
                .map(row -> {
                    journal.append(Act.about(
                            ActKind.BANK_ENTRY_ADDED,
                            by,
                            Map.of("reason", provenance.reason()),
                            Map.of(
                                    "bank", bank.name(),
                                    "entry", row.getId().toString(),
                                    "type", row.getType(),
                                    "fingerprint", row.getFingerprint())));
                    return known(row, bank.name());
                });
    }

    @Override
    public void remove(UUID entry, String reason, Actor by) {
        if (reason.isBlank() || reason.length() > 2_000) {
            throw new Problem(ProblemType.BAD_FIELD, "A removal needs a reason of at most 2000 characters.", "/reason");
        }
        transactions.executeWithoutResult(status -> {
            long version = live.nextVersion();
            int removed = database.update(BANK_ENTRY)
                    .set(BANK_ENTRY.REMOVED_AT, clock.instant())
                    .set(BANK_ENTRY.REMOVED_BY, by.text())
                    .set(BANK_ENTRY.REMOVED_REASON, reason)
                    .set(BANK_ENTRY.REMOVED_VERSION, version)
                    .where(BANK_ENTRY.ID.eq(entry))
                    .and(BANK_ENTRY.REMOVED_AT.isNull())
                    .execute();
            if (removed == 0) {
                throw new Problem(ProblemType.NOT_FOUND, "There is no entry " + entry + ", or it was removed already.");
            }
            journal.append(Act.about(
                    ActKind.BANK_ENTRY_REMOVED, by, Map.of("reason", reason), Map.of("entry", entry.toString())));
        });
        live.refresh();
    }

    @Override
    public List<KnownEntry> entries(String bank, @Nullable UUID before, int limit) {
        UUID id = bank(bank).orElseThrow(() -> noBank(bank)).id();
        return known(
                BANK_ENTRY.BANK.eq(id).and(before == null ? DSL.noCondition() : BANK_ENTRY.ID.lt(before)),
                Math.clamp(limit, 1, 500));
    }

    private List<KnownEntry> known(Condition condition, int limit) {
        return database.select(BANK_ENTRY.fields())
                .select(BANK.NAME)
                .from(BANK_ENTRY)
                .join(BANK)
                .on(BANK.ID.eq(BANK_ENTRY.BANK))
                .where(condition)
                .and(BANK_ENTRY.REMOVED_AT.isNull())
                .orderBy(BANK_ENTRY.ID.desc())
                .limit(limit)
                .fetch(row -> known(row, row.get(BANK.NAME)));
    }

    private static KnownEntry known(Record row, String bank) {
        return new KnownEntry(
                row.get(BANK_ENTRY.ID),
                bank,
                Fingerprint.parse(FingerprintType.valueOf(row.get(BANK_ENTRY.TYPE)), row.get(BANK_ENTRY.FINGERPRINT)),
                row.get(BANK_ENTRY.LABEL),
                row.get(BANK_ENTRY.SOURCE),
                row.get(BANK_ENTRY.REASON),
                row.get(BANK_ENTRY.ADDED_AT),
                row.get(BANK_ENTRY.ADDED_BY));
    }

    @Override
    public List<Found> find(Fingerprint fingerprint) {
        return found(List.of(fingerprint));
    }

    @Override
    public List<Found> findPicture(byte[] picture) {
        return found(fingerprints(picture));
    }

    private List<Found> found(List<Fingerprint> fingerprints) {
        return fingerprints.stream()
                .flatMap(fingerprint -> live.current().match(fingerprint).stream())
                .flatMap(match -> known(BANK_ENTRY.ID.eq(match.entry().id()), 1).stream()
                        .map(entry -> new Found(entry, match.distance())))
                .sorted(Comparator.comparingInt(Found::distance))
                .toList();
    }

    @Override
    public MatchIndex index() {
        return live.current();
    }

    private static Problem noBank(String name) {
        return new Problem(ProblemType.NOT_FOUND, "There is no bank " + name + ".");
    }
}
