package org.brightline.matching.hamming;

/**
 * How a greatest distance over a whole hash is shared out among its chunks.
 *
 * <p>The hash is a ring of chunks. If two hashes differ in at most {@code d} bits and the chunks may differ in {@code t₀,
 * t₁, …} bits with {@code Σ(tᵢ + 1) = d + 1}, then the numbers {@code bᵢ − (tᵢ + 1)}, where {@code bᵢ} bits differ in chunk
 * {@code i}, sum up to less than zero. So there is a chunk from which on every partial sum around the ring is below zero
 * (the chunk after the last greatest prefix sum). From that chunk, {@code bᵢ ≤ tᵢ} and {@code bᵢ + bᵢ₊₁ ≤ tᵢ + tᵢ₊₁ + 1}: it is
 * enough to look there, and most of what is found there is refused by a look at the next chunk.
 *
 * <p>Sources: M. Norouzi, A. Punjani, D. J. Fleet, <em>Fast Search in Hamming Space with Multi-Index Hashing</em>, 2012 (the
 * chunks); J. Qin, C. Xiao, <em>Pigeonring: A Principle for Faster Thresholded Similarity Search</em>, 2018 (the ring).
 */
final class Pigeonhole {

    private final int[] within;
    private final int[] withinTwo;

    /**
     * @param distance the greatest distance over the whole hash, at least 0
     * @param chunks the number of chunks
     */
    Pigeonhole(int distance, int chunks) {
        within = new int[chunks];
        withinTwo = new int[chunks];
        for (int chunk = 0; chunk < chunks; chunk++) {
            within[chunk] = (distance + 1) / chunks - (chunk < (distance + 1) % chunks ? 0 : 1);
        }
        for (int chunk = 0; chunk < chunks; chunk++) {
            withinTwo[chunk] = within[chunk] + within[(chunk + 1) % chunks] + 1;
        }
    }

    /** The greatest number of bits that may differ in this chunk; -1 if it need not be looked at. */
    int within(int chunk) {
        return within[chunk];
    }

    /** The greatest number of bits that may differ in this chunk and the next one on the ring together. */
    int withinTwo(int chunk) {
        return withinTwo[chunk];
    }
}
