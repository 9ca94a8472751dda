package org.brightline.matching.hamming;

import java.util.ArrayList;
import java.util.List;
import org.brightline.fingerprint.FingerprintType;

/**
 * All entries of one type: sealed layers, and at the end at most one that is open. Immutable; a change makes the next shelf,
 * which shares what it can.
 *
 * <p>The layers are those of a log-structured merge tree: few large ones and some small ones, so that a change costs little
 * and a search looks into few. Source: P. O'Neil et al., <em>The Log-Structured Merge-Tree</em>, 1996.
 */
public final class Shelf {

    /** This many layers of about the same size are merged into one. */
    public static final int MERGED_AT_ONCE = 4;

    private final FingerprintType type;
    private final List<Layer> layers;

    private Shelf(FingerprintType type, List<Layer> layers) {
        this.type = type;
        this.layers = List.copyOf(layers);
    }

    /** The shelf of a type of which there is nothing yet. */
    public static Shelf empty(FingerprintType type) {
        return new Shelf(type, List.of());
    }

    /** The sealed layers, and at the end the open one if there is one. */
    public List<Layer> layers() {
        return layers;
    }

    /** The number of rows. */
    public int size() {
        return layers.stream().mapToInt(Layer::live).sum();
    }

    /**
     * Every row within a distance that is not gone, of whatever layer.
     *
     * @param key the words of one key of the type
     * @param distance the greatest that counts, in the measure of the type
     */
    public void find(long[] key, int distance, Layer.Found found) {
        for (Layer layer : layers) {
            layer.find(key, distance, found);
        }
    }

    /** The shelf with more rows. Only the newest shelf may be asked for the next one: an open layer is written to. */
    public Shelf with(Rows added) {
        if (added.count() == 0) {
            return this;
        }
        List<Layer> next = new ArrayList<>(layers);
        if (added.count() >= Layer.OPEN_CAPACITY) {
            next.addFirst(Layer.sealed(List.of(Layer.open(added))));
            return new Shelf(type, next);
        }
        Layer open = !next.isEmpty() && next.getLast().table() == null ? next.removeLast() : null;
        if (open != null && open.count() + added.count() > Layer.OPEN_CAPACITY) {
            if (open.live() > 0) {
                next.add(Layer.sealed(List.of(open)));
            }
            open = null;
        }
        Rows rows = open == null ? new Rows(type, Layer.OPEN_CAPACITY, true) : open.rows();
        for (int row = 0; row < added.count(); row++) {
            rows.append(added, row);
        }
        next.add(new Layer(rows, rows.count(), open == null ? Tombstones.NONE : open.gone(), null));
        return new Shelf(type, next);
    }

    /** The shelf without the rows of these numbers. */
    public Shelf without(long[] numbers) {
        return new Shelf(
                type, layers.stream().map(layer -> layer.without(numbers)).toList());
    }

    /** Layers that should become one: too many of about the same size, or one of which half is gone. Empty if all is well. */
    public List<Layer> mergeable() {
        for (int tier = 0; tier < Integer.SIZE; tier++) {
            int size = tier;
            List<Layer> same = layers.stream()
                    .filter(layer -> layer.table() != null && tier(layer) == size)
                    .toList();
            if (same.size() >= MERGED_AT_ONCE) {
                return same;
            }
        }
        return layers.stream()
                .filter(layer -> layer.table() != null && layer.gone().count() > layer.count() / 2)
                .limit(1)
                .toList();
    }

    /** Layers whose sizes differ by less than fourfold share a tier. */
    private static int tier(Layer layer) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(layer.live())) / 2;
    }

    /**
     * The shelf with one layer in place of several. What was removed from them while they were merged is removed from it.
     *
     * @param before the layers as they were when they were merged
     */
    public Shelf merged(List<Layer> before, Layer after) {
        List<Layer> next = new ArrayList<>(layers);
        Layer left = after;
        for (Layer old : before) {
            int at = 0;
            while (next.get(at).rows() != old.rows()) {
                at++;
            }
            left = left.without(removedSince(old, next.remove(at)));
        }
        if (left.live() > 0) {
            next.addFirst(left);
        }
        return new Shelf(type, next);
    }

    private static long[] removedSince(Layer old, Layer now) {
        if (old.gone().count() == now.gone().count()) {
            return new long[0];
        }
        List<Long> numbers = new ArrayList<>();
        for (int row = 0; row < now.count(); row++) {
            if (now.gone().has(row) && !old.gone().has(row)) {
                numbers.add(now.rows().numbers[row]);
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
