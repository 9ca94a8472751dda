package org.brightline.matching.hamming;

/** All ways to flip few bits of a number of some width, those that flip fewer first. */
final class HammingBall {

    /** The greatest number of flipped bits. */
    static final int MAX_RADIUS = 3;

    private final int[] masks;
    private final int[] sizes = new int[MAX_RADIUS + 1];

    /** @param bits the width, 1 to 31 */
    HammingBall(int bits) {
        int total = 0;
        int ways = 1;
        for (int flipped = 0; flipped <= MAX_RADIUS; flipped++) {
            total += ways;
            sizes[flipped] = total;
            ways = ways * (bits - flipped) / (flipped + 1);
        }
        masks = new int[total];
        // Flipping one more bit, above the highest flipped so far, reaches every mask of the next radius once.
        int next = 1;
        for (int i = 0; i < total && next < total; i++) {
            for (int bit = Integer.SIZE - Integer.numberOfLeadingZeros(masks[i]); bit < bits; bit++) {
                if (next < total) {
                    masks[next++] = masks[i] | 1 << bit;
                }
            }
        }
    }

    /** The number of masks of at most this many bits, none for a negative radius. */
    int size(int radius) {
        return radius < 0 ? 0 : sizes[radius];
    }

    /** The masks; the number of set bits never falls. Not to be changed. */
    int[] masks() {
        return masks;
    }
}
