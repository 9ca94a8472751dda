package org.brightline.matching.hamming;

/** Finds rows by their keys. Immutable. */
interface Table {

    /**
     * Gives each row whose key is within a distance once, in no particular order.
     *
     * @param key as many words as the table's keys have
     * @param distance 0 where keys match only if they are equal
     */
    void find(long[] key, int distance, Found found);

    /** What is done with a row that is within the distance. */
    @FunctionalInterface
    interface Found {
        void row(int row, int distance);
    }
}
