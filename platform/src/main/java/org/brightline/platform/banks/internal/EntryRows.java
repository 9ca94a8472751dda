package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK;
import static org.brightline.schema.db.Tables.BANK_CONTENT;
import static org.brightline.schema.db.Tables.BANK_SIGNAL;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.EntrySearch;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.schema.db.tables.records.BankContentRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The entries of banks, in the database. What writes runs in the caller's transaction, after it took the next version. */
final class EntryRows {
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext database;
    private final Journal journal;
    private final Clock clock;

    EntryRows(DSLContext database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    KnownEntry add(Bank bank, NewEntry entry, Actor by, long version) {
        BankContentRecord row = new BankContentRecord();
        row.setBank(bank.number());
        row.setLabel(entry.provenance().label());
        row.setSource(entry.provenance().source());
        row.setIncident(entry.provenance().incident());
        row.setReason(entry.provenance().reason());
        row.setAddedAt(clock.instant());
        row.setAddedBy(by.text());
        row.setVersion(version);
        state(row, entry.state());
        long number = Objects.requireNonNull(database.insertInto(BANK_CONTENT)
                .set(row)
                .returningResult(BANK_CONTENT.ID)
                .fetchSingle()
                .value1());
        Map<String, String> told = new TreeMap<>(Map.of("bank", bank.name(), "entry", Long.toString(number)));
        var signals = database.insertInto(
                BANK_SIGNAL, BANK_SIGNAL.CONTENT, BANK_SIGNAL.TYPE, BANK_SIGNAL.PLACE, BANK_SIGNAL.FINGERPRINT);
        for (Placed placed : placed(entry.fingerprints())) {
            Fingerprint fingerprint = placed.fingerprint();
            signals = signals.values(number, fingerprint.type().name(), placed.place(), fingerprint.text());
        }
        signals.execute();
        told.put("types", types(entry.fingerprints()));
        journal.append(Act.about(
                ActKind.BANK_ENTRY_ADDED,
                by,
                Map.of("reason", entry.provenance().reason(), "fingerprints", texts(entry.fingerprints())),
                told));
        return required(number);
    }

    /** @param place which of the entry's fingerprints of its kind it is, from 0 */
    record Placed(Fingerprint fingerprint, int place) {}

    /** Fingerprints with their places among those of their kind. */
    static List<Placed> placed(List<Fingerprint> fingerprints) {
        Map<FingerprintType, Integer> next = new EnumMap<>(FingerprintType.class);
        return fingerprints.stream()
                .map(print -> new Placed(print, next.merge(print.type(), 1, Integer::sum) - 1))
                .toList();
    }

    private static String types(List<Fingerprint> fingerprints) {
        return fingerprints.stream()
                .map(print -> print.type().name())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String texts(List<Fingerprint> fingerprints) {
        return String.join("\n", fingerprints.stream().map(Fingerprint::text).toList());
    }

    private static void state(BankContentRecord row, EntryState state) {
        row.setEnabled(state.validity().enabled());
        row.setEnabledFrom(state.validity().from());
        row.setDisabledUntil(state.validity().disabledUntil());
        row.setExpiresAt(state.validity().until());
        row.setNote(state.note());
        row.setMetadata(state.metadata() == null ? null : JSONB.valueOf(JSON.writeValueAsString(state.metadata())));
    }

    KnownEntry change(long number, UnaryOperator<EntryState> change, String reason, Actor by, long version) {
        KnownEntry before = standing(number);
        EntryState wanted = change.apply(before.state());
        if (wanted.equals(before.state())) {
            return before;
        }
        BankContentRecord row = new BankContentRecord();
        state(row, wanted);
        row.setChangedAt(clock.instant());
        row.setChangedBy(by.text());
        row.setVersion(version);
        database.update(BANK_CONTENT).set(row).where(BANK_CONTENT.ID.eq(number)).execute();
        Validity validity = wanted.validity();
        Map<String, String> told = new TreeMap<>(
                Map.of("bank", before.bank(), "entry", Long.toString(number), "enabled", "" + validity.enabled()));
        tell(told, "from", validity.from());
        tell(told, "disabled-until", validity.disabledUntil());
        tell(told, "until", validity.until());
        journal.append(Act.about(ActKind.BANK_ENTRY_CHANGED, by, Map.of("reason", Reasons.checked(reason)), told));
        return required(number);
    }

    private static void tell(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value.toString());
        }
    }

    void remove(long number, String reason, Actor by, long version) {
        KnownEntry entry = standing(number);
        database.update(BANK_CONTENT)
                .set(BANK_CONTENT.REMOVED_AT, clock.instant())
                .set(BANK_CONTENT.REMOVED_BY, by.text())
                .set(BANK_CONTENT.REMOVED_REASON, Reasons.checked(reason))
                .set(BANK_CONTENT.VERSION, version)
                .where(BANK_CONTENT.ID.eq(number))
                .execute();
        journal.append(Act.about(
                ActKind.BANK_ENTRY_REMOVED,
                by,
                Map.of("reason", reason),
                Map.of("bank", entry.bank(), "entry", Long.toString(number))));
    }

    private KnownEntry standing(long number) {
        KnownEntry entry = required(number);
        if (entry.removed() != null) {
            throw new Problem(ProblemType.NOT_FOUND, "The entry " + number + " was removed already.");
        }
        return entry;
    }

    private KnownEntry required(long number) {
        return Optional.ofNullable(entries(Set.of(number)).get(number))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no entry " + number + "."));
    }

    /** The entry that a bank has already with each of these fingerprints; that of the first, if they are of several. */
    Optional<Long> duplicate(int bank, List<Fingerprint> fingerprints) {
        Long first = null;
        for (Fingerprint fingerprint : fingerprints) {
            Long same = database.select(DSL.min(BANK_CONTENT.ID))
                    .from(BANK_SIGNAL)
                    .join(BANK_CONTENT)
                    .on(BANK_CONTENT.ID.eq(BANK_SIGNAL.CONTENT))
                    .where(is(fingerprint))
                    .and(BANK_CONTENT.BANK.eq(bank))
                    .and(BANK_CONTENT.REMOVED_AT.isNull())
                    .fetchSingle()
                    .value1();
            if (same == null) {
                return Optional.empty();
            }
            first = first == null ? same : first;
        }
        return Optional.ofNullable(first);
    }

    private static Condition is(Fingerprint fingerprint) {
        return BANK_SIGNAL
                .FINGERPRINT
                .eq(fingerprint.text())
                .and(BANK_SIGNAL.TYPE.eq(fingerprint.type().name()));
    }

    List<KnownEntry> entries(int bank, EntrySearch search) {
        Condition condition = BANK_CONTENT.BANK.eq(bank).and(BANK_CONTENT.REMOVED_AT.isNull());
        if (search.before() != null) {
            condition = condition.and(BANK_CONTENT.ID.lt(search.before()));
        }
        if (!search.text().isEmpty()) {
            condition = condition.and(DSL.concat(
                            BANK_CONTENT.LABEL,
                            DSL.inline(" "),
                            BANK_CONTENT.SOURCE,
                            DSL.inline(" "),
                            DSL.coalesce(BANK_CONTENT.INCIDENT, ""),
                            DSL.inline(" "),
                            DSL.coalesce(BANK_CONTENT.NOTE, ""))
                    .containsIgnoreCase(search.text()));
        }
        if (search.fingerprint() != null) {
            condition = condition.and(BANK_CONTENT.ID.in(
                    DSL.select(BANK_SIGNAL.CONTENT).from(BANK_SIGNAL).where(is(search.fingerprint()))));
        }
        return List.copyOf(read(condition, search.limit()).values());
    }

    Map<Long, KnownEntry> entries(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : read(BANK_CONTENT.ID.in(numbers).and(BANK.DELETED_AT.isNull()), numbers.size());
    }

    private Map<Long, KnownEntry> read(Condition condition, int limit) {
        List<Record> rows = new ArrayList<>(database.select(BANK_CONTENT.fields())
                .select(BANK.NAME)
                .from(BANK_CONTENT)
                .join(BANK)
                .on(BANK.NUMBER.eq(BANK_CONTENT.BANK))
                .where(condition)
                .orderBy(BANK_CONTENT.ID.desc())
                .limit(limit)
                .fetch());
        List<Long> numbers = rows.stream().map(row -> row.get(BANK_CONTENT.ID)).toList();
        Map<Long, List<Fingerprint>> fingerprints = database.selectFrom(BANK_SIGNAL)
                .where(BANK_SIGNAL.CONTENT.in(numbers))
                .orderBy(BANK_SIGNAL.PLACE)
                .fetchGroups(BANK_SIGNAL.CONTENT, row -> fingerprint(row.getType(), row.getFingerprint()));
        Map<Long, KnownEntry> entries = new LinkedHashMap<>();
        for (Record row : rows) {
            Long number = row.get(BANK_CONTENT.ID);
            entries.put(
                    number,
                    known(
                            row.into(BANK_CONTENT),
                            row.get(BANK.NAME),
                            fingerprints.getOrDefault(number, List.of()).stream()
                                    .sorted(Comparator.comparing(Fingerprint::type))
                                    .toList()));
        }
        return entries;
    }

    static Fingerprint fingerprint(String type, String text) {
        return Fingerprint.parse(FingerprintType.valueOf(type), text);
    }

    private static KnownEntry known(BankContentRecord row, String bank, List<Fingerprint> fingerprints) {
        return new KnownEntry(
                row.getId(),
                bank,
                fingerprints,
                new Provenance(row.getLabel(), row.getSource(), row.getIncident(), row.getReason()),
                new EntryState(
                        new Validity(
                                row.getEnabled(), row.getEnabledFrom(), row.getDisabledUntil(), row.getExpiresAt()),
                        row.getNote(),
                        row.getMetadata() == null
                                ? null
                                : JSON.readValue(row.getMetadata().data(), ObjectNode.class)),
                row.getAddedAt(),
                row.getAddedBy(),
                row.getChangedAt(),
                row.getChangedBy(),
                row.getRemovedAt() == null
                        ? null
                        : new KnownEntry.Removal(row.getRemovedAt(), row.getRemovedBy(), row.getRemovedReason()));
    }
}
