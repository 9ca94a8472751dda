package org.brightline.matching.hamming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.brightline.fingerprint.Pdq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HammingTablesTest {

    /** How a bank may look, from the usual to what an attacker would send. */
    enum Shape {
        /** Nothing is like anything. */
        RANDOM,
        /** Groups of a hundred that are up to 60 bits from their middle. */
        CLUSTERED,
        /** All hashes are the same. */
        ALL_EQUAL,
        /** All hashes share one chunk of 16 bits, and nothing else. */
        ONE_CHUNK_EQUAL,
        /** Few bits are set anywhere, so that all keys are crowded together. */
        SPARSE
    }

    @ParameterizedTest
    @EnumSource
    void every_hash_within_any_distance_is_found_once_whatever_the_bank_looks_like(Shape shape) {
        SplittableRandom random = new SplittableRandom(shape.ordinal());
        int rows = 6_000;
        long[] words = bank(shape, rows, random);
        HammingTables tables = new HammingTables(words, rows);

        for (int distance = 0; distance <= HammingTables.MAX_DISTANCE; distance++) {
            long[] query = query(words, rows, distance, random);
            List<Long> expected = byHand(words, rows, query, distance);

            assertThat(probed(tables, query, distance)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(found(tables, query, distance)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Property(tries = 150)
    void tables_agree_with_a_look_at_every_hash(
            @ForAll Shape shape,
            @ForAll @IntRange(min = 1, max = 400) int rows,
            @ForAll @IntRange(max = 63) int distance,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] words = bank(shape, rows, random);
        HammingTables tables = new HammingTables(words, rows);
        long[] query = query(words, rows, distance, random);
        List<Long> expected = byHand(words, rows, query, distance);

        assertThat(found(tables, query, distance)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(probed(tables, query, distance)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void no_hash_is_found_where_there_is_none() {
        assertThat(found(new HammingTables(new long[0], 0), new long[4], 63)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 31})
    void more_hashes_than_a_block_holds_are_found_beyond_its_end(int distance) {
        SplittableRandom random = new SplittableRandom(7);
        int rows = (1 << HammingTables.BLOCK_BITS) + 50_000;
        long[] words = bank(Shape.RANDOM, rows, random);
        HammingTables tables = new HammingTables(words, rows);

        for (int row : new int[] {0, (1 << HammingTables.BLOCK_BITS) - 1, 1 << HammingTables.BLOCK_BITS, rows - 1}) {
            long[] query = flipped(words, row, distance, random);
            assertThat(found(tables, query, distance)).contains((long) row << 32 | distance);
        }
    }

    @Test
    void distances_are_shared_out_so_that_nothing_slips_through() {
        SplittableRandom random = new SplittableRandom(3);
        for (int distance = 0; distance <= 63; distance++) {
            Pigeonhole share = new Pigeonhole(distance, 16);
            for (int sample = 0; sample < 2_000; sample++) {
                int[] bits = new int[16];
                for (int i = 0; i < distance; i++) {
                    bits[random.nextInt(sample % 16 + 1)]++;
                }
                boolean caught = false;
                for (int chunk = 0; chunk < 16; chunk++) {
                    caught |= bits[chunk] <= share.within(chunk)
                            && bits[chunk] + bits[(chunk + 1) % 16] <= share.withinTwo(chunk);
                }
                assertThat(caught).as("distance %d, bits %s", distance, bits).isTrue();
            }
        }
    }

    @Test
    void a_ball_holds_each_number_of_few_bits_once_and_those_of_fewer_bits_first() {
        for (int bits = 8; bits <= 16; bits++) {
            HammingBall ball = new HammingBall(bits);
            int[] masks = ball.masks();
            List<Integer> expected = new ArrayList<>();
            for (int mask = 0; mask < 1 << bits; mask++) {
                if (Integer.bitCount(mask) <= 3) {
                    expected.add(mask);
                }
            }
            assertThat(masks)
                    .containsExactlyInAnyOrder(
                            expected.stream().mapToInt(i -> i).toArray());
            for (int radius = 0; radius <= 3; radius++) {
                int size = ball.size(radius);
                assertThat(Integer.bitCount(masks[size - 1])).isEqualTo(radius);
                assertThat(size == masks.length || Integer.bitCount(masks[size]) == radius + 1)
                        .isTrue();
            }
            assertThat(ball.size(-1)).isZero();
        }
    }

    static long[] bank(Shape shape, int rows, SplittableRandom random) {
        long[] words = random.longs((long) rows * 4).toArray();
        for (int row = 0; row < rows; row++) {
            switch (shape) {
                case RANDOM -> {}
                case CLUSTERED -> {
                    long[] near = flipped(words, row - row % 100, random.nextInt(60), random);
                    System.arraycopy(near, 0, words, row * 4, 4);
                }
                case ALL_EQUAL -> System.arraycopy(words, 0, words, row * 4, 4);
                case ONE_CHUNK_EQUAL -> words[row * 4 + 1] = words[row * 4 + 1] & ~0xffff0000L | 0x12340000L;
                case SPARSE -> {
                    for (int thinned = 0; thinned < 12; thinned++) {
                        words[row * 4 + thinned % 4] &= random.nextLong();
                    }
                }
            }
        }
        return words;
    }

    /** A hash as far from one of the bank as asked, or one more. */
    private static long[] query(long[] words, int rows, int distance, SplittableRandom random) {
        return flipped(words, random.nextInt(rows), random.nextInt(distance + 2), random);
    }

    private static long[] flipped(long[] words, int row, int bits, SplittableRandom random) {
        long[] flipped = new long[] {words[row * 4], words[row * 4 + 1], words[row * 4 + 2], words[row * 4 + 3]};
        int done = 0;
        long[] mask = new long[4];
        while (done < bits) {
            int bit = random.nextInt(Pdq.BITS);
            if ((mask[bit >> 6] & 1L << bit) == 0) {
                mask[bit >> 6] |= 1L << bit;
                done++;
            }
        }
        for (int word = 0; word < 4; word++) {
            flipped[word] ^= mask[word];
        }
        return flipped;
    }

    /** Compares bit by bit, so that it shares nothing with the tables. */
    private static List<Long> byHand(long[] words, int rows, long[] query, int distance) {
        List<Long> found = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int bits = 0;
            for (int bit = 0; bit < Pdq.BITS; bit++) {
                bits += (int) ((words[row * 4 + bit / 64] >>> bit % 64 ^ query[bit / 64] >>> bit % 64) & 1);
            }
            if (bits <= distance) {
                found.add((long) row << 32 | bits);
            }
        }
        return found;
    }

    private static List<Long> found(HammingTables tables, long[] query, int distance) {
        List<Long> found = new ArrayList<>();
        tables.find(query, distance, (row, bits) -> found.add((long) row << 32 | bits));
        return found;
    }

    /** By the tables alone, also where a look at every hash would be cheaper. */
    private static List<Long> probed(HammingTables tables, long[] query, int distance) {
        List<Long> found = new ArrayList<>();
        new HammingSearch(tables, HammingTables.SHARES[distance], query)
                .find(distance, (row, bits) -> found.add((long) row << 32 | bits));
        return found;
    }
}
