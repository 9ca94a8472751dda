package org.brightline.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.brightline.matching.hamming.Keys;
import org.brightline.matching.hamming.Layer;
import org.brightline.matching.hamming.Shelf;
import org.jspecify.annotations.Nullable;

/** Finds the entries that are within the thresholds of their banks, in the banks and at the time that are asked for. */
final class Search {

    private final Shelf shelf;
    private final BankTable banks;
    private final Query query;
    private final FingerprintType type;
    /** Of the clock; null if the times of entries do not matter. */
    private final @Nullable Long second;

    Search(Contents contents, BankTable banks, Query query, @Nullable Instant now) {
        this.banks = banks;
        this.query = query;
        this.type = query.fingerprint().type();
        this.shelf = contents.shelf(type);
        this.second = now == null ? null : now.getEpochSecond();
    }

    /** The entries, in no particular order. */
    List<Hit> hits(VpdqThresholds video) {
        List<long[]> keys = Keys.of(query.fingerprint());
        return query.fingerprint() instanceof Vpdq ? videos(keys, video) : equalOrNear(keys.getFirst());
    }

    private List<Hit> equalOrNear(long[] key) {
        List<Hit> hits = new ArrayList<>();
        rows(key, (layer, row, distance) -> {
            BankSettings bank = bank(layer, row);
            Fingerprint found = Keys.measure(type) == Keys.Measure.EQUALITY
                    ? query.fingerprint()
                    : Keys.near(type, layer.rows().words, row * layer.rows().width);
            hits.add(new Hit(layer.rows().numbers[row], bank, distance, bank.distance(type), found, null));
        });
        return hits.size() < 2 ? hits : nearest(hits);
    }

    /** An entry may have several hashes of a kind, such as the frames of an animation: its nearest one is the match. */
    private static List<Hit> nearest(List<Hit> hits) {
        Map<Long, Hit> nearest = LinkedHashMap.newLinkedHashMap(hits.size());
        hits.forEach(hit ->
                nearest.merge(hit.number(), hit, (one, other) -> other.distance() < one.distance() ? other : one));
        return nearest.size() == hits.size() ? hits : new ArrayList<>(nearest.values());
    }

    /** Which frames of an entry are in the query, and which of the query in the entry. */
    private static final class Frames {
        private final BitSet ofQuery = new BitSet();
        private final BitSet ofEntry = new BitSet();
        private final Layer layer;
        private int nearest;
        private int distance = Integer.MAX_VALUE;

        Frames(Layer layer) {
            this.layer = layer;
        }

        void same(int frame, int row, int bits) {
            ofQuery.set(frame);
            ofEntry.set(row);
            if (bits < distance) {
                distance = bits;
                nearest = row;
            }
        }
    }

    private List<Hit> videos(List<long[]> keys, VpdqThresholds thresholds) {
        Map<Long, Frames> entries = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            int frame = i;
            rows(
                    keys.get(i),
                    (layer, row, distance) -> entries.computeIfAbsent(layer.rows().numbers[row], _ -> new Frames(layer))
                            .same(frame, row, distance));
        }
        List<Hit> hits = new ArrayList<>();
        entries.forEach((number, frames) -> {
            int row = frames.nearest;
            Match.VideoShare share = new Match.VideoShare(
                    frames.ofQuery.cardinality() * 100.0 / keys.size(),
                    frames.ofEntry.cardinality() * 100.0 / frames.layer.rowsOfEntry(row));
            if (share.queryPercent() >= thresholds.queryPercent()
                    && share.entryPercent() >= thresholds.targetPercent()) {
                BankSettings bank = bank(frames.layer, row);
                Fingerprint frame = Keys.near(type, frames.layer.rows().words, row * frames.layer.rows().width);
                hits.add(new Hit(number, bank, frames.distance, bank.distance(type), frame, share));
            }
        });
        return hits;
    }

    private BankSettings bank(Layer layer, int row) {
        return Objects.requireNonNull(banks.bank(layer.rows().banks[row]));
    }

    private void rows(long[] key, Layer.Found found) {
        int reach = banks.reach(type, query.banks());
        if (reach < 0) {
            return;
        }
        shelf.find(key, reach, (layer, row, distance) -> {
            BankSettings bank = banks.bank(layer.rows().banks[row]);
            if (bank != null
                    && BankTable.looked(bank, query.banks())
                    && distance <= bank.distance(type)
                    && (second == null || layer.rows().matchedAt(row, second))) {
                found.row(layer, row, distance);
            }
        });
    }
}
