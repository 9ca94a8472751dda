package org.brightline.matching;

/**
 * One search in {@link HammingTables}: first the runs are found, then read, then what is left is compared as a whole. Each
 * step asks the memory for many independent lines at once, because waiting for them is most of the work.
 */
final class HammingSearch {

    /** The measured cost of one probe, in looks at a hash. */
    private static final int PROBE_COST = 16;

    /** So many entries of a run are filtered before those that are left are compared. */
    private static final int PIECE = 256;

    private final HammingTables tables;
    private final Pigeonhole share;
    private final long a;
    private final long b;
    private final long c;
    private final long d;
    private final int probes;
    private int[] from = {};
    private int[] to = {};

    /** Reads that are made early have to go somewhere, or the compiler leaves them out. */
    private int early;

    HammingSearch(HammingTables tables, Pigeonhole share, long[] key) {
        this.tables = tables;
        this.share = share;
        this.a = key[0];
        this.b = key[1];
        this.c = key[2];
        this.d = key[3];
        int sum = 0;
        for (int chunk = 0; chunk < HammingTables.CHUNKS; chunk++) {
            sum += tables.ball.size(share.within(chunk));
        }
        this.probes = sum;
    }

    /** What the search costs, in looks at a hash. */
    long cost() {
        long cost = (long) probes * PROBE_COST;
        if (cost <= tables.rows) {
            gather();
            for (int i = 0; i < probes; i++) {
                cost += to[i] - from[i];
            }
        }
        return cost;
    }

    /** Finds the runs to read. */
    void gather() {
        from = new int[probes];
        to = new int[probes];
        int probe = 0;
        for (int chunk = 0; chunk < HammingTables.CHUNKS; chunk++) {
            int count = tables.ball.size(share.within(chunk));
            gather(tables.offsets[chunk], tables.ball.masks(), key(chunk), tables.blocks, probe, count);
            probe += count;
        }
    }

    private void gather(int[] starts, int[] masks, int key, int blocks, int first, int count) {
        int[] begins = from;
        int[] ends = to;
        for (int i = 0; i < count; i++) {
            int slot = (key ^ masks[i]) * blocks;
            begins[first + i] = starts[slot];
            ends[first + i] = starts[slot + blocks];
        }
    }

    private int key(int chunk) {
        return HammingTables.ring(chunk, a, b, c, d) & (1 << tables.keyBits) - 1;
    }

    /** Gives each row within the distance once; the runs are found before. */
    void find(int distance, Table.Found found) {
        int[] survivors = new int[PIECE];
        int probe = 0;
        readEarly(0, 0);
        for (int chunk = 0; chunk < HammingTables.CHUNKS; chunk++) {
            int count = tables.ball.size(share.within(chunk));
            readEarly(chunk + 1, probe + count);
            int kept = probe(chunk, probe, count, survivors, distance, found);
            verify(chunk, survivors, kept, distance, found);
            probe += count;
        }
    }

    /** Reads the ends of all runs of a chunk at once, while the runs of the chunk before are filtered. */
    private void readEarly(int chunk, int first) {
        if (chunk < HammingTables.CHUNKS) {
            early = ends(tables.entries[chunk], from, to, first, first + tables.ball.size(share.within(chunk)));
        }
    }

    private static int ends(int[] table, int[] begins, int[] ends, int first, int end) {
        int sum = 0;
        for (int i = first; i < end; i++) {
            sum += table[Math.min(begins[i], table.length - 1)] + table[Math.max(ends[i] - 1, 0)];
        }
        return sum;
    }

    /** Filters the runs of a chunk; the number of rows that are left to compare. */
    private int probe(int chunk, int first, int count, int[] survivors, int distance, Table.Found found) {
        int[] table = tables.entries[chunk];
        int[] masks = tables.ball.masks();
        int[] begins = from;
        int[] ends = to;
        int payload = HammingTables.ring(chunk, a, b, c, d) >>> tables.keyBits << HammingTables.BLOCK_BITS;
        int limit = share.withinTwo(chunk);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int end = ends[first + i];
            for (int start = begins[first + i]; start < end; start += PIECE) {
                int stop = Math.min(start + PIECE, end);
                if (kept + stop - start > PIECE) {
                    verify(chunk, survivors, kept, distance, found);
                    kept = 0;
                }
                int before = kept;
                kept = filter(table, start, stop, payload, limit - Integer.bitCount(masks[i]), survivors, kept);
                if (kept > before) {
                    resolve(chunk, masks[i], survivors, before, kept);
                }
            }
        }
        return kept;
    }

    /** Keeps the places of the entries whose payload is near enough. */
    private static int filter(int[] table, int from, int to, int payload, int limit, int[] survivors, int kept) {
        int next = kept;
        for (int i = from; i < to; i++) {
            if (Integer.bitCount((table[i] ^ payload) >>> HammingTables.BLOCK_BITS) <= limit) {
                survivors[next++] = i;
            }
        }
        return next;
    }

    /** Places become rows: a run is cut by block, in order. */
    private void resolve(int chunk, int mask, int[] survivors, int from, int to) {
        int[] table = tables.entries[chunk];
        int[] starts = tables.offsets[chunk];
        int slot = (key(chunk) ^ mask) * tables.blocks;
        int block = 0;
        for (int i = from; i < to; i++) {
            int place = survivors[i];
            while (place >= starts[slot + block + 1]) {
                block++;
            }
            survivors[i] = block << HammingTables.BLOCK_BITS | table[place] & HammingTables.ROW_MASK;
        }
    }

    private void verify(int chunk, int[] survivors, int kept, int distance, Table.Found found) {
        long[] words = tables.words;
        for (int i = 0; i < kept; i++) {
            int at = survivors[i] * HammingTables.WORDS;
            long x = words[at] ^ a;
            long y = words[at + 1] ^ b;
            long z = words[at + 2] ^ c;
            long w = words[at + 3] ^ d;
            int bits = Long.bitCount(x) + Long.bitCount(y) + Long.bitCount(z) + Long.bitCount(w);
            if (bits <= distance && !foundBefore(chunk, x, y, z, w)) {
                found.row(survivors[i], bits);
            }
        }
    }

    /** Whether an earlier chunk finds a hash that differs in these bits. */
    private boolean foundBefore(int chunk, long x, long y, long z, long w) {
        for (int before = 0; before < chunk; before++) {
            int ring = HammingTables.ring(before, x, y, z, w);
            int key = Integer.bitCount(ring & (1 << tables.keyBits) - 1);
            int payload = Integer.bitCount(ring >>> tables.keyBits & (1 << HammingTables.PAYLOAD_BITS) - 1);
            if (key <= share.within(before) && key + payload <= share.withinTwo(before)) {
                return true;
            }
        }
        return false;
    }
}
