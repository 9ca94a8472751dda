package org.brightline.matching.hamming;

/** The rows that are no more, as an immutable set of bits; a change copies only the pages that it touches. */
public final class Tombstones {

    /** No row is gone. */
    static final Tombstones NONE = new Tombstones(new long[0][], 0);

    private static final int PAGE_SHIFT = 15;
    private static final int PAGE_MASK = (1 << PAGE_SHIFT) - 1;
    private static final int WORDS_IN_PAGE = (1 << PAGE_SHIFT) / Long.SIZE;

    private final long[][] pages;
    private final int count;

    private Tombstones(long[][] pages, int count) {
        this.pages = pages;
        this.count = count;
    }

    /** Whether this row is gone. */
    public boolean has(int row) {
        int page = row >>> PAGE_SHIFT;
        return page < pages.length && pages[page].length > 0 && (pages[page][(row & PAGE_MASK) >>> 6] & 1L << row) != 0;
    }

    /** The number of rows that are gone. */
    int count() {
        return count;
    }

    /** The set with the rows {@code from} (inclusive) to {@code to} (exclusive) too. */
    Tombstones with(int from, int to) {
        if (from >= to) {
            return this;
        }
        int last = to - 1 >>> PAGE_SHIFT;
        long[][] changed = new long[Math.max(pages.length, last + 1)][];
        for (int page = 0; page < changed.length; page++) {
            changed[page] = page < pages.length ? pages[page] : new long[0];
        }
        int added = 0;
        int copied = -1;
        for (int row = from; row < to; row++) {
            int page = row >>> PAGE_SHIFT;
            if (page != copied) {
                changed[page] = changed[page].length == 0 ? new long[WORDS_IN_PAGE] : changed[page].clone();
                copied = page;
            }
            int word = (row & PAGE_MASK) >>> 6;
            added += (changed[page][word] & 1L << row) == 0 ? 1 : 0;
            changed[page][word] |= 1L << row;
        }
        return new Tombstones(changed, count + added);
    }
}
