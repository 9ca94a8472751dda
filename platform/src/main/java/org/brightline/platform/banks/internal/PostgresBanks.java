package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_CONTENT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.VideoLook;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.flood.Flood;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.EntrySearch;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.FileLook;
import org.brightline.platform.banks.ImportListener;
import org.brightline.platform.banks.ImportReport;
import org.brightline.platform.banks.ImportRequest;
import org.brightline.platform.banks.IndexStatus;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Quarantined;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.media.MediaProblems;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The banks in PostgreSQL. Every change takes the next version first, and the index of this node follows before it returns. */
final class PostgresBanks implements Banks, AutoCloseable {
    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final BankVersion versions;
    private final BankRows banks;
    private final EntryRows entries;
    private final TypeRows types;
    private final Quarantines quarantines;
    private final BankIndex index;
    private final Imports imports;
    private final Exports exports;
    private final MediumLooker looker;

    PostgresBanks(
            DSLContext database,
            TransactionTemplate transactions,
            BankVersion versions,
            BankRows banks,
            EntryRows entries,
            TypeRows types,
            Quarantines quarantines,
            BankIndex index,
            Imports imports,
            Exports exports,
            MediumLooker looker) {
        this.database = database;
        this.transactions = transactions;
        this.versions = versions;
        this.banks = banks;
        this.entries = entries;
        this.types = types;
        this.quarantines = quarantines;
        this.index = index;
        this.imports = imports;
        this.exports = exports;
        this.looker = looker;
    }

    private <T> T changing(LongFunction<T> change) {
        T result = Objects.requireNonNull(transactions.execute(_ -> change.apply(versions.next())));
        index.refresh();
        return result;
    }

    private void doing(java.util.function.LongConsumer change) {
        transactions.executeWithoutResult(_ -> change.accept(versions.next()));
        index.refresh();
    }

    @Override
    public Bank create(String name, String description, UnaryOperator<Bank> settings, Actor by) {
        return changing(_ -> banks.create(name, description, settings, by));
    }

    @Override
    public List<Bank> all() {
        return banks.all();
    }

    @Override
    public Optional<Bank> bank(String name) {
        return banks.bank(name);
    }

    @Override
    public Map<Integer, Long> sizes() {
        return database.select(BANK_CONTENT.BANK, DSL.count().cast(Long.class))
                .from(BANK_CONTENT)
                .where(BANK_CONTENT.REMOVED_AT.isNull())
                .groupBy(BANK_CONTENT.BANK)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    @Override
    public Bank change(String bank, UnaryOperator<Bank> change, Actor by) {
        return changing(_ -> banks.change(bank, change, by));
    }

    @Override
    public void delete(String bank, String reason, Actor by) {
        doing(_ -> banks.delete(bank, reason, by));
    }

    @Override
    public KnownEntry add(String bank, NewEntry entry, Duplicates duplicates, Actor by) {
        return changing(version -> {
            Bank into = banks.changeable(bank, by);
            if (duplicates == Duplicates.REFUSED) {
                entries.duplicate(into.number(), entry.fingerprints()).ifPresent(same -> {
                    throw new Problem(
                            ProblemType.CONFLICT,
                            "The bank " + bank + " has this already, as entry " + same + ".",
                            "/fingerprint");
                });
            }
            return entries.add(into, entry, by, version);
        });
    }

    @Override
    public FileLook look(byte[] file) {
        return switch (looker.lookExactly(file)) {
            case MediumLook.Picture(PictureLook look) -> picture(look, Sha256.of(file));
            case MediumLook.Video(VideoLook look) ->
                new FileLook(
                        List.of(look.vpdq(), look.sha256(), look.md5()),
                        List.of(),
                        look.incomplete().isEmpty());
            case MediumLook.Unseen refusal -> throw MediaProblems.of(refusal, "/file");
        };
    }

    private static FileLook picture(PictureLook look, Sha256 digest) {
        List<Pdq> known = look.known();
        return new FileLook(
                Stream.<Fingerprint>concat(known.stream().limit(NewEntry.MOST_LOOKS), Stream.of(digest))
                        .toList(),
                look.looks().stream().filter(each -> each.hash().usable()).toList(),
                look.incomplete().isEmpty() && known.size() <= NewEntry.MOST_LOOKS);
    }

    @Override
    public Optional<Vpdq> frames(long entry) {
        return entry(entry).stream()
                .flatMap(known -> known.fingerprints().stream())
                .filter(Vpdq.class::isInstance)
                .map(Vpdq.class::cast)
                .findFirst();
    }

    @Override
    public KnownEntry changeEntry(long entry, UnaryOperator<EntryState> change, String reason, Actor by) {
        return changing(version -> entries.change(entry, change, reason, by, version));
    }

    @Override
    public KnownEntry changeEntry(String bank, long entry, UnaryOperator<EntryState> change, String reason, Actor by) {
        return changing(version -> {
            within(bank, entry, by);
            return entries.change(entry, change, reason, by, version);
        });
    }

    /** Refuses an entry that is not of this bank now, and an actor who may not change the bank. */
    private void within(String bank, long entry, Actor by) {
        banks.changeable(bank, by);
        if (entry(entry).filter(known -> known.bank().equals(bank)).isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no entry " + entry + " in the bank " + bank + ".");
        }
    }

    @Override
    public void remove(long entry, String reason, Actor by) {
        doing(version -> entries.remove(entry, reason, by, version));
    }

    @Override
    public void remove(String bank, long entry, String reason, Actor by) {
        doing(version -> {
            within(bank, entry, by);
            entries.remove(entry, reason, by, version);
        });
    }

    @Override
    public List<KnownEntry> entries(String bank, EntrySearch search) {
        return entries.entries(banks.required(bank).number(), search);
    }

    @Override
    public Optional<KnownEntry> entry(long number) {
        return Optional.ofNullable(entries(List.of(number)).get(number));
    }

    @Override
    public Map<Long, KnownEntry> entries(Collection<Long> numbers) {
        return entries.entries(numbers);
    }

    @Override
    public ImportReport importEntries(
            String bank, InputStream file, ImportRequest request, Actor by, ImportListener listener)
            throws IOException {
        ImportReport report = imports.run(bank, file, request, by, listener);
        index.refresh();
        return report;
    }

    @Override
    public void export(String bank, EntryFormat format, OutputStream out) throws IOException {
        exports.run(banks.required(bank).number(), format, out);
    }

    @Override
    public MatchIndex index() {
        return index.current();
    }

    @Override
    public Map<FingerprintType, IndexStatus> indexStatus() {
        Map<FingerprintType, Integer> indexed = index.current().sizes();
        Map<FingerprintType, TypeRows.Stored> stored = types.stored(index.version());
        Map<FingerprintType, IndexStatus> status = new EnumMap<>(FingerprintType.class);
        for (FingerprintType type : FingerprintType.values()) {
            TypeRows.@Nullable Stored rows = stored.get(type);
            int size = indexed.getOrDefault(type, 0);
            if (size > 0 || rows != null) {
                status.put(
                        type,
                        new IndexStatus(
                                size,
                                rows == null ? -1 : rows.builtTo(),
                                rows == null ? 0 : rows.stored(),
                                rows == null ? -1 : rows.newest()));
            }
        }
        return status;
    }

    @Override
    public Map<FingerprintType, Double> typeSampling() {
        return types.sampling();
    }

    @Override
    public void sampleType(FingerprintType type, double share, Actor by) {
        doing(_ -> types.sample(type, share, by));
    }

    @Override
    public List<Quarantined> quarantine() {
        return quarantines.all();
    }

    @Override
    public void endQuarantine(long entry, Quarantined.Verdict verdict, String reason, Actor by) {
        doing(version -> {
            quarantines.end(entry, verdict, reason, by);
            if (verdict == Quarantined.Verdict.CONFIRMED) {
                entries.change(
                        entry,
                        state -> state.withValidity(new Validity(
                                false,
                                state.validity().from(),
                                state.validity().disabledUntil(),
                                state.validity().until())),
                        reason,
                        by,
                        version);
            }
        });
    }

    /** Keeps the index for the next start. */
    @Override
    public void close() {
        index.keep();
    }

    /** As {@link #close}, while the server runs. */
    void keep() {
        index.keep();
    }

    /** Writes down the floods that this node noticed, and follows the other nodes. */
    void tend() {
        for (Flood flood : quarantines.noticed()) {
            doing(_ -> quarantines.open(flood));
            quarantines.written(flood);
        }
        index.refresh();
    }
}
