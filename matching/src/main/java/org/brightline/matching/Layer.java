package org.brightline.matching;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are searched together: either sealed, in the order of their numbers and with a table, or open for a few more, and
 * then looked at one by one. Immutable as far as a reader can see.
 *
 * @param rows the columns
 * @param count how many of the rows belong to the layer
 * @param gone rows that were removed since
 * @param table finds rows; null while the layer is open
 */
record Layer(
        Rows rows, int count, Tombstones gone, @Nullable Table table) {

    /** An open layer has room for this many rows: looking at all of them takes about as long as a search in tables. */
    static final int OPEN_CAPACITY = 2048;

    /** What is done with a row that matches. */
    @FunctionalInterface
    interface Found {
        void row(Rows rows, int row, int distance);
    }

    /** The rows of several layers that are not gone, in one layer. */
    static Layer sealed(List<Layer> layers) {
        int live = 0;
        boolean timed = false;
        for (Layer layer : layers) {
            live += layer.live();
            timed |= layer.rows.timed();
        }
        Rows rows = new Rows(layers.getFirst().rows.type, live, timed);
        for (Layer layer : layers) {
            for (int row = 0; row < layer.count; row++) {
                if (!layer.gone.has(row)) {
                    rows.append(layer.rows, row);
                }
            }
        }
        Rows ordered = rows.inOrder();
        Table table = switch (Keys.measure(ordered.type)) {
            case HAMMING -> new HammingTables(ordered.words, ordered.count());
            case EQUALITY -> new EqualityTable(ordered.words, ordered.width, ordered.count());
        };
        return new Layer(ordered, ordered.count(), Tombstones.NONE, table);
    }

    /** Rows as they were handed in. */
    static Layer open(Rows rows) {
        return new Layer(rows, rows.count(), Tombstones.NONE, null);
    }

    /** The number of rows that are not gone. */
    int live() {
        return count - gone.count();
    }

    void find(long[] key, int distance, Found found) {
        Table.Found unlessGone = (row, bits) -> {
            if (!gone.has(row)) {
                found.row(rows, row, bits);
            }
        };
        if (table != null) {
            table.find(key, distance, unlessGone);
        } else if (Keys.measure(rows.type) == Keys.Measure.HAMMING) {
            HammingTables.scan(rows.words, count, key, distance, unlessGone);
        } else {
            EqualityTable.scan(rows.words, count, key, unlessGone);
        }
    }

    /** The layer without the rows of these numbers; itself if it has none of them. */
    Layer without(long[] numbers) {
        Tombstones left = gone;
        for (long number : numbers) {
            left = table == null ? withoutOpen(left, number) : withoutSealed(left, number);
        }
        return left.count() == gone.count() ? this : new Layer(rows, count, left, table);
    }

    private Tombstones withoutOpen(Tombstones before, long number) {
        Tombstones left = before;
        for (int row = 0; row < count; row++) {
            if (rows.numbers[row] == number) {
                left = left.with(row, row + 1);
            }
        }
        return left;
    }

    private Tombstones withoutSealed(Tombstones before, long number) {
        int any = Arrays.binarySearch(rows.numbers, 0, count, number);
        if (any < 0) {
            return before;
        }
        int first = any;
        int end = any + 1;
        while (first > 0 && rows.numbers[first - 1] == number) {
            first--;
        }
        while (end < count && rows.numbers[end] == number) {
            end++;
        }
        return before.with(first, end);
    }
}
