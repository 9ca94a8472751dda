package org.brightline.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;

/**
 * Finds the known content that a fingerprint looks like: an immutable snapshot of bank entries, safe for use by many
 * threads. A changed bank is a new index; whoever holds the old one keeps matching against the old one.
 *
 * <p>The search is exact: every entry within the threshold is found. PDQ hashes match within a Hamming distance; digests
 * match where they are equal.
 */
public final class MatchIndex {

    /** The greatest distance in bits at which PDQ hashes are commonly taken as the same picture. */
    public static final int DEFAULT_THRESHOLD = 31;

    /** The greatest threshold, in bits; beyond it unrelated pictures begin to match. */
    public static final int MAX_THRESHOLD = 63;

    /** The index of nothing, at the default threshold. */
    public static final MatchIndex EMPTY = of(List.of());

    /** Ids as unsigned numbers, as databases order them; {@link UUID#compareTo} compares them signed. */
    private static final Comparator<UUID> UNSIGNED = ((Comparator<UUID>)
                    (x, y) -> Long.compareUnsigned(x.getMostSignificantBits(), y.getMostSignificantBits()))
            .thenComparing((x, y) -> Long.compareUnsigned(x.getLeastSignificantBits(), y.getLeastSignificantBits()));

    private static final Comparator<Match> NEAREST_FIRST = Comparator.comparingInt(Match::distance)
            .thenComparing(match -> match.entry().id(), UNSIGNED);

    private final Map<UUID, BankEntry> entries;
    private final PdqScan pictures;
    private final Map<Fingerprint, List<BankEntry>> digests;
    private final int threshold;

    private MatchIndex(
            Map<UUID, BankEntry> entries, PdqScan pictures, Map<Fingerprint, List<BankEntry>> digests, int threshold) {
        this.entries = entries;
        this.pictures = pictures;
        this.digests = digests;
        this.threshold = threshold;
    }

    /**
     * An index of these entries at the default threshold.
     *
     * @throws IllegalArgumentException if two entries have the same id
     */
    public static MatchIndex of(Collection<BankEntry> entries) {
        Map<UUID, BankEntry> byId = LinkedHashMap.newLinkedHashMap(entries.size());
        for (BankEntry entry : entries) {
            if (byId.putIfAbsent(entry.id(), entry) != null) {
                throw new IllegalArgumentException("Two bank entries have the id " + entry.id() + ".");
            }
        }
        return of(byId, DEFAULT_THRESHOLD);
    }

    private static MatchIndex of(Map<UUID, BankEntry> entries, int threshold) {
        List<BankEntry> pictures = new ArrayList<>();
        Map<Fingerprint, List<BankEntry>> digests = new HashMap<>();
        for (BankEntry entry : entries.values()) {
            if (entry.fingerprint() instanceof Pdq) {
                pictures.add(entry);
            } else {
                digests.computeIfAbsent(entry.fingerprint(), _ -> new ArrayList<>(1))
                        .add(entry);
            }
        }
        return new MatchIndex(entries, new PdqScan(pictures), digests, threshold);
    }

    /**
     * The same entries at another threshold for PDQ hashes; costs nothing.
     *
     * @param bits the greatest distance that counts as a match, 0 to {@link #MAX_THRESHOLD}
     * @throws IllegalArgumentException if it is outside that range
     */
    public MatchIndex withThreshold(int bits) {
        if (bits < 0 || bits > MAX_THRESHOLD) {
            throw new IllegalArgumentException(
                    "The threshold is from 0 to " + MAX_THRESHOLD + " bits, not " + bits + ".");
        }
        return new MatchIndex(entries, pictures, digests, bits);
    }

    /**
     * All entries that the query looks like, the nearest first, and those at the same distance by their ids as unsigned
     * numbers. The list is immutable.
     */
    public List<Match> match(Fingerprint query) {
        List<Match> matches = new ArrayList<>();
        if (query instanceof Pdq pdq) {
            pictures.within(threshold, pdq, (entry, distance) -> matches.add(new Match(entry, distance, threshold)));
        } else {
            for (BankEntry entry : digests.getOrDefault(query, List.of())) {
                matches.add(new Match(entry, 0, 0));
            }
        }
        matches.sort(NEAREST_FIRST);
        return Collections.unmodifiableList(matches);
    }

    /** The index with one more entry, in place of an entry of the same id. See {@link #with}. */
    public MatchIndex plus(BankEntry entry) {
        return with(List.of(entry), List.of());
    }

    /** The index without the entry of this id; the same index if there is none. See {@link #with}. */
    public MatchIndex minus(UUID id) {
        return entries.containsKey(id) ? with(List.of(), List.of(id)) : this;
    }

    /**
     * The index after a change, at the same threshold. It copies what it keeps, in time proportional to its size: many
     * changes belong into one call.
     *
     * @param added entries to hold, each in place of an entry of the same id; later ones win
     * @param removed ids of entries to leave out, before the others are added; unknown ones are passed over
     */
    public MatchIndex with(Collection<BankEntry> added, Collection<UUID> removed) {
        Map<UUID, BankEntry> changed = new LinkedHashMap<>(entries);
        removed.forEach(changed::remove);
        added.forEach(entry -> changed.put(entry.id(), entry));
        return of(changed, threshold);
    }

    /** The number of entries. */
    public int size() {
        return entries.size();
    }

    /** The greatest distance in bits at which PDQ hashes match. */
    public int threshold() {
        return threshold;
    }
}
