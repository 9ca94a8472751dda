package org.brightline.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.flood.Watch;
import org.brightline.matching.hamming.HammingTables;
import org.brightline.matching.hamming.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the known content that a fingerprint looks like: an immutable snapshot of banks and their entries, safe for use by
 * many threads. Whoever holds an index keeps matching against it; {@link LiveIndex} makes the next ones.
 *
 * <p>The search is exact: every entry within the threshold of its bank is found. PDQ hashes and sketches of short texts match
 * within a Hamming distance, TLSH hashes within theirs, videos where enough of their frames match; all else matches where it is
 * equal.
 */
public final class MatchIndex {

    /** The greatest distance in bits at which PDQ hashes are commonly taken as the same picture. */
    public static final int DEFAULT_THRESHOLD = 31;

    /** The greatest threshold, in bits; beyond it unrelated pictures begin to match. */
    public static final int MAX_THRESHOLD = HammingTables.MAX_DISTANCE;

    /** Ids as unsigned numbers, as databases order them; {@link UUID#compareTo} compares them signed. */
    private static final Comparator<BankEntry> BY_ID = ((Comparator<BankEntry>)
                    (x, y) -> Long.compareUnsigned(x.id().getMostSignificantBits(), y.id().getMostSignificantBits()))
            .thenComparing(
                    (x, y) -> Long.compareUnsigned(x.id().getLeastSignificantBits(), y.id().getLeastSignificantBits()));

    /** The index of nothing. */
    public static final MatchIndex EMPTY = new MatchIndex(Contents.EMPTY, BankTable.EMPTY, MatchSettings.PLAIN);

    private final Contents contents;
    private final BankTable banks;
    private final MatchSettings settings;
    private final Sampling sampling;
    /** Whether entries are found whatever their times and switches. */
    private final boolean anytime;
    /** Who is told what matches. */
    private final Findings.@Nullable Watching watch;

    MatchIndex(Contents contents, BankTable banks, MatchSettings settings) {
        this(contents, banks, settings, false, watching(settings.guard()));
    }

    private MatchIndex(
            Contents contents,
            BankTable banks,
            MatchSettings settings,
            boolean anytime,
            Findings.@Nullable Watching watch) {
        this.contents = contents;
        this.banks = banks;
        this.settings = settings;
        this.anytime = anytime;
        this.watch = watch;
        this.sampling = new Sampling(settings.samplingSeed());
    }

    /**
     * An index of a few entries with all that is known about them: each named bank holds confirmed content at the default
     * threshold. The entries are numbered in the order of their ids.
     *
     * @throws IllegalArgumentException if two entries have the same id
     */
    public static MatchIndex of(Collection<BankEntry> entries) {
        Map<String, BankSettings> banks = new LinkedHashMap<>();
        Map<Long, Provenance> provenance = new HashMap<>();
        Map<UUID, BankEntry> byId = LinkedHashMap.newLinkedHashMap(entries.size());
        EntryBatch.Builder batch = EntryBatch.builder();
        for (BankEntry entry : entries.stream().sorted(BY_ID).toList()) {
            if (byId.putIfAbsent(entry.id(), entry) != null) {
                throw new IllegalArgumentException("Two bank entries have the id " + entry.id() + ".");
            }
            BankSettings bank = banks.computeIfAbsent(entry.bank(), name -> BankSettings.confirmed(banks.size(), name));
            long number = provenance.size();
            provenance.put(number, entry.provenance());
            batch.add(new Entry(number, bank.number(), entry.fingerprint()));
        }
        ProvenanceLookup lookup = numbers -> {
            Map<Long, Provenance> found = new HashMap<>();
            numbers.forEach(number -> found.put(number, provenance.get(number)));
            return found;
        };
        return new MatchIndex(
                Contents.EMPTY.with(batch.build(), new long[0]),
                new BankTable(banks.values()),
                MatchSettings.PLAIN.withProvenance(lookup));
    }

    /** @throws IllegalArgumentException if the threshold is out of its range */
    static void checkThreshold(int bits) {
        if (bits < 0 || bits > MAX_THRESHOLD) {
            throw new IllegalArgumentException(
                    "The threshold is from 0 to " + MAX_THRESHOLD + " bits, not " + bits + ".");
        }
    }

    /**
     * The same entries with all banks at another threshold; costs nothing.
     *
     * @param bits the greatest Hamming distance that counts as a match, 0 to {@link #MAX_THRESHOLD}
     * @throws IllegalArgumentException if it is outside that range
     */
    public MatchIndex withThreshold(int bits) {
        checkThreshold(bits);
        return withBanks(bank -> bank.withThreshold(bits));
    }

    /**
     * The same entries with all banks changed; costs nothing.
     *
     * @throws IllegalArgumentException if two banks have the same number or name afterwards
     */
    public MatchIndex withBanks(UnaryOperator<BankSettings> change) {
        return new MatchIndex(contents, banks.changed(change), settings, anytime, watch);
    }

    /** The same index, which finds entries also while they are switched off, before their time and after it. */
    public MatchIndex anytime() {
        return new MatchIndex(contents, banks, settings, true, watch);
    }

    /** The same index, which asks nobody where entries come from. For those who want numbers and distances alone. */
    public MatchIndex unexplained() {
        return new MatchIndex(contents, banks, settings.withProvenance(ProvenanceLookup.NONE), anytime, watch);
    }

    /** The same index, unwatched: what it finds counts for no flood. For previews and for people who look something up. */
    public MatchIndex unwatched() {
        return new MatchIndex(contents, banks, settings, anytime, null);
    }

    /**
     * The same index for one thing that is asked for in several ways, such as the frames of an animation: each entry that it finds
     * counts once for a flood, however many queries find it. For one thread.
     */
    public MatchIndex countingOnce() {
        Findings.Watching all = watch;
        return all == null ? this : new MatchIndex(contents, banks, settings, anytime, all.once());
    }

    /**
     * The same index, which counts for floods only what is found in banks of these roles. For callers of whom nobody knows who they
     * are: they must not be able to bring what is confirmed into quarantine.
     */
    public MatchIndex countingOnly(Set<BankRole> roles) {
        Findings.Watching all = watch;
        return all == null ? this : new MatchIndex(contents, banks, settings, anytime, all.only(roles));
    }

    private static Findings.@Nullable Watching watching(@Nullable Watch guard) {
        return guard == null ? null : new Findings.Watching(guard, EnumSet.allOf(BankRole.class));
    }

    /** All entries that the query looks like: the matches of {@link #find} without a limit. The list is immutable. */
    public List<Match> match(Fingerprint query) {
        return find(Query.of(query)).matches();
    }

    /** Everything there is to say about a query. */
    public MatchResult find(Query query) {
        Instant now = anytime ? null : settings.clock().instant();
        List<Hit> hits = new Search(contents, banks, query, now).hits(settings.video());
        return hits.isEmpty()
                ? MatchResult.NOTHING
                : new Findings(query, settings.provenance(), watch, sampling).of(hits);
    }

    /** The number of fingerprints, of videos that of their frames. */
    public int size() {
        return contents.size();
    }

    /** The number of fingerprints of each type; types without any are left out. */
    public Map<FingerprintType, Integer> sizes() {
        Map<FingerprintType, Integer> sizes = new EnumMap<>(FingerprintType.class);
        contents.shelves().forEach((type, shelf) -> sizes.put(type, shelf.size()));
        sizes.values().removeIf(size -> size == 0);
        return sizes;
    }

    /** Whether there is any fingerprint of this type, so that none needs to be made to ask for it. */
    public boolean holds(FingerprintType type) {
        return contents.shelf(type).size() > 0;
    }

    /** The banks, by their numbers. */
    public List<BankSettings> banks() {
        return banks.all();
    }

    /** The entries, a shelf a type, for whoever writes them down; searching them is what the other methods are for. */
    public Map<FingerprintType, Shelf> shelves() {
        return contents.shelves();
    }

    Contents contents() {
        return contents;
    }

    BankTable bankTable() {
        return banks;
    }
}
