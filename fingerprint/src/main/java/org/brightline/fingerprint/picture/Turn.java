package org.brightline.fingerprint.picture;

/**
 * The eight ways in which a rectangle can be turned and mirrored (the dihedral group of order 8), under the names that the
 * reference of PDQ gives them, except for its last two, <em>flip plus one</em> and <em>flip minus one</em>.
 */
public enum Turn {
    /** As it is. */
    ORIGINAL(false, false, false),
    /** A quarter turn against the clock. */
    ROTATED_90(true, true, false),
    /** Upside down. */
    ROTATED_180(false, true, true),
    /** A quarter turn with the clock. */
    ROTATED_270(true, false, true),
    /** Top and bottom change places. */
    FLIPPED_X(false, false, true),
    /** Left and right change places. */
    FLIPPED_Y(false, true, false),
    /** Rows become columns. */
    TRANSPOSED(true, false, false),
    /** Rows become columns, then upside down. */
    TRANSVERSED(true, true, true);

    private final boolean swapped;
    private final boolean mirroredAcross;
    private final boolean mirroredDown;

    /** First it is mirrored, then rows become columns if swapped. */
    Turn(boolean swapped, boolean mirroredAcross, boolean mirroredDown) {
        this.swapped = swapped;
        this.mirroredAcross = mirroredAcross;
        this.mirroredDown = mirroredDown;
    }

    /**
     * The coefficients of the cosine transform of a turned picture: to mirror a side changes the sign of its odd
     * frequencies.
     *
     * @param coefficients row by row, beginning with frequency 1
     * @param side the number of frequencies in each direction
     */
    float[] turned(float[] coefficients, int side) {
        float[] turned = new float[coefficients.length];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                boolean negative = (mirroredDown && i % 2 == 0) != (mirroredAcross && j % 2 == 0);
                float coefficient = coefficients[i * side + j];
                turned[swapped ? j * side + i : i * side + j] = negative ? -coefficient : coefficient;
            }
        }
        return turned;
    }
}
