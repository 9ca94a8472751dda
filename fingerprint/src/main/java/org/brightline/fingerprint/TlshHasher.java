package org.brightline.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Computes {@link Tlsh} hashes: which byte triplets of a sliding window of five are how frequent, in quarters.
 *
 * <p>A text that is too short or too plain has no hash, which is no error. Source: see {@link Tlsh}; the permutation is
 * that of P. Pearson, <em>Fast Hashing of Variable-Length Text Strings</em>, CACM 33(6), 1990.
 */
public final class TlshHasher {

    /** Shorter texts, in bytes of UTF-8, have no hash. */
    public static final int SHORTEST = 50;

    private static final int WINDOW = 5;
    private static final int BUCKETS = 128;

    /** At least one more than so many buckets must be filled. */
    private static final int PLAIN = BUCKETS / 2;

    private static final int[] PERMUTATION = {
        1, 87, 49, 12, 176, 178, 102, 166, 121, 193, 6, 84, 249, 230, 44, 163,
        14, 197, 213, 181, 161, 85, 218, 80, 64, 239, 24, 226, 236, 142, 38, 200,
        110, 177, 104, 103, 141, 253, 255, 50, 77, 101, 81, 18, 45, 96, 31, 222,
        25, 107, 190, 70, 86, 237, 240, 34, 72, 242, 20, 214, 244, 227, 149, 235,
        97, 234, 57, 22, 60, 250, 82, 175, 208, 5, 127, 199, 111, 62, 135, 248,
        174, 169, 211, 58, 66, 154, 106, 195, 245, 171, 17, 187, 182, 179, 0, 243,
        132, 56, 148, 75, 128, 133, 158, 100, 130, 126, 91, 13, 153, 246, 216, 219,
        119, 68, 223, 78, 83, 88, 201, 99, 122, 11, 92, 32, 136, 114, 52, 10,
        138, 30, 48, 183, 156, 35, 61, 26, 143, 74, 251, 94, 129, 162, 63, 152,
        170, 7, 115, 167, 241, 206, 3, 150, 55, 59, 151, 220, 90, 53, 23, 131,
        125, 173, 15, 238, 79, 95, 89, 16, 105, 137, 225, 224, 217, 160, 37, 123,
        118, 73, 2, 157, 46, 116, 9, 145, 134, 228, 207, 212, 202, 215, 69, 229,
        27, 188, 67, 124, 168, 252, 42, 4, 29, 108, 21, 247, 19, 205, 39, 203,
        233, 40, 186, 147, 198, 192, 155, 33, 164, 191, 98, 204, 165, 180, 117, 76,
        140, 36, 210, 172, 41, 54, 159, 8, 185, 232, 113, 196, 231, 47, 146, 120,
        51, 65, 28, 144, 254, 221, 93, 189, 194, 139, 112, 43, 71, 109, 184, 209
    };

    private TlshHasher() {}

    /** The hash of a text in UTF-8; nothing if the text is too short or too plain. */
    public static Optional<Tlsh> hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of these bytes; nothing if they are too few or too plain. A pure function. */
    public static Optional<Tlsh> hash(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            return Optional.empty();
        }
        // Numbers of 32 bits wrap only beyond what an array can hold.
        int[] counts = new int[256];
        int checksum = 0;
        for (int i = WINDOW - 1; i < bytes.length; i++) {
            int v = bytes[i] & 0xff;
            int w = bytes[i - 1] & 0xff;
            int x = bytes[i - 2] & 0xff;
            int y = bytes[i - 3] & 0xff;
            int z = bytes[i - 4] & 0xff;
            checksum = mapped(0, v, w, checksum);
            counts[mapped(2, v, w, x)]++;
            counts[mapped(3, v, w, y)]++;
            counts[mapped(5, v, x, y)]++;
            counts[mapped(7, v, x, z)]++;
            counts[mapped(11, v, w, z)]++;
            counts[mapped(13, v, y, z)]++;
        }
        return digest(checksum, bytes.length, Arrays.copyOf(counts, BUCKETS));
    }

    private static int mapped(int salt, int i, int j, int k) {
        return PERMUTATION[PERMUTATION[PERMUTATION[PERMUTATION[salt] ^ i] ^ j] ^ k];
    }

    private static Optional<Tlsh> digest(int checksum, int length, int[] counts) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int first = sorted[BUCKETS / 4 - 1];
        int second = sorted[BUCKETS / 2 - 1];
        int third = sorted[BUCKETS * 3 / 4 - 1];
        if (third == 0 || Arrays.stream(counts).filter(count -> count > 0).count() <= PLAIN) {
            return Optional.empty();
        }
        int head = swapped(checksum) << 16
                | swapped(lengthStep(length)) << 8
                | ratio(first, third) << 4
                | ratio(second, third);
        // The text has the last four buckets first.
        long[] words = new long[4];
        for (int bucket = BUCKETS - 1; bucket >= 0; bucket--) {
            int count = counts[bucket];
            int quarter = count > third ? 3 : count > second ? 2 : count > first ? 1 : 0;
            int word = (BUCKETS - 1 - bucket) / 32;
            words[word] = words[word] << 2 | quarter;
        }
        return Optional.of(new Tlsh(head, words[0], words[1], words[2], words[3]));
    }

    private static int swapped(int value) {
        return (value & 0xf) << 4 | value >> 4;
    }

    private static int ratio(int part, int whole) {
        return (int) ((float) (part * 100) / (float) whole) % 16;
    }

    /** The length on a logarithmic scale that is finer for longer texts. */
    private static int lengthStep(int length) {
        double logarithm = Math.log(length);
        if (length <= 656) {
            return (int) Math.floor(logarithm / 0.4054651);
        }
        if (length <= 3199) {
            return (int) Math.floor(logarithm / 0.26236426 - 8.72777);
        }
        return (int) Math.floor(logarithm / 0.09531018 - 62.5472) % 256;
    }
}
