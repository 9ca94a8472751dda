package org.brightline.matching.hamming;

/** Finds equal keys: rows in the order of a hash of their keys, by direct addressing. Immutable; at most 12 bytes a key. */
final class EqualityTable implements Table {

    /** An odd number near 2⁶⁴ divided by the golden ratio spreads the bits of any key (Knuth, volume 3, 6.4). */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long[] words;
    private final int width;
    private final int shift;
    private final int[] starts;
    private final int[] order;

    /**
     * @param words {@code width} words a key; not changed from now on
     * @param rows the number of keys
     */
    EqualityTable(long[] words, int width, int rows) {
        this.words = words;
        this.width = width;
        this.shift = Math.min(Long.SIZE - 1, Long.numberOfLeadingZeros(Math.max(1, rows)));
        this.starts = new int[(1 << Long.SIZE - shift) + 1];
        this.order = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[slot(words, row * width) + 1]++;
        }
        for (int slot = 1; slot < starts.length; slot++) {
            starts[slot] += starts[slot - 1];
        }
        int[] next = starts.clone();
        for (int row = 0; row < rows; row++) {
            order[next[slot(words, row * width)]++] = row;
        }
    }

    private int slot(long[] key, int at) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ key[at + i]) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return (int) (hash * GOLDEN >>> shift);
    }

    @Override
    public void find(long[] key, int distance, Found found) {
        int slot = slot(key, 0);
        for (int i = starts[slot]; i < starts[slot + 1]; i++) {
            if (equal(words, order[i] * width, key)) {
                found.row(order[i], 0);
            }
        }
    }

    static boolean equal(long[] words, int at, long[] key) {
        for (int i = 0; i < key.length; i++) {
            if (words[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }
}
