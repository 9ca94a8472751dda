package org.brightline.matching.hamming;

/**
 * One search in {@link HammingTables}: first the runs are found, then read, then what is left is compared as a whole. Each
 * step asks the memory for many independent lines at once, because waiting for them is most of the work.
 */
final class HammingSearch {

    /** What one probe costs, in looks at a hash: it waits for the memory, and a look at the next hash does not. */
    private static final int PROBE_COST = 16;

    /** So many entries of a run are filtered before those that are left are compared. */
    private static final int PIECE = 64;

    private final HammingTables tables;
    private final Pigeonhole share;
    private final long a;
    private final long b;
    private final long c;
    private final long d;
    private final int probes;

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
            sum += probes(chunk);
        }
        this.probes = sum;
    }

    private int probes(int chunk) {
        return tables.ball.size(share.within(chunk));
    }

    /** What the search costs, in looks at a hash. */
    long cost() {
        long cost = (long) probes * PROBE_COST;
        for (int chunk = 0; chunk < HammingTables.CHUNKS && cost <= tables.rows; chunk++) {
            cost += candidates(tables.offsets[chunk], tables.ball.masks(), key(chunk), tables.blocks, probes(chunk));
        }
        return cost;
    }

    private static int candidates(int[] starts, int[] masks, int key, int blocks, int count) {
        int candidates = 0;
        for (int i = 0; i < count; i++) {
            int slot = (key ^ masks[i]) * blocks;
            candidates += starts[slot + blocks] - starts[slot];
        }
        return candidates;
    }

    private int key(int chunk) {
        return HammingTables.ring(chunk, a, b, c, d) & (1 << tables.keyBits) - 1;
    }

    /** The runs of a chunk: where each begins and ends. */
    private record Runs(int[] begins, int[] ends) {}

    /** Gives each row within the distance once. */
    void find(int distance, Table.Found found) {
        int most = probes(0);
        Runs now = new Runs(new int[most], new int[most]);
        Runs next = new Runs(new int[most], new int[most]);
        int[] survivors = new int[PIECE];
        readEarly(0, now);
        for (int chunk = 0; chunk < HammingTables.CHUNKS; chunk++) {
            // The memory answers for the next chunk while the runs of this one are filtered.
            if (chunk + 1 < HammingTables.CHUNKS) {
                readEarly(chunk + 1, next);
            }
            int kept = probe(chunk, now, survivors, distance, found);
            verify(chunk, survivors, kept, distance, found);
            Runs done = now;
            now = next;
            next = done;
        }
    }

    /** Finds the runs of a chunk, and reads the ends of all at once. */
    private void readEarly(int chunk, Runs runs) {
        int count = probes(chunk);
        gather(tables.offsets[chunk], tables.ball.masks(), key(chunk), tables.blocks, count, runs);
        early = ends(tables.entries[chunk], runs.begins, runs.ends, count);
    }

    private static void gather(int[] starts, int[] masks, int key, int blocks, int count, Runs runs) {
        int[] begins = runs.begins;
        int[] ends = runs.ends;
        for (int i = 0; i < count; i++) {
            int slot = (key ^ masks[i]) * blocks;
            begins[i] = starts[slot];
            ends[i] = starts[slot + blocks];
        }
    }

    private static int ends(int[] table, int[] begins, int[] ends, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += table[Math.min(begins[i], table.length - 1)] + table[Math.max(ends[i] - 1, 0)];
        }
        return sum;
    }

    /** Filters the runs of a chunk; the number of rows that are left to compare. */
    private int probe(int chunk, Runs runs, int[] survivors, int distance, Table.Found found) {
        int[] table = tables.entries[chunk];
        int[] masks = tables.ball.masks();
        int[] begins = runs.begins;
        int[] ends = runs.ends;
        int count = probes(chunk);
        int payload = HammingTables.ring(chunk, a, b, c, d) >>> tables.keyBits << HammingTables.BLOCK_BITS;
        int limit = share.withinTwo(chunk);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            for (int start = begins[i]; start < end; start += PIECE) {
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
