package org.brightline.matching.hamming;

import java.util.Arrays;
import org.brightline.fingerprint.FingerprintType;

/**
 * Entries of one type as columns: no entry costs an object. Rows are appended by one writer; a reader looks at no row beyond
 * the count that it was given.
 */
public final class Rows {

    /** From ever, in seconds since 1970. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** For ever, in seconds since 1970. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** The type of every row. */
    public final FingerprintType type;

    /** The number of words in a key. */
    public final int width;

    /** The numbers of the entries. Like every column it is written to by the one writer only. */
    public final long[] numbers;

    /** The numbers of the banks. */
    public final char[] banks;

    /** The keys, {@link #width} words a row. */
    public final long[] words;

    /** Empty where every row is matched from ever and for ever. */
    public final long[] from;

    /** Empty where {@link #from} is. */
    public final long[] until;

    private int count;

    /** @param timed whether a row may have a time of its own */
    public Rows(FingerprintType type, int capacity, boolean timed) {
        this.type = type;
        this.width = Keys.width(type);
        this.numbers = new long[capacity];
        this.banks = new char[capacity];
        this.words = new long[Math.multiplyExact(capacity, width)];
        this.from = new long[timed ? capacity : 0];
        this.until = new long[timed ? capacity : 0];
    }

    /** How many rows there are now. */
    public int count() {
        return count;
    }

    /** How many rows there may be. */
    public int capacity() {
        return numbers.length;
    }

    /** @param key holds the words of the key from {@code at} on */
    public void append(long number, int bank, long[] key, int at, long begin, long end) {
        numbers[count] = number;
        banks[count] = (char) bank;
        System.arraycopy(key, at, words, count * width, width);
        if (from.length > 0) {
            from[count] = begin;
            until[count] = end;
        }
        count++;
    }

    /** Appends a row of other rows of the same type. */
    void append(Rows other, int row) {
        append(other.numbers[row], other.banks[row], other.words, row * width, other.begin(row), other.end(row));
    }

    /** All columns were filled from outside. */
    public void filled() {
        count = numbers.length;
    }

    /** The second from which a row is matched. */
    public long begin(int row) {
        return from.length == 0 ? ALWAYS : from[row];
    }

    /** The second from which a row is matched no more. */
    public long end(int row) {
        return until.length == 0 ? FOREVER : until[row];
    }

    /** Whether the row is matched at this second. */
    public boolean matchedAt(int row, long second) {
        return begin(row) <= second && second < end(row);
    }

    /** Whether any row has a time of its own. */
    public boolean timed() {
        for (int row = 0; row < Math.min(count, from.length); row++) {
            if (from[row] != ALWAYS || until[row] != FOREVER) {
                return true;
            }
        }
        return false;
    }

    /** A copy with room for more rows. */
    public Rows withCapacity(int capacity) {
        Rows copy = new Rows(type, capacity, true);
        for (int row = 0; row < count; row++) {
            copy.append(this, row);
        }
        return copy;
    }

    /** These rows in the order of their numbers, rows of the same number as they stand; these rows themselves if they are so. */
    Rows inOrder() {
        boolean ordered = true;
        for (int row = 1; row < count && ordered; row++) {
            ordered = numbers[row - 1] <= numbers[row];
        }
        if (ordered) {
            return this;
        }
        Rows sorted = new Rows(type, count, from.length > 0);
        for (int row : order()) {
            sorted.append(this, row);
        }
        return sorted;
    }

    /** The rows by their numbers: a merge sort from below, stable. */
    private int[] order() {
        int[] order = new int[count];
        Arrays.setAll(order, row -> row);
        int[] merged = new int[count];
        for (long run = 1; run < count; run *= 2) {
            for (long left = 0; left < count; left += 2 * run) {
                merge(order, merged, (int) left, (int) Math.min(left + run, count), (int)
                        Math.min(left + 2 * run, count));
            }
            int[] swapped = order;
            order = merged;
            merged = swapped;
        }
        return order;
    }

    private void merge(int[] order, int[] merged, int left, int middle, int end) {
        int x = left;
        int y = middle;
        for (int i = left; i < end; i++) {
            boolean fromLeft = x < middle && (y >= end || numbers[order[x]] <= numbers[order[y]]);
            merged[i] = fromLeft ? order[x++] : order[y++];
        }
    }
}
