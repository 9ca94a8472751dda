package org.brightline.matching.hamming;

import org.brightline.fingerprint.Tlsh;

/**
 * Looks at every key: for few keys, and for those whose distance no table knows.
 *
 * @param words the keys one after the other
 * @param rows the number of keys that are looked at
 * @param measure how keys are compared
 */
record Scan(long[] words, int rows, Keys.Measure measure) implements Table {

    @Override
    public void find(long[] key, int distance, Found found) {
        switch (measure) {
            case HAMMING -> HammingTables.scan(words, rows, key, distance, found);
            case EQUALITY -> equal(key, found);
            case TLSH -> tlsh(key, distance, found);
        }
    }

    private void equal(long[] key, Found found) {
        for (int row = 0; row < rows; row++) {
            if (EqualityTable.equal(words, row * key.length, key)) {
                found.row(row, 0);
            }
        }
    }

    private void tlsh(long[] key, int distance, Found found) {
        Tlsh query = Keys.tlsh(key, 0);
        for (int row = 0; row < rows; row++) {
            int apart = query.distanceWithoutLength(Keys.tlsh(words, row * key.length));
            if (apart <= distance) {
                found.row(row, apart);
            }
        }
    }
}
