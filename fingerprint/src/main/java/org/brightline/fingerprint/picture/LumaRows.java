package org.brightline.fingerprint.picture;

/** Decoded pixels, read row by row as luminance, 0 to 255, weighted as in ITU-R BT.601 from the stored values. */
public interface LumaRows {

    float RED = 0.299f;
    float GREEN = 0.587f;
    float BLUE = 0.114f;
    float WHITE = 255f;

    int width();

    int height();

    /** Whether a pixel may be less than opaque. */
    boolean transparent();

    /**
     * Reads one row.
     *
     * @param luma takes the luminance of each pixel, multiplied by its opacity
     * @param opacity takes the opacity of each pixel, 0 to 1, if the rows are {@link #transparent}; else it is not touched
     */
    void read(int y, float[] luma, float[] opacity);

    static float luma(float red, float green, float blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }
}
