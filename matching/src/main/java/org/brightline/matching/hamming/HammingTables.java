package org.brightline.matching.hamming;

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
public final class HammingTables implements Table {

    /** The number of words of 64 bits in a hash. */
    static final int WORDS = 4;

    /** The greatest distance that can be asked for: every chunk has probes of up to three bits. */
    public static final int MAX_DISTANCE = 63;

    static final int CHUNKS = 16;
    private static final int CHUNK_BITS = 16;
    static final int PAYLOAD_BITS = 12;
    static final int BLOCK_BITS = Integer.SIZE - PAYLOAD_BITS;
    static final int ROW_MASK = (1 << BLOCK_BITS) - 1;
    private static final int MIN_KEY_BITS = 8;

    /** Keys are as long as leaves runs of at least half of this many entries; 16 fill a cache line. */
    private static final int FULL_RUN = 8;

    private static final HammingBall[] BALLS = balls();
    static final Pigeonhole[] SHARES = shares();

    final long[] words;
    final int rows;
    final int keyBits;
    final int blocks;
    final HammingBall ball;

    /** For each chunk, where the run of each key and block begins, and where the last one ends. */
    final int[][] offsets = new int[CHUNKS][];

    /** For each chunk, the runs. */
    final int[][] entries = new int[CHUNKS][];

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

    static int ring(int chunk, long a, long b, long c, long d) {
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
        HammingSearch search = new HammingSearch(this, SHARES[distance], key);
        if (search.cost() <= rows) {
            search.find(distance, found);
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
}
