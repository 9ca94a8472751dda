package org.brightline.platform.intake.internal;

import static org.brightline.schema.db.Tables.ITEM;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/**
 * Looks through the items that were kept for those that an entry matches, by what they were looked up by and in an index of that entry
 * alone: so it finds what the index of all banks would have found.
 */
final class LookAlikes {
    private static final int PAGE = 1_000;

    private final DSLContext database;
    private final KeyedDigest digests;

    LookAlikes(DSLContext database, KeyedDigest digests) {
        this.database = database;
        this.digests = digests;
    }

    List<LookAlike> find(Collection<? extends Fingerprint> entry, int threshold, Instant since) {
        MatchIndex index = indexOf(entry, threshold);
        Set<ByteBuffer> equal = entry.stream()
                .filter(SoughtPrints::tells)
                .map(print -> ByteBuffer.wrap(SoughtPrints.digest(print, digests)))
                .collect(Collectors.toUnmodifiableSet());
        List<LookAlike> found = new ArrayList<>();
        try (var rows = database.select(
                        ITEM.ID, ITEM.PLATFORM, ITEM.EXTERNAL_ID, ITEM.RECEIVED_AT, ITEM.LOOKS, ITEM.SOUGHT)
                .from(ITEM)
                .where(ITEM.RECEIVED_AT.ge(since))
                .fetchSize(PAGE)
                .fetchLazy()) {
            for (Record row : rows) {
                distance(index, equal, row.get(ITEM.LOOKS), row.get(ITEM.SOUGHT))
                        .ifPresent(distance -> found.add(new LookAlike(
                                row.get(ITEM.ID),
                                row.get(ITEM.PLATFORM),
                                row.get(ITEM.EXTERNAL_ID),
                                row.get(ITEM.RECEIVED_AT),
                                distance)));
            }
        }
        found.sort(Comparator.comparingInt(LookAlike::distance).thenComparing(LookAlike::receivedAt));
        return found;
    }

    private static MatchIndex indexOf(Collection<? extends Fingerprint> entry, int threshold) {
        LiveIndex index = new LiveIndex(MatchSettings.PLAIN, Runnable::run);
        index.banks(List.of(BankSettings.confirmed(0, "entry").withThreshold(threshold)));
        index.add(EntryBatch.of(
                entry.stream().map(print -> new Entry(0, 0, print)).toList()));
        return index.current();
    }

    private static OptionalInt distance(MatchIndex index, Set<ByteBuffer> equal, String[] looks, byte[][] sought) {
        return IntStream.concat(
                        Arrays.stream(looks)
                                .map(SoughtPrints::look)
                                .filter(look -> index.holds(look.type()))
                                .flatMap(look -> index.match(look).stream())
                                .mapToInt(match -> match.distance()),
                        Arrays.stream(sought)
                                .filter(digest -> equal.contains(ByteBuffer.wrap(digest)))
                                .mapToInt(_ -> 0))
                .min();
    }
}
