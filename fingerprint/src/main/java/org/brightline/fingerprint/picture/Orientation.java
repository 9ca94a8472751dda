package org.brightline.fingerprint.picture;

/**
 * How a stored picture is turned or mirrored to be upright: tag 0x0112 of Exif (CIPA DC-008), in the order of its values
 * 1 to 8.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN(true, true, false),
    TRANSVERSED(true, true, true),
    THREE_QUARTER_TURN(true, false, true);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /** First rows become columns if swapped; then columns run from the right, rows from the bottom, of the upright picture. */
    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Whether width and height change places. */
    public boolean swapped() {
        return swapped;
    }

    /** The samples of a stored picture in the order of the upright one; the same array where nothing is turned. */
    public float[] turned(float[] stored, int storedWidth, int storedHeight) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapped ? storedHeight : storedWidth;
        int height = swapped ? storedWidth : storedHeight;
        int columnStep = swapped ? down(width) : across();
        int rowStep = swapped ? across() : down(width);
        int origin = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
        float[] upright = new float[stored.length];
        int from = 0;
        for (int y = 0; y < storedHeight; y++) {
            int to = origin + y * rowStep;
            for (int x = 0; x < storedWidth; x++, to += columnStep) {
                upright[to] = stored[from++];
            }
        }
        return upright;
    }

    private int across() {
        return fromRight ? -1 : 1;
    }

    private int down(int uprightWidth) {
        return fromBottom ? -uprightWidth : uprightWidth;
    }

    /**
     * Reads the orientation from Exif data, which begins like a TIFF file. What cannot be read is upright: viewers show it
     * so too.
     *
     * @param start the index of the first byte
     * @param end the index after the last byte
     */
    public static Orientation ofExif(Octets octets, long start, long end) {
        try {
            boolean little = octets.has(start, "II");
            if (!little && !octets.has(start, "MM")) {
                return UPRIGHT;
            }
            long directory = start + number(octets, start + 4, 4, little);
            long entries = number(octets, directory, 2, little);
            for (long i = 0; i < entries; i++) {
                long entry = directory + 2 + i * ENTRY_BYTES;
                if (entry + ENTRY_BYTES > end) {
                    return UPRIGHT;
                }
                if (number(octets, entry, 2, little) == TAG && number(octets, entry + 2, 2, little) == SHORT) {
                    long value = number(octets, entry + 8, 2, little);
                    return value >= 1 && value <= values().length ? values()[(int) value - 1] : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (PictureException outside) {
            return UPRIGHT;
        }
    }

    private static long number(Octets octets, long index, int size, boolean little) throws PictureException {
        if (size == 2) {
            return little ? octets.little16(index) : octets.big16(index);
        }
        return little ? octets.little32(index) : octets.big32(index);
    }
}
