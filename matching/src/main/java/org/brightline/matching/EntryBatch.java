package org.brightline.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.hamming.Keys;
import org.brightline.matching.hamming.Rows;
import org.jspecify.annotations.Nullable;

/** Many entries as columns of numbers: how large banks are brought in. Immutable; made by a {@link Builder}. */
public final class EntryBatch {

    /** No entry. */
    public static final EntryBatch EMPTY = builder().build();

    private final Map<FingerprintType, Rows> rows;

    /** Entries that have no fingerprint, such as a video without a usable frame; they replace what had their numbers. */
    private final List<Long> bare;

    private EntryBatch(Map<FingerprintType, Rows> rows, List<Long> bare) {
        this.rows = rows;
        this.bare = bare;
    }

    /** These entries. */
    public static EntryBatch of(Collection<Entry> entries) {
        Builder builder = builder();
        entries.forEach(builder::add);
        return builder.build();
    }

    /** A builder of a batch. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of fingerprints, of videos that of their frames. */
    public int size() {
        return rows.values().stream().mapToInt(Rows::count).sum();
    }

    /** The columns of each type. */
    Map<FingerprintType, Rows> rows() {
        return rows;
    }

    /** The numbers of the entries, as often as they have fingerprints. */
    long[] numbers() {
        long[] numbers = new long[size() + bare.size()];
        int next = 0;
        for (long number : bare) {
            numbers[next++] = number;
        }
        for (Rows part : rows.values()) {
            System.arraycopy(part.numbers, 0, numbers, next, part.count());
            next += part.count();
        }
        return numbers;
    }

    /** Collects entries. Not safe for use by several threads, and of no use after {@link #build}. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 16;

        private final Map<FingerprintType, Rows> rows = new EnumMap<>(FingerprintType.class);

        private final List<Long> bare = new ArrayList<>();

        private Builder() {}

        /** Adds an entry. Entries with the same number are fingerprints of the same content, added one after another. */
        public Builder add(Entry entry) {
            return add(entry.number(), entry.bank(), entry.fingerprint(), entry.enabled(), entry.from(), entry.until());
        }

        /** Adds an entry without making an {@link Entry} of it; see there. */
        public Builder add(
                long number,
                int bank,
                Fingerprint fingerprint,
                boolean enabled,
                @Nullable Instant from,
                @Nullable Instant until) {
            if (bank < 0 || bank > BankSettings.MAX_NUMBER) {
                throw new IllegalArgumentException(
                        "The number of a bank is from 0 to " + BankSettings.MAX_NUMBER + ", not " + bank + ".");
            }
            long begin = from == null ? Rows.ALWAYS : from.getEpochSecond();
            long end = until == null ? Rows.FOREVER : until.getEpochSecond();
            List<long[]> keys = Keys.of(fingerprint);
            if (keys.isEmpty()) {
                bare.add(number);
            }
            for (long[] key : keys) {
                room(fingerprint.type())
                        .append(number, bank, key, 0, enabled ? begin : Rows.FOREVER, enabled ? end : Rows.ALWAYS);
            }
            return this;
        }

        /** Adds all rows of a type, of which there are none yet. */
        public void addRows(Rows added) {
            rows.put(added.type, added);
        }

        private Rows room(FingerprintType type) {
            Rows part = rows.computeIfAbsent(type, any -> new Rows(any, FIRST_CAPACITY, true));
            if (part.count() == part.capacity()) {
                part = part.withCapacity(Math.multiplyExact(2, part.capacity()));
                rows.put(type, part);
            }
            return part;
        }

        /** What was collected. */
        public EntryBatch build() {
            return new EntryBatch(rows, bare);
        }
    }
}
