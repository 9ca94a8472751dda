package org.brightline.matching;

/**
 * Exact search of 256-bit hashes by Hamming distance: finds every hash within a distance, by multi-index hashing over 16
 * chunks with one-, two- or three-bit probes, where an entry carries bits of the next chunk beside its place so that most
 * candidates are refused without a look at the hash. Immutable.
 *
 * <p>A table a chunk maps the first {@code keyBits} bits of the chunk to the rows that have them, one run of the table after
 * the other, found by direct addressing. An entry is 32 bits: the 12 bits of the ring that follow the key, and the row's
 * number within its block of 2²⁰ rows; runs are cut by block, so that the block need not be written down.
 *
 * <p>Where the tables would cost more than looking at every hash (few hashes, wide distances, many hashes that share a
 * chunk), every hash is looked at. Memory: 64 bytes a hash and at most 11 for the addresses, besides the 32 of the hash itself.
 */
final class HammingTables implements Table {

    /** The number of words of 64 bits in a hash. */
    static final int WORDS = 4;

    /** The greatest distance that can be asked for: every chunk has probes of up to three bits. */
    static final int MAX_DISTANCE = 63;

    private static final int CHUNKS = 16;
    private static final int CHUNK_BITS = 16;
    private static final int PAYLOAD_BITS = 12;
    private static final int BLOCK_BITS = Integer.SIZE - PAYLOAD_BITS;
    private static final int ROW_MASK = (1 << BLOCK_BITS) - 1;
    private static final int MIN_KEY_BITS = 8;

    /** Keys are as long as leaves runs of at least half of this many entries; 16 fill a cache line. */
    private static final int FULL_RUN = 8;

    /** The measured cost of one probe, in looks at a hash. */
    private static final int PROBE_COST = 16;

    private static final int SURVIVORS = 256;
    private static final HammingBall[] BALLS = balls();
    private static final Pigeonhole[] SHARES = shares();

    private final long[] words;
    private final int rows;
    private final int keyBits;
    private final int blocks;
    private final HammingBall ball;
    private final int[][] offsets = new int[CHUNKS][];
    private final int[][] entries = new int[CHUNKS][];

    /**
     * @param words four words a hash, the most significant first; not changed from now on
     * @param rows the number of hashes
     */
    HammingTables(long[] words, int rows) {
        this.words = words;
        this.rows = rows;
        this.keyBits =
                Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(rows / FULL_RUN), MIN_KEY_BITS, CHUNK_BITS);
        this.blocks = Math.max(1, (rows + ROW_MASK) >>> BLOCK_BITS);
        this.ball = BALLS[keyBits];
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            fill(chunk);
        }
    }

    private static HammingBall[] balls() {
        HammingBall[] balls = new HammingBall[CHUNK_BITS + 1];
        for (int bits = MIN_KEY_BITS; bits <= CHUNK_BITS; bits++) {
            balls[bits] = new HammingBall(bits);
        }
        return balls;
    }

    private static Pigeonhole[] shares() {
        Pigeonhole[] shares = new Pigeonhole[MAX_DISTANCE + 1];
        for (int distance = 0; distance <= MAX_DISTANCE; distance++) {
            shares[distance] = new Pigeonhole(distance, CHUNKS);
        }
        return shares;
    }

    /** A counting sort by key, then block, then row. */
    private void fill(int chunk) {
        int[] starts = new int[(blocks << keyBits) + 1];
        int[] keys = new int[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = ring(chunk, row * WORDS);
            starts[slot(keys[row], row) + 1]++;
        }
        for (int slot = 1; slot < starts.length; slot++) {
            starts[slot] += starts[slot - 1];
        }
        int[] next = starts.clone();
        int[] table = new int[rows];
        for (int row = 0; row < rows; row++) {
            table[next[slot(keys[row], row)]++] = keys[row] >>> keyBits << BLOCK_BITS | row & ROW_MASK;
        }
        offsets[chunk] = starts;
        entries[chunk] = table;
    }

    private int slot(int ring, int row) {
        return (ring & (1 << keyBits) - 1) * blocks + (row >>> BLOCK_BITS);
    }

    /** The 32 bits of the ring from the beginning of a chunk on. */
    private int ring(int chunk, int at) {
        return ring(chunk, words[at], words[at + 1], words[at + 2], words[at + 3]);
    }

    private static int ring(int chunk, long a, long b, long c, long d) {
        return chunk(chunk, a, b, c, d) | chunk(chunk + 1, a, b, c, d) << CHUNK_BITS;
    }

    private static int chunk(int chunk, long a, long b, long c, long d) {
        long word = switch (chunk >>> 2 & 3) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            default -> d;
        };
        return (int) (word >>> (chunk & 3) * CHUNK_BITS) & 0xffff;
    }

    @Override
    public void find(long[] key, int distance, Found found) {
        Search search = new Search(distance, key, found);
        if (search.cost() <= rows) {
            search.probe();
        } else {
            scan(words, rows, key, distance, found);
        }
    }

    /** Looks at every hash up to a row. */
    static void scan(long[] words, int rows, long[] key, int distance, Found found) {
        long a = key[0];
        long b = key[1];
        long c = key[2];
        long d = key[3];
        for (int row = 0, at = 0; row < rows; row++, at += WORDS) {
            int half = Long.bitCount(words[at] ^ a) + Long.bitCount(words[at + 1] ^ b);
            if (half <= distance) {
                int whole = half + Long.bitCount(words[at + 2] ^ c) + Long.bitCount(words[at + 3] ^ d);
                if (whole <= distance) {
                    found.row(row, whole);
                }
            }
        }
    }

    /** One search: first the runs are found, then read, then what is left is compared as a whole. */
    final class Search {
        private final int distance;
        private final Pigeonhole share;
        private final long a;
        private final long b;
        private final long c;
        private final long d;
        private final Found found;
        private final int probes;
        private int[] from = {};
        private int[] to = {};
        private final int[] survivors = new int[SURVIVORS];
        private int kept;

        /** Reads that are made early have to go somewhere, or the compiler leaves them out. */
        private int early;

        Search(int distance, long[] key, Found found) {
            this.distance = distance;
            this.share = SHARES[distance];
            this.a = key[0];
            this.b = key[1];
            this.c = key[2];
            this.d = key[3];
            this.found = found;
            int sum = 0;
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                sum += ball.size(share.within(chunk));
            }
            this.probes = sum;
        }

        /** Finds the runs to read; what reading them costs, in looks at a hash. */
        long cost() {
            long cost = (long) probes * PROBE_COST;
            if (cost > rows) {
                return cost;
            }
            gather();
            for (int i = 0; i < probes; i++) {
                cost += to[i] - from[i];
            }
            return cost;
        }

        void gather() {
            from = new int[probes];
            to = new int[probes];
            int probe = 0;
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                probe = gather(offsets[chunk], ring(chunk, a, b, c, d), ball.size(share.within(chunk)), probe);
            }
        }

        private int gather(int[] starts, int ring, int count, int probe) {
            int key = ring & (1 << keyBits) - 1;
            for (int i = 0; i < count; i++) {
                int slot = (key ^ ball.mask(i)) * blocks;
                from[probe + i] = starts[slot];
                to[probe + i] = starts[slot + blocks];
            }
            return probe + count;
        }

        void probe() {
            int probe = 0;
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                int count = ball.size(share.within(chunk));
                readEarly(entries[chunk], probe, probe + count);
                int ring = ring(chunk, a, b, c, d);
                int key = ring & (1 << keyBits) - 1;
                int payload = ring >>> keyBits << BLOCK_BITS;
                for (int i = 0; i < count; i++) {
                    int mask = ball.mask(i);
                    int limit = share.withinTwo(chunk) - Integer.bitCount(mask);
                    int slot = (key ^ mask) * blocks;
                    for (int start = from[probe + i]; start < to[probe + i]; start += SURVIVORS) {
                        int end = Math.min(start + SURVIVORS, to[probe + i]);
                        if (kept + end - start > SURVIVORS) {
                            verify(chunk);
                        }
                        int first = kept;
                        kept = filter(entries[chunk], start, end, payload, limit, survivors, first);
                        resolve(chunk, slot, first);
                    }
                }
                probe += count;
                verify(chunk);
            }
        }

        /** Reads the ends of all runs at once, so that the memory answers while the others are asked. */
        private void readEarly(int[] table, int first, int end) {
            int sum = 0;
            for (int i = first; i < end; i++) {
                sum += table[Math.min(from[i], rows - 1)] + table[Math.max(to[i] - 1, 0)];
            }
            early = sum;
        }

        /** Places become rows: a run is cut by block, in order. */
        private void resolve(int chunk, int slot, int first) {
            int[] starts = offsets[chunk];
            int block = 0;
            for (int i = first; i < kept; i++) {
                int place = survivors[i];
                while (place >= starts[slot + block + 1]) {
                    block++;
                }
                survivors[i] = block << BLOCK_BITS | entries[chunk][place] & ROW_MASK;
            }
        }

        private void verify(int chunk) {
            for (int i = 0; i < kept; i++) {
                int at = survivors[i] * WORDS;
                long x = words[at] ^ a;
                long y = words[at + 1] ^ b;
                long z = words[at + 2] ^ c;
                long w = words[at + 3] ^ d;
                int bits = Long.bitCount(x) + Long.bitCount(y) + Long.bitCount(z) + Long.bitCount(w);
                if (bits <= distance && !foundBefore(chunk, x, y, z, w)) {
                    found.row(survivors[i], bits);
                }
            }
            kept = 0;
        }

        /** Whether an earlier chunk finds a hash that differs in these bits. */
        private boolean foundBefore(int chunk, long x, long y, long z, long w) {
            for (int before = 0; before < chunk; before++) {
                int ring = ring(before, x, y, z, w);
                int key = Integer.bitCount(ring & (1 << keyBits) - 1);
                int payload = Integer.bitCount(ring >>> keyBits & (1 << PAYLOAD_BITS) - 1);
                if (key <= share.within(before) && key + payload <= share.withinTwo(before)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Keeps the places of the entries whose payload is near enough. */
    private static int filter(int[] table, int from, int to, int payload, int limit, int[] survivors, int kept) {
        int next = kept;
        for (int i = from; i < to; i++) {
            if (Integer.bitCount((table[i] ^ payload) >>> BLOCK_BITS) <= limit) {
                survivors[next++] = i;
            }
        }
        return next;
    }
}
