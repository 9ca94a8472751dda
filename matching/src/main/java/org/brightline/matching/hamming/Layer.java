package org.brightline.matching.hamming;

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
public record Layer(
        Rows rows, int count, Tombstones gone, @Nullable Table table) {

    /** An open layer has room for this many rows: looking at all of them takes about as long as a search in tables. */
    public static final int OPEN_CAPACITY = 2048;

    /** What is done with a row that matches. */
    @FunctionalInterface
    public interface Found {
        void row(Layer layer, int row, int distance);
    }

    /** The rows of several layers that are not gone, in one layer. */
    public static Layer sealed(List<Layer> layers) {
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
        Keys.Measure measure = Keys.measure(ordered.type);
        Table table = switch (measure) {
            case HAMMING -> new HammingTables(ordered.words, ordered.count());
            case TLSH -> new Scan(ordered.words, ordered.count(), measure);
            case EQUALITY -> new EqualityTable(ordered.words, ordered.width, ordered.count());
        };
        return new Layer(ordered, ordered.count(), Tombstones.NONE, table);
    }

    /** Rows as they were handed in. */
    static Layer open(Rows rows) {
        return new Layer(rows, rows.count(), Tombstones.NONE, null);
    }

    /** The number of rows that are not gone. */
    public int live() {
        return count - gone.count();
    }

    /** Every row within a distance that is not gone. */
    void find(long[] key, int distance, Found found) {
        Table.Found unlessGone = (row, bits) -> {
            if (!gone.has(row)) {
                found.row(this, row, bits);
            }
        };
        Table searched = table != null ? table : new Scan(rows.words, count, Keys.measure(rows.type));
        searched.find(key, distance, unlessGone);
    }

    /** The layer without the rows of these numbers; itself if it has none of them. */
    Layer without(long[] numbers) {
        Tombstones left = gone;
        for (long number : numbers) {
            int first = first(number);
            while (first < count && rows.numbers[first] == number) {
                left = left.with(first, end(first));
                first = table == null ? next(number, end(first)) : count;
            }
        }
        return left.count() == gone.count() ? this : new Layer(rows, count, left, table);
    }

    /** The number of rows, not gone, of the entry whose row this is: they stand together, because they came together. */
    public int rowsOfEntry(int row) {
        int first = row;
        while (first > 0 && rows.numbers[first - 1] == rows.numbers[row]) {
            first--;
        }
        int live = 0;
        for (int i = first; i < end(first); i++) {
            live += gone.has(i) ? 0 : 1;
        }
        return live;
    }

    /** The first row of this number, or the count. */
    private int first(long number) {
        if (table == null) {
            return next(number, 0);
        }
        int any = Arrays.binarySearch(rows.numbers, 0, count, number);
        while (any > 0 && rows.numbers[any - 1] == number) {
            any--;
        }
        return any < 0 ? count : any;
    }

    private int next(long number, int from) {
        int row = from;
        while (row < count && rows.numbers[row] != number) {
            row++;
        }
        return row;
    }

    /** The end of the rows that have the number of this one. */
    private int end(int first) {
        int end = first + 1;
        while (end < count && rows.numbers[end] == rows.numbers[first]) {
            end++;
        }
        return end;
    }
}
