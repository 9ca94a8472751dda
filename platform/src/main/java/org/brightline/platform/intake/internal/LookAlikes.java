package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.ITEM;
import static org.brightline.schema.db.Tables.ITEM_SOUGHT;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.matching.BankSettings;
import org.brightline.matching.Entry;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;
import org.brightline.platform.intake.LookAlike;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the items that were kept for those that entries match, by what they were looked up by and in an index of those entries
 * alone: so it finds what the index of all banks would have found.
 */
final class LookAlikes {
    private static final int PAGE = 1_000;
    private static final Comparator<LookAlike> NEAREST_FIRST =
            Comparator.comparingInt(LookAlike::distance).thenComparing(LookAlike::receivedAt);

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final KeyedDigest digests;

    LookAlikes(DSLContext database, TransactionTemplate transactions, KeyedDigest digests) {
        this.database = database;
        this.transactions = transactions;
        this.digests = digests;
    }

    /** The nearest of an entry, as many as are named; the farthest of them is at the head. */
    private static final class Nearest {
        private final PriorityQueue<LookAlike> kept = new PriorityQueue<>(NEAREST_FIRST.reversed());
        private int inAll;

        void add(LookAlike alike, int most) {
            inAll++;
            kept.add(alike);
            if (kept.size() > most) {
                kept.remove();
            }
        }

        LookAlike.Found found() {
            return new LookAlike.Found(kept.stream().sorted(NEAREST_FIRST).toList(), inAll);
        }
    }

    Map<Long, LookAlike.Found> find(Collection<LookAlike.Entry> entries, Instant since, int most) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        MatchIndex index = indexOf(entries);
        Map<ByteBuffer, List<Long>> equal = equal(entries);
        Map<Long, Nearest> nearest = new HashMap<>();
        // Within a transaction rows come page by page; without one the driver reads all of them first.
        transactions.executeWithoutResult(_ -> {
            try (var rows = database.select(
                            ITEM.ID,
                            ITEM.PLATFORM,
                            ITEM.EXTERNAL_ID,
                            ITEM.RECEIVED_AT,
                            ITEM_SOUGHT.LOOKS,
                            ITEM_SOUGHT.DIGESTS)
                    .from(ITEM_SOUGHT)
                    .join(ITEM)
                    .on(ITEM.ID.eq(ITEM_SOUGHT.ITEM))
                    .where(ITEM_SOUGHT.RECEIVED_AT.ge(since))
                    .fetchSize(PAGE)
                    .fetchLazy()) {
                for (Record row : rows) {
                    distances(index, equal, row.get(ITEM_SOUGHT.LOOKS), row.get(ITEM_SOUGHT.DIGESTS))
                            .forEach((number, distance) -> nearest.computeIfAbsent(number, _ -> new Nearest())
                                    .add(
                                            new LookAlike(
                                                    row.get(ITEM.ID),
                                                    row.get(ITEM.PLATFORM),
                                                    row.get(ITEM.EXTERNAL_ID),
                                                    row.get(ITEM.RECEIVED_AT),
                                                    distance),
                                            most));
                }
            }
        });
        Map<Long, LookAlike.Found> found = new HashMap<>();
        nearest.forEach((number, kept) -> found.put(number, kept.found()));
        return found;
    }

    /** Forgets what items were looked up by whose time has run out. */
    void forget(Instant now) {
        database.deleteFrom(ITEM_SOUGHT).where(ITEM_SOUGHT.EXPIRES_AT.le(now)).execute();
    }

    /** An index with a bank for each threshold. */
    private static MatchIndex indexOf(Collection<LookAlike.Entry> entries) {
        LiveIndex index = new LiveIndex(MatchSettings.PLAIN, Runnable::run);
        index.banks(entries.stream()
                .map(LookAlike.Entry::threshold)
                .distinct()
                .map(bits -> BankSettings.confirmed(bits, "within " + bits).withThreshold(bits))
                .toList());
        index.add(EntryBatch.of(entries.stream()
                .flatMap(entry ->
                        entry.fingerprints().stream().map(print -> new Entry(entry.number(), entry.threshold(), print)))
                .toList()));
        return index.current();
    }

    private Map<ByteBuffer, List<Long>> equal(Collection<LookAlike.Entry> entries) {
        Map<ByteBuffer, List<Long>> equal = new HashMap<>();
        for (LookAlike.Entry entry : entries) {
            for (Fingerprint print : entry.fingerprints()) {
                if (SoughtPrints.tells(print)) {
                    equal.computeIfAbsent(ByteBuffer.wrap(SoughtPrints.digest(print, digests)), _ -> new ArrayList<>())
                            .add(entry.number());
                }
            }
        }
        return equal;
    }

    /** How near an item is to the entries that match it. */
    private static Map<Long, Integer> distances(
            MatchIndex index, Map<ByteBuffer, List<Long>> equal, String[] looks, byte[][] sought) {
        Map<Long, Integer> distances = new HashMap<>();
        Arrays.stream(looks)
                .filter(look -> index.holds(SoughtPrints.kind(look)))
                .map(SoughtPrints::look)
                .flatMap(look -> index.match(look).stream())
                .forEach(match -> distances.merge(match.number(), match.distance(), Math::min));
        for (byte[] digest : sought) {
            equal.getOrDefault(ByteBuffer.wrap(digest), List.of()).forEach(number -> distances.put(number, 0));
        }
        return distances;
    }
}
