package org.brightline.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.hamming.Layer;
import org.brightline.matching.hamming.Shelf;

/** The entries of an index, a shelf a type. Immutable; see {@link Shelf#with} for who may change it. */
final class Contents {

    static final Contents EMPTY = new Contents(new EnumMap<>(FingerprintType.class));

    private final Map<FingerprintType, Shelf> shelves;

    private Contents(Map<FingerprintType, Shelf> shelves) {
        this.shelves = shelves;
    }

    Shelf shelf(FingerprintType type) {
        return shelves.getOrDefault(type, Shelf.empty(type));
    }

    Map<FingerprintType, Shelf> shelves() {
        return shelves;
    }

    /** The number of fingerprints. */
    int size() {
        return shelves.values().stream().mapToInt(Shelf::size).sum();
    }

    /** The contents without some entries, and then with others, each in place of those of the same number. */
    Contents with(EntryBatch added, long[] removed) {
        Map<FingerprintType, Shelf> next = new EnumMap<>(FingerprintType.class);
        long[] replaced = added.numbers();
        shelves.forEach((type, shelf) -> next.put(type, shelf.without(removed).without(replaced)));
        added.rows()
                .forEach((type, rows) -> next.put(
                        type, next.getOrDefault(type, Shelf.empty(type)).with(rows)));
        return new Contents(next);
    }

    /** The contents with one layer in place of several; see {@link Shelf#merged}. */
    Contents merged(FingerprintType type, List<Layer> before, Layer after) {
        Map<FingerprintType, Shelf> next = new EnumMap<>(shelves);
        next.put(type, shelf(type).merged(before, after));
        return new Contents(next);
    }
}
