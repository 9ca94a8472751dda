package org.brightline.platform.banks.internal;

import static org.brightline.schema.db.Tables.BANK_CONTENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies the entries of one import into the database, some thousands at once, in the caller's transaction. */
final class EntryCopy {
    private static final int AT_ONCE = 10_000;

    /** One look into the index for each text; written so that no planner turns it around. */
    private static final String ALIKE = "select content, type, fingerprint from unnest(?::text[]) as sought(text)"
            + " cross join lateral (select content, type, fingerprint from bank_signal where fingerprint = sought.text offset 0)"
            + " as alike";

    private final DSLContext database;
    private final int bank;
    private final long importId;
    private final Banks.Duplicates duplicates;
    private final Instant at;
    private final String by;
    private final List<NewEntry> waiting = new ArrayList<>(AT_ONCE);
    private long added;
    private long known;
    private long first = Long.MAX_VALUE;
    private long last = -1;

    EntryCopy(DSLContext database, int bank, long importId, Banks.Duplicates duplicates, Instant at, String by) {
        this.database = database;
        this.bank = bank;
        this.importId = importId;
        this.duplicates = duplicates;
        this.at = at;
        this.by = by;
        // The statistics know nothing of what this transaction copies: without this, each look-up reads all of it anew.
        database.execute("set local enable_seqscan = off");
    }

    long added() {
        return added;
    }

    long known() {
        return known;
    }

    /** The least number of an entry of the import; greater than {@link #last} if there is none. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    void add(NewEntry entry) {
        waiting.add(entry);
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    /** Writes what waits. */
    void flush() {
        List<NewEntry> entries = duplicates == Banks.Duplicates.REFUSED ? unknown() : List.copyOf(waiting);
        known += waiting.size() - entries.size();
        waiting.clear();
        if (!entries.isEmpty()) {
            database.connection(
                    connection -> copy(connection.unwrap(PGConnection.class).getCopyAPI(), entries));
        }
    }

    /** The entries of which the bank lacks a fingerprint, each once. */
    private List<NewEntry> unknown() {
        Set<Fingerprint> there = new HashSet<>();
        String[] texts = waiting.stream()
                .flatMap(entry -> entry.fingerprints().stream())
                .map(Fingerprint::text)
                .distinct()
                .toArray(String[]::new);
        Map<Long, List<Fingerprint>> alike = database.fetch(ALIKE, (Object) texts)
                .intoGroups(
                        row -> row.get(0, Long.class),
                        row -> EntryRows.fingerprint(row.get(1, String.class), row.get(2, String.class)));
        database.select(BANK_CONTENT.ID)
                .from(BANK_CONTENT)
                .where(BANK_CONTENT.ID.eq(DSL.any(alike.keySet().toArray(Long[]::new))))
                .and(BANK_CONTENT.BANK.eq(bank))
                .and(BANK_CONTENT.REMOVED_AT.isNull())
                .forEach(row -> there.addAll(alike.getOrDefault(row.value1(), List.of())));
        List<NewEntry> unknown = new ArrayList<>(waiting.size());
        for (NewEntry entry : waiting) {
            if (there.addAll(entry.fingerprints())) {
                unknown.add(entry);
            }
        }
        return unknown;
    }

    private void copy(CopyManager copies, List<NewEntry> entries) throws java.sql.SQLException {
        List<Long> numbers = database.fetch(
                        "select nextval(pg_get_serial_sequence('bank_content', 'id')) from generate_series(1, {0})",
                        DSL.val(entries.size()))
                .getValues(0, Long.class);
        CopyText contents = new CopyText();
        CopyText signals = new CopyText();
        for (int i = 0; i < entries.size(); i++) {
            long number = numbers.get(i);
            first = Math.min(first, number);
            last = Math.max(last, number);
            content(contents, number, entries.get(i));
            for (EntryRows.Placed placed : EntryRows.placed(entries.get(i).fingerprints())) {
                signals.value(number)
                        .value(placed.fingerprint().type().name())
                        .value(placed.place())
                        .value(placed.fingerprint().text())
                        .end();
            }
        }
        try {
            contents.send(
                    copies,
                    "bank_content (id, bank, label, source, incident, reason, added_at, added_by, import, enabled, enabled_from,"
                            + " disabled_until, expires_at, note, metadata)");
            signals.send(copies, "bank_signal (content, type, place, fingerprint)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        added += entries.size();
    }

    private void content(CopyText rows, long number, NewEntry entry) {
        Provenance provenance = entry.provenance();
        EntryState state = entry.state();
        rows.value(number)
                .value(bank)
                .value(provenance.label())
                .value(provenance.source())
                .value(provenance.incident())
                .value(provenance.reason())
                .value(at)
                .value(by)
                .value(importId)
                .value(state.validity().enabled())
                .value(state.validity().from())
                .value(state.validity().disabledUntil())
                .value(state.validity().until())
                .value(state.note())
                .value(state.metadata())
                .end();
    }
}
